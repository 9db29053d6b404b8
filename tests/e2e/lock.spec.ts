import { expect, type Page } from '@playwright/test'
import { typeText } from '#build/demo/clerk.ts'
import { ask } from '#build/demo/desk-calls.ts'
import { deskTime } from '#tests/shell/desk-time.ts'
import { heapHolds } from '#tests/shell/heap.ts'
import { journey } from '#tests/shell/journey.ts'
import { clerkAt, PASSWORD, setUpOffice, unlock } from '#tests/shell/office.ts'
import type { TrainingShell } from '#tests/shell/training-shell.ts'

const NAME = '司徒望舒'
const ADDRESS = '天河区体育西路 1 号'

/** Opens 新增备案 and types; locked in the middle of it. */
async function beginFiling(shell: TrainingShell): Promise<void> {
  const clerk = clerkAt(shell)
  await clerk.keyboard.press('F2')
  await typeText(clerk, 'name', NAME)
  await typeText(clerk, 'address', ADDRESS)
}

async function expectLocked(page: Page): Promise<void> {
  await expect(page.locator('#password')).toBeFocused()
  const shown = await page.evaluate(() => document.documentElement.outerHTML + document.title)
  expect(shown).not.toContain(NAME)
  expect(shown).not.toContain(ADDRESS)
}

async function expectBackAtDraft(page: Page): Promise<void> {
  await expect(page.locator('#name')).toHaveValue(NAME)
  await expect(page.locator('#address')).toHaveValue(ADDRESS)
}

journey('an idle desk warns, locks, and gives the draft back', async ({ open }) => {
  const { clock, pass } = deskTime()
  const shell = await open(clock)
  const { page } = shell
  await setUpOffice(shell)
  await beginFiling(shell)
  pass(280)
  await expect(page.getByText('按任意键继续')).toBeVisible()
  await page.keyboard.press('Shift')
  await expect(page.getByText('按任意键继续')).toBeHidden()
  pass(301)
  await expectLocked(page)
  await unlock(shell)
  await expectBackAtDraft(page)
})

journey('locking by hand takes the last keystrokes along', async ({ open }) => {
  const shell = await open()
  await setUpOffice(shell)
  await beginFiling(shell)
  await shell.page.keyboard.press('Control+l')
  await expectLocked(shell.page)
  await unlock(shell)
  await expectBackAtDraft(shell.page)
  const [held] = await ask(shell.desk, 'draft.list', {})
  expect(held?.entry).toMatchObject({ name: NAME, address: ADDRESS })
})

journey('a locked page has forgotten the person, in its memory as well', async ({ open }) => {
  const shell = await open()
  await setUpOffice(shell)
  await beginFiling(shell)
  expect(await heapHolds(shell.page, NAME)).toBe(true)
  await shell.page.keyboard.press('Control+l')
  await expectLocked(shell.page)
  expect(await heapHolds(shell.page, NAME)).toBe(false)
})

journey('wrong passwords slow down, over a restart as well', async ({ open }) => {
  const { clock, pass } = deskTime()
  const before = await open(clock)
  await setUpOffice(before)
  await before.page.keyboard.press('Control+l')
  for (let at = 0; at < 3; at += 1) await unlock(before, `wrong ${at}`)
  await expect(before.page.getByRole('button', { name: /请等待 \d 秒/ })).toBeDisabled()
  await before.stop()

  const after = await open(clock)
  const asked = { operatorNumber: '9001', password: PASSWORD }
  // However long the restart took: a clock set back asks for the whole wait again.
  pass(-60)
  expect(await after.desk.call('vault.unlock', asked)).toMatchObject({
    error: { code: 'too-many-tries' },
  })
  pass(10)
  await expect(after.page.getByRole('button', { name: /解锁/ })).toBeEnabled()
  await unlock(after)
  await expect(after.page.getByText('今日受理')).toBeVisible()
})

journey('another operator unlocks under his own name and finds the draft', async ({ open }) => {
  const shell = await open()
  const { page } = shell
  await setUpOffice(shell)
  const clerk = clerkAt(shell)
  await clerk.keyboard.press('F9')
  await page.locator('#addOperator').press('Enter')
  await expect(page.getByText('应为 1–20 位字母或数字')).toBeVisible()
  await typeText(clerk, 'newNumber', '9002')
  await typeText(clerk, 'newName', '第二经办员')
  await typeText(clerk, 'initialPassword', 'second password')
  await typeText(clerk, 'ownPassword', PASSWORD)
  await clerk.keyboard.press('Enter')
  await clerk.keyboard.press('Enter')
  await expect(page.getByText('已增加 第二经办员')).toBeVisible()
  await beginFiling(shell)
  await clerk.keyboard.press('Control+l')
  await expectLocked(page)
  await page.locator('#operator').focus()
  await clerk.keyboard.press('ArrowDown')
  await clerk.keyboard.press('ArrowDown')
  await clerk.keyboard.press('Enter')
  await page.locator('#password').focus()
  await unlock(shell, 'second password')
  await expect(page.getByText('今日受理')).toBeVisible()
  await expect(page.getByText('第二经办员 9002')).toBeVisible()
  await expect(page.getByText(NAME)).toBeVisible()
})

journey('a changed password is the one that opens', async ({ open }) => {
  const shell = await open()
  await setUpOffice(shell)
  const clerk = clerkAt(shell)
  await clerk.keyboard.press('F9')
  await typeText(clerk, 'oldPassword', PASSWORD)
  await typeText(clerk, 'newPassword', 'another password')
  await typeText(clerk, 'repeatedPassword', 'another password')
  await clerk.keyboard.press('Enter')
  await clerk.keyboard.press('Enter')
  await expect(shell.page.getByText('密码已修改')).toBeVisible()
  await clerk.keyboard.press('Control+l')
  await unlock(shell)
  await expect(shell.page.getByText(/密码不对/)).toBeVisible()
  await unlock(shell, 'another password')
  await expect(shell.page.locator('#officeName')).toBeVisible()
})
