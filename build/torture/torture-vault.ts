import { join } from 'node:path'
import { createRigVault, rigUnlock } from '#build/rig-vault.ts'
import type { Clock } from '#electron/clock.ts'
import type { Vault } from '#electron/vault/vault.ts'

/** The vault within the profile of a run. */
export function vaultFolder(profile: string): string {
  return join(profile, 'vault')
}

/** What unlocks the vault of a profile. */
export function unlockOf(profile: string, clock: Clock) {
  return rigUnlock(vaultFolder(profile), clock)
}

/** Sets an office up in a profile. */
export function makeVault(profile: string, clock: Clock): Promise<Vault> {
  return createRigVault(vaultFolder(profile), clock)
}
