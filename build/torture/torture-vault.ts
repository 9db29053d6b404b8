import { join } from 'node:path'
import type { Clock } from '#electron/clock.ts'
import { createVault, type Vault } from '#electron/vault/vault.ts'

/** Who works at the desk under torture, and where. */
export const OPERATOR = { number: '9001', name: '测试员' }
export const PASSWORD = 'a password of the rig'
export const OFFICE = {
  name: '测试经办机构',
  division: '371002',
  agencyCode: '371002001',
  phone: '0631-5200000',
}
/** Argon2id as cheap as it goes. */
export const CHEAP_COST = { memoryKiB: 64, iterations: 1, parallelism: 1 }

/** The vault within the profile of a run. */
export function vaultFolder(profile: string): string {
  return join(profile, 'vault')
}

/** What unlocks the vault of a profile. */
export function unlockOf(profile: string, clock: Clock) {
  return {
    directory: vaultFolder(profile),
    clock,
    operatorNumber: OPERATOR.number,
    password: PASSWORD,
    deviceSecret: null,
  }
}

/** Sets an office up in a profile. */
export async function makeVault(profile: string, clock: Clock): Promise<Vault> {
  const made = await createVault({
    ...unlockOf(profile, clock),
    office: OFFICE,
    operator: OPERATOR,
    profileId: 'training',
    cost: CHEAP_COST,
  })
  if (!made.ok) throw new Error(made.error.code)
  return made.value
}
