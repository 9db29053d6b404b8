import { expect } from '@playwright/test'
import { typeText } from '#build/demo/clerk.ts'
import { ask } from '#build/demo/desk-calls.ts'
import { readPdfText } from '#build/demo/pdf-text.ts'
import { setFault } from '#build/demo/subsystem-control.ts'
import { officeDay } from '#shared/office-day.ts'
import { anEntry } from '#tests/builders.ts'
import { journey } from '#tests/shell/journey.ts'
import { accept, clerkAt, OFFICE, register, setUpOffice, unlock } from '#tests/shell/office.ts'

journey('four steps by keyboard lead to the first screen', async ({ open }) => {
  const shell = await open()
  const { page } = shell
  await expect(page.locator('#officeName')).toBeFocused()
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('请填写机构全称')).toBeVisible()
  const { keyboard } = await register(shell)
  await keyboard.press('Escape')
  await expect(page.locator('#officeName')).toHaveValue(OFFICE.name)
  await expect(page.getByText('国家（2023-01-01 版）')).toBeVisible()
  await keyboard.press('Control+Enter')
  await keyboard.press('Control+Enter')
  await expect(page.getByText('线路正常')).toBeVisible()
  await expect(page.getByText('已接受，签到成功')).toBeVisible()
  await expect(page.getByText(/与对方一致/)).toBeVisible()
  await keyboard.press('Enter')
  await expect(page.locator('#printTest')).toBeFocused()
  await keyboard.press('Enter')
  await expect(page.getByRole('status').filter({ hasText: '，没有打印' })).toBeVisible()
  await keyboard.press('Control+Enter')
  await expect(page.getByText('今日受理')).toBeVisible()
  const { settings } = await ask(shell.desk, 'settings.get', {})
  expect(settings).toMatchObject({ profileId: 'training', printTestedAt: null })
  expect(settings.lineTestedAt).not.toBeNull()
})

journey('a dead line is explained, may be skipped and tested later', async ({ open }) => {
  const shell = await open()
  const { page, training } = shell
  if (training === undefined) throw new Error('a new folder cannot be open already')
  const { keyboard } = await register(shell)
  await setFault(training, 'offline')
  await keyboard.press('Control+Enter')
  await expect(page.getByText('线路有问题')).toBeVisible()
  await expect(page.getByText(/连接不上/).first()).toBeVisible()
  await expect(page.getByText(/网络管理员核对地址和防火墙/)).toBeVisible()
  await keyboard.press('Control+Enter')
  await expect(page.getByText('已跳过')).toBeVisible()
  await keyboard.press('Control+Enter')
  await expect(page.getByText('今日受理')).toBeVisible()

  await keyboard.press('F9')
  await expect(page.getByText('尚未测通')).toBeVisible()
  await setFault(training, 'none')
  await page.locator('#testLine').focus()
  await keyboard.press('Enter')
  await expect(page.getByText('线路正常')).toBeVisible()
  await expect(page.getByText('尚未测通')).toBeHidden()
})

journey('who leaves after the second step has lost nothing', async ({ open }) => {
  const before = await open()
  const { keyboard } = await register(before)
  await keyboard.press('Control+Enter')
  await expect(before.page.locator('#testLine')).toBeVisible()
  await before.stop()

  const after = await open()
  await unlock(after)
  await expect(after.page.getByText('今日受理')).toBeVisible()
  await after.page.keyboard.press('F9')
  await expect(after.page.locator('#officeName')).toHaveValue(OFFICE.name)
})

journey('a new telephone is on the next form; the division stays', async ({ open }) => {
  const shell = await open()
  const { page, desk } = shell
  await setUpOffice(shell)
  const clerk = clerkAt(shell)
  await clerk.keyboard.press('F9')
  await expect(page.locator('#officeName')).toBeFocused()
  await expect(page.locator('#agencyCode')).toBeEnabled()
  await typeText(clerk, 'officePhone', '0631-5299999')
  await clerk.keyboard.press('Enter')
  await clerk.keyboard.press('Enter')
  await expect(page.getByText('已保存')).toBeVisible()
  const { id } = await accept(shell, anEntry({ startDate: officeDay(new Date()) }))
  const { pdf } = await ask(desk, 'paper.render', { filingId: id, form: 'filing-form' })
  expect(await readPdfText(pdf)).toContain('0631-5299999')

  await clerk.keyboard.press('F9')
  await expect(page.locator('#agencyCode')).toBeDisabled()
  await expect(page.getByText('已有备案使用，不能再改').first()).toBeVisible()
  const { office } = await ask(desk, 'settings.get', {})
  const moved = await desk.call('settings.setOffice', { ...office, division: '370102' })
  expect(moved).toMatchObject({ ok: false, error: { code: 'office-fixed' } })
})
