import Database from 'better-sqlite3-multiple-ciphers'
import { type AuditNote, appendAudit, lastSeq } from './audit.ts'
import { bringHeadUp, writeHead } from './head.ts'
import type { Vault } from './vault.ts'

/** What a commit says of itself. */
export interface CommitNote extends AuditNote {
  /** The instant of the decision; the vault's clock where it is not given. */
  readonly at?: Date
}

/** What a change works with: the open transaction, its number, its instant (ISO). */
export interface Transaction {
  readonly db: Database.Database
  readonly seq: number
  readonly at: string
}

/**
 * The only way to change the record: one transaction with exactly one audit row, then the head file,
 * then whoever listens. Returns once all of it is on the disk.
 */
export function commit<T>(vault: Vault, note: CommitNote, change: (tx: Transaction) => T): T {
  const { db } = vault
  // A vault opened to be looked at: not even its head file may change.
  if (db.readonly) throw new Database.SqliteError('the vault is open to be read', 'SQLITE_READONLY')
  if (db.inTransaction) throw new Error('a commit inside another transaction')
  // The head of the commit before may have failed to reach the disk; two missing would look like damage.
  bringHeadUp(vault)
  const tx = {
    db,
    seq: lastSeq(vault) + 1,
    at: (note.at ?? vault.clock.now()).toISOString(),
  }
  const { action, object, by, fields } = note
  const result = db
    .transaction(() => {
      const changed = change(tx)
      appendAudit(vault, tx, { action, object, by, fields })
      return changed
    })
    .immediate()
  writeHead(vault)
  for (const listener of vault.listeners) listener(tx.seq)
  return result
}
