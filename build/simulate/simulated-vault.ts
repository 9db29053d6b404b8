import { cpSync } from 'node:fs'
import type { Clock } from '#electron/clock.ts'
import { createVault, openByKeys, unlockKeys, type Vault } from '#electron/vault/vault.ts'
import type { Result } from '#shared/result.ts'

/** Who works at a simulated desk. */
export const OPERATOR = { number: '9001', name: '测试员' } as const
export const OTHER_OPERATOR = { number: '9002', name: '另一测试员' } as const
const PASSWORD = 'a password of the rig'

/** When every simulation begins. */
export const START = new Date('2026-11-22T01:00:00.000Z')

/** A vault that is opened again and again without its password being asked for. */
export interface SimulatedVault {
  open(clock: Clock): Vault
}

/** Makes an empty vault to be copied for each run. */
export async function makeVaultToCopy(directory: string): Promise<void> {
  const made = await createVault({
    ...unlockOf(directory),
    office: {
      name: '测试经办机构',
      division: '371002',
      agencyCode: '371002001',
      phone: '0631-5200000',
    },
    operator: OPERATOR,
    profileId: 'training',
    cost: { memoryKiB: 64, iterations: 1, parallelism: 1 },
  })
  getValue(made).db.close()
}

/** Copies the empty vault to where a run works. */
export async function copyVault(from: string, to: string): Promise<SimulatedVault> {
  cpSync(from, to, { recursive: true })
  const keys = getValue(await unlockKeys(unlockOf(to)))
  const open = (clock: Clock) => getValue(openByKeys(keys, { ...unlockOf(to), clock }))
  return { open }
}

function unlockOf(directory: string) {
  const clock = { now: () => START }
  const operatorNumber = OPERATOR.number
  return { directory, clock, operatorNumber, password: PASSWORD, deviceSecret: null }
}

function getValue<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.error.code)
  return result.value
}
