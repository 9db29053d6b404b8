import type { Clock } from '#electron/clock.ts'
import { createVault, type Vault } from '#electron/vault/vault.ts'

/** Who works at the desks of rigs and benches, where, and by which password. */
export const OPERATOR = { number: '9001', name: '测试员' } as const
export const OFFICE = {
  name: '测试经办机构',
  division: '371002',
  agencyCode: '371002001',
  phone: '0631-5200000',
} as const
export const PASSWORD = 'a password of the rig'

/** Argon2id as cheap as it goes: none of these vaults is worth breaking. */
export const CHEAP_COST = { memoryKiB: 64, iterations: 1, parallelism: 1 } as const

/** What unlocks a vault of a rig. */
export function rigUnlock(directory: string, clock: Clock) {
  const operatorNumber = OPERATOR.number
  return { directory, clock, operatorNumber, password: PASSWORD, deviceSecret: null }
}

/** An office nobody has filed in yet. */
export async function createRigVault(directory: string, clock: Clock): Promise<Vault> {
  const made = await createVault({
    ...rigUnlock(directory, clock),
    office: OFFICE,
    operator: OPERATOR,
    profileId: 'training',
    cost: CHEAP_COST,
  })
  if (!made.ok) throw new Error(made.error.code)
  return made.value
}
