import { expect } from '@playwright/test'
import { chooseFromList } from '#build/demo/clerk.ts'
import { ask } from '#build/demo/desk-calls.ts'
import { officeDay } from '#shared/office-day.ts'
import { anEntry, identityNumber } from '#tests/builders.ts'
import { journey } from '#tests/shell/journey.ts'
import { accept, clerkAt, enter, setUpOffice, unlock } from '#tests/shell/office.ts'

const today = officeDay(new Date())

journey('a wrong check digit is explained and the cursor stands in the field', async ({ open }) => {
  const shell = await open()
  await setUpOffice(shell)
  const wrong = `${identityNumber().slice(0, 17)}${identityNumber().endsWith('1') ? '2' : '1'}`
  const { keyboard } = await enter(shell, anEntry({ documentNumber: wrong, startDate: today }))
  await keyboard.press('Control+Enter')
  await expect(shell.page.locator('#documentNumber')).toBeFocused()
  await expect(shell.page.locator('#documentNumber-note')).toContainText('校验位不符')
  await expect(shell.page.locator('#documentNumber')).toHaveValue(wrong)
})

journey('a missing material is named with its article', async ({ open }) => {
  const shell = await open()
  await setUpOffice(shell)
  const { keyboard } = await enter(shell, anEntry({ materials: {}, startDate: today }))
  await keyboard.press('Control+Enter')
  await expect(shell.page.locator('#materials-relocation-proof-note')).toContainText(
    '缺少异地安置认定材料',
  )
  await expect(shell.page.getByRole('contentinfo')).toContainText('规程第八条（一）3')
  await expect(shell.page.locator('#materials-relocation-proof input').first()).toBeFocused()
})

journey(
  'a day that is none stays where it was typed and keeps the filing back',
  async ({ open }) => {
    const shell = await open()
    await setUpOffice(shell)
    const { page, keyboard } = await enter(shell, anEntry({ startDate: today }))
    const field = page.locator('#documentValidUntil')
    await field.focus()
    await keyboard.type('2036-13-01')
    await keyboard.press('Tab')
    await expect(page.locator('#documentValidUntil-note')).toContainText('不是日期')
    await keyboard.press('Control+Enter')
    await expect(field).toBeFocused()
    await expect(field).toHaveValue('2036-13-01')
    await keyboard.press('Control+a')
    await keyboard.type('20361201')
    await keyboard.press('Control+Enter')
    await expect(page.locator('#form-filing-form')).toBeVisible()
  },
)

journey('a hospital typed as destination is answered by the rule', async ({ open }) => {
  const shell = await open()
  await setUpOffice(shell)
  const clerk = clerkAt(shell)
  await clerk.keyboard.press('F2')
  await chooseFromList(clerk, 'insuredDivision', '371002')
  await clerk.page.locator('#destination').focus()
  await clerk.keyboard.type('北京协和医院')
  await expect(shell.page.getByText('规程第十一条').first()).toBeVisible()
})

journey('the own province is not among the destinations', async ({ open }) => {
  const shell = await open()
  await setUpOffice(shell)
  const clerk = clerkAt(shell)
  await clerk.keyboard.press('F2')
  await chooseFromList(clerk, 'insuredDivision', '371002')
  await clerk.page.locator('#destination').focus()
  await clerk.keyboard.type('济南')
  await expect(shell.page.getByRole('option', { name: /济南/ })).toHaveCount(0)
  await expect(shell.page.getByText('没有这个就医地')).toBeVisible()
})

journey('a second filing of the same person is found offline', async ({ open }) => {
  const shell = await open()
  await setUpOffice(shell)
  const first = await accept(shell, anEntry({ startDate: today }))
  const { keyboard } = await enter(shell, anEntry({ startDate: today }))
  await keyboard.press('Control+Enter')
  await expect(shell.page.locator('#destination-note')).toContainText(first.acceptanceNumber)
  await expect(shell.page.locator('#submit')).toBeVisible()
})

journey('a wrong password opens nothing and says so', async ({ open }) => {
  const shell = await open()
  await setUpOffice(shell)
  await shell.page.keyboard.press('Control+l')
  await unlock(shell, 'not the password')
  await expect(shell.page.locator('#password-note')).toContainText('密码')
  await expect(shell.page.locator('#password')).toBeFocused()
  expect(await shell.desk.call('draft.list', {})).toMatchObject({
    ok: false,
    error: { code: 'locked' },
  })
})

journey(
  'a second application on the same folder only says that there is a first',
  async ({ open }) => {
    const first = await open()
    await setUpOffice(first)
    const second = await open()
    await expect(second.page.getByText('已经打开了一个备案柜台')).toBeVisible()
    expect(await ask(first.desk, 'draft.list', {})).toEqual([])
  },
)
