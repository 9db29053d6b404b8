import { type RecoveryFound, recoveryWays } from '#shared/backup/recovery.ts'
import { findAuditLink, lastSeq } from './audit.ts'
import { findAuditFault } from './audit-check.ts'
import { type FoundBackup, findBackups, isGenuine, newestFirst } from './backup-manifest.ts'
import { copyHead } from './filings.ts'
import type { VaultKeys } from './key-hierarchy.ts'
import { listUnacknowledged } from './outbox.ts'
import { checkBackup } from './restore.ts'
import { openToRead, type Vault, type VaultStation } from './vault.ts'

/** What a look at a vault that did not open has shown. */
export interface RecoveryLook {
  readonly found: RecoveryFound
  /** The backup that `found` speaks of. */
  readonly backup: FoundBackup | null
}

/** Reads the whole of a vault that did not open, and of its backups, newest first, until one is good. Changes nothing. */
export function lookForRecovery(
  keys: VaultKeys,
  station: VaultStation,
  { words, places }: { readonly words: string; readonly places: readonly string[] },
): RecoveryLook {
  const backup = findGoodBackup(keys, station, places)
  const opened = openToRead(keys, station)
  const read = opened.ok ? readVault(opened.value, backup) : undefined
  if (opened.ok) opened.value.db.close()
  const facts = {
    vault: read?.facts ?? null,
    backup: backup && {
      place: backup.folder,
      madeAt: backup.manifest.madeAt,
      filings: backup.manifest.counts.filings,
      isIncluded: read?.isIncluded ?? false,
    },
  }
  return { found: { words, ...facts, ways: recoveryWays(facts) }, backup }
}

function readVault(vault: Vault, backup: FoundBackup | null) {
  const last = findAuditLink(vault, lastSeq(vault))
  const facts = {
    filings: copyHead(vault).count,
    unfinished: listUnacknowledged(vault).length,
    savedAt: last?.at ?? null,
    isSound: findAuditFault(vault) === undefined,
  }
  const shared = backup && findAuditLink(vault, backup.manifest.seq)
  return { facts, isIncluded: shared?.hash === backup?.manifest.chainHash }
}

function findGoodBackup(
  keys: VaultKeys,
  station: VaultStation,
  places: readonly string[],
): FoundBackup | null {
  const backups = places
    .flatMap(findBackups)
    .filter(({ folder, manifest }) => isGenuine(folder, manifest, keys.backup))
  return newestFirst(backups).find((backup) => checkBackup(backup, keys, station).ok) ?? null
}
