import { ask } from '#build/demo/desk-calls.ts'
import { setFault } from '#build/demo/subsystem-control.ts'
import { SEEDED_OPERATOR } from '#build/seed/seed-vault.ts'
import { openShell, type TrainingShell } from '#tests/shell/training-shell.ts'

/** What unlocks a seeded office. */
export const SEEDED_UNLOCK = {
  operatorNumber: SEEDED_OPERATOR.number,
  password: SEEDED_OPERATOR.password,
} as const

/** Opens a seeded office, unlocked; the line is down, so that nothing is sent but what is measured. */
export async function openSeededOffice(dataDirectory: string): Promise<TrainingShell> {
  const shell = await openShell(dataDirectory)
  if (shell.training) await setFault(shell.training, 'offline')
  await ask(shell.desk, 'vault.unlock', SEEDED_UNLOCK)
  await shell.page.locator('#today-done').waitFor()
  return shell
}
