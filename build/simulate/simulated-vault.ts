import { cpSync } from 'node:fs'
import { createRigVault, rigUnlock } from '#build/rig-vault.ts'
import type { Clock } from '#electron/clock.ts'
import { openByKeys, unlockKeys, type Vault } from '#electron/vault/vault.ts'
import type { Result } from '#shared/result.ts'

/** Who decides besides the operator of the rig. */
export const OTHER_OPERATOR = { number: '9002', name: '另一测试员' } as const

/** When every simulation begins. */
export const START = new Date('2026-11-22T01:00:00.000Z')
const AT_START: Clock = { now: () => START }

/** A vault that is opened again and again without its password being asked for. */
export interface SimulatedVault {
  open(clock: Clock): Vault
}

/** Makes an empty vault to be copied for each run. */
export async function makeVaultToCopy(directory: string): Promise<void> {
  const vault = await createRigVault(directory, AT_START)
  vault.db.close()
}

/** Copies the empty vault to where a run works. */
export async function copyVault(from: string, to: string): Promise<SimulatedVault> {
  cpSync(from, to, { recursive: true })
  const keys = getValue(await unlockKeys(rigUnlock(to, AT_START)))
  const open = (clock: Clock) => getValue(openByKeys(keys, rigUnlock(to, clock)))
  return { open }
}

function getValue<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.error.code)
  return result.value
}
