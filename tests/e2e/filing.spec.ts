import { expect } from '@playwright/test'
import { ask } from '#build/demo/desk-calls.ts'
import { readHeldFilings, setFault } from '#build/demo/subsystem-control.ts'
import { addMonths } from '#shared/calendar/months.ts'
import { officeDay } from '#shared/office-day.ts'
import { anEntry, identityNumber } from '#tests/builders.ts'
import { journey } from '#tests/shell/journey.ts'
import { accept, file, setUpOffice, unlock } from '#tests/shell/office.ts'
import type { TrainingShell } from '#tests/shell/training-shell.ts'

const today = officeDay(new Date())

function trainingOf({ training }: TrainingShell) {
  if (training === undefined) throw new Error('this shell has no training subsystem')
  return training
}

journey('a filing typed by keyboard is acknowledged by the subsystem', async ({ open }) => {
  const shell = await open()
  await setUpOffice(shell)
  await file(shell, anEntry({ startDate: today }))
  await expect(shell.page.getByText('子系统已确认').first()).toBeVisible({ timeout: 15_000 })
  const held = await readHeldFilings(trainingOf(shell))
  expect(held).toMatchObject([{ certno: identityNumber(), rloc_admdvs: '440100' }])
})

journey('what is filed offline survives a restart and goes out once', async ({ open }) => {
  const before = await open()
  await setUpOffice(before)
  await setFault(trainingOf(before), 'offline')
  const entry = anEntry({
    category: 'temporary',
    startDate: today,
    endDate: addMonths(today, 6),
    materials: {},
  })
  const filing = await file(before, entry)
  await expect(before.page.getByText('离线').first()).toBeVisible({ timeout: 15_000 })
  await before.stop()

  const after = await open()
  await unlock(after)
  await expect
    .poll(async () => (await ask(after.desk, 'filing.get', { filingId: filing.id })).filing.status)
    .toBe('acknowledged')
  const { outbox } = await ask(after.desk, 'filing.get', { filingId: filing.id })
  const held = await readHeldFilings(trainingOf(after))
  expect(held.length).toBe(1)
  expect(held).toMatchObject([{ exp_content: { x_client_biz_no: outbox[0]?.id } }])
})

journey(
  'an answer lost after the subsystem took the filing does not double it',
  async ({ open }) => {
    const shell = await open()
    await setUpOffice(shell)
    await setFault(trainingOf(shell), 'drop-after-commit')
    await accept(shell, anEntry({ startDate: today }))
    await expect(shell.page.getByText('子系统已确认').first()).toBeVisible({ timeout: 30_000 })
    // The state itself may be gone within a second; what was not known stays in the timeline.
    await expect(shell.page.getByRole('region', { name: '办理经过' })).toContainText('结果待查')
    expect((await readHeldFilings(trainingOf(shell))).length).toBe(1)
  },
)

journey('a refused filing is parked with the subsystem’s reason', async ({ open }) => {
  const shell = await open()
  await setUpOffice(shell)
  await setFault(trainingOf(shell), 'refuse')
  await accept(shell, anEntry({ startDate: today }))
  await expect(shell.page.getByText('被退回：').first()).toBeVisible({ timeout: 15_000 })
  await shell.page.keyboard.press('F6')
  await expect(shell.page.getByRole('heading', { name: '被退回 · 结果待查' })).toBeVisible()
  await expect(shell.page.getByText('变更后重报，或作废').first()).toBeVisible()
})

journey('a page instead of a message shows neither HTML nor success', async ({ open }) => {
  const shell = await open()
  await setUpOffice(shell)
  await setFault(trainingOf(shell), 'html-200')
  const filing = await accept(shell, anEntry({ startDate: today }))
  await expect
    .poll(
      async () => (await ask(shell.desk, 'filing.get', { filingId: filing.id })).outbox[0]?.reason,
    )
    .not.toBeNull()
  await expect(shell.page.getByText('<html')).toHaveCount(0)
  expect((await ask(shell.desk, 'filing.get', { filingId: filing.id })).filing.status).toBe(
    'accepted',
  )
})
