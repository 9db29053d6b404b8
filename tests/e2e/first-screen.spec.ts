import { expect } from '@playwright/test'
import { typeText } from '#build/demo/clerk.ts'
import { ask } from '#build/demo/desk-calls.ts'
import { setFault } from '#build/demo/subsystem-control.ts'
import type { Filing } from '#shared/filing/filing.ts'
import { officeDay } from '#shared/office-day.ts'
import { anEntry, identityNumber } from '#tests/builders.ts'
import { journey } from '#tests/shell/journey.ts'
import { accept, clerkAt, setUpOffice } from '#tests/shell/office.ts'
import type { TrainingShell } from '#tests/shell/training-shell.ts'

/** Files a person of this name while the subsystem behaves like that, and waits for what comes of it. */
async function fileUnder(
  shell: TrainingShell,
  fault: string,
  { name, serial, state }: { name: string; serial: number; state: string },
): Promise<Filing> {
  if (shell.training) await setFault(shell.training, fault)
  const documentNumber = identityNumber('19560312', serial)
  const startDate = officeDay(new Date())
  const filing = await accept(shell, anEntry({ name, documentNumber, startDate }))
  await expect
    .poll(
      async () => (await ask(shell.desk, 'filing.get', { filingId: filing.id })).outbox[0]?.state,
    )
    .toBe(state)
  return filing
}

journey('the four lists of the day are reached and opened by keyboard', async ({ open }) => {
  const shell = await open()
  await setUpOffice(shell)
  const { page } = shell
  const clerk = clerkAt(shell)
  const done = await fileUnder(shell, 'none', {
    name: '甲远山',
    serial: 301,
    state: 'acknowledged',
  })
  const returned = await fileUnder(shell, 'refuse', {
    name: '乙远山',
    serial: 303,
    state: 'parked',
  })
  const waiting = await fileUnder(shell, 'offline', {
    name: '丙远山',
    serial: 305,
    state: 'queued',
  })
  await clerk.keyboard.press('F2')
  await typeText(clerk, 'name', '丁远山')
  await expect.poll(async () => (await ask(shell.desk, 'draft.list', {})).length).toBe(1)
  await clerk.keyboard.press('Escape')

  await expect(page.locator('[aria-busy=false]')).toBeVisible()
  for (const [key, filing] of [
    ['2', waiting],
    ['3', returned],
    ['4', done],
    ['5', waiting],
  ] as const) {
    await clerk.keyboard.press(key)
    await expect(page.locator('[data-row]:focus')).toContainText(filing.entry.name)
    await clerk.keyboard.press('Enter')
    await expect(page.getByText(filing.acceptanceNumber).first()).toBeVisible()
    await clerk.keyboard.press('Escape')
    await expect(page.getByText('今日受理')).toBeVisible()
  }
  await expect(page.locator('#today-standing')).toContainText('变更后重报')

  await clerk.keyboard.press('5')
  await expect(page.locator('[data-row]:focus')).toContainText(waiting.entry.name)
  await clerk.keyboard.press('ArrowDown')
  await expect(page.locator('[data-row]:focus')).toContainText(returned.entry.name)
  await clerk.keyboard.press('ArrowUp')
  await expect(page.locator('[data-row]:focus')).toContainText(waiting.entry.name)

  const heights = await page.evaluate(() => [
    document.documentElement.scrollHeight,
    ...['drafts', 'waiting', 'standing', 'done'].map((name) => {
      const list = document.getElementById(`today-${name}`)?.parentElement
      return (list?.scrollHeight ?? 1) - (list?.clientHeight ?? 0)
    }),
  ])
  expect(heights).toEqual([650, 0, 0, 0, 0])

  await clerk.keyboard.press('1')
  await expect(page.locator('[data-row]:focus')).toContainText('丁远山')
  await clerk.keyboard.press('Enter')
  await expect(page.locator('#name')).toHaveValue('丁远山')
})

journey('an empty list takes the cursor and says that it is empty', async ({ open }) => {
  const shell = await open()
  await setUpOffice(shell)
  await shell.page.keyboard.press('3')
  await expect(shell.page.locator('#today-standing')).toBeFocused()
  await expect(shell.page.locator('#today-standing')).toContainText('没有需要处理的备案')
})
