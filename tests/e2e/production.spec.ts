import { expect } from '@playwright/test'
import { ask } from '#build/demo/desk-calls.ts'
import { readPdfText } from '#build/demo/pdf-text.ts'
import { readHeldFilings } from '#build/demo/subsystem-control.ts'
import { officeDay } from '#shared/office-day.ts'
import { anEntry } from '#tests/builders.ts'
import { journey } from '#tests/shell/journey.ts'
import { register, submit, unlock } from '#tests/shell/office.ts'
import { startProvince } from '#tests/shell/province.ts'
import { openTwoDesks } from '#tests/shell/training-shell.ts'

journey('from training to real work by keyboard, and back', async ({ dataDirectory }) => {
  const province = await startProvince()
  const shell = await openTwoDesks(dataDirectory)
  const { desk, page } = shell
  const training = page.getByText('训练模式', { exact: true })
  await expect(training).toBeVisible()
  await page.keyboard.press('Control+j')
  await expect(training).toBeHidden()
  await register(shell)
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText(/还没有接入文件/)).toBeVisible()
  await page.locator('#importAccess').press('Enter')
  await page.locator('#fileText').fill('{ "id": "sample-province" }')
  await expect(page.getByText(/token：缺少这一项/)).toBeVisible()
  const nobodyThere = { ...province.access, address: 'http://127.0.0.1:1' }
  await page.locator('#fileText').fill(JSON.stringify(nobodyThere))
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('离线也能受理，线路恢复后自动报送')).toBeInViewport({ ratio: 1 })
  await page.locator('#importAccess').press('Enter')
  await page.locator('#fileText').fill(JSON.stringify(province.access))
  await expect(page.getByText('报文不加密')).toBeVisible()
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('已接入 样例省平台')).toBeVisible()
  await expect(page.getByText('线路正常')).toBeVisible()
  await page.keyboard.press('Control+Enter')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('今日受理')).toBeVisible()

  const filingId = await submit(shell, anEntry({ startDate: officeDay(new Date()) }))
  await expect.poll(() => readHeldFilings(province.subsystem), { timeout: 20_000 }).toHaveLength(1)
  const paper = await ask(desk, 'paper.render', { form: 'filing-form', filingId })
  expect(paper.watermark).toBeNull()
  expect(await readPdfText(paper.pdf)).not.toContain('训练')
  await page.keyboard.press('F9')
  await expect(page.getByText('更换接入文件')).toBeVisible()
  await expect(page.getByText(province.access.address)).toBeVisible()
  expect(await page.content()).not.toContain(province.access.token)

  await page.keyboard.press('Control+l')
  await expect(page.locator('#password')).toBeFocused()
  await page.keyboard.press('Control+j')
  await expect(training).toBeVisible()
  await expect(page.locator('#officeName')).toBeFocused()
  await page.keyboard.press('Control+j')
  await expect(training).toBeHidden()
  await unlock(shell)
  await expect(page.getByText('今日受理')).toBeVisible()
  await shell.stop()
  await province.stop()
})
