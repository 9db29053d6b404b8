import { randomUUID } from 'node:crypto'
import type { Database } from 'better-sqlite3-multiple-ciphers'
import { officeDay } from '#shared/office-day.ts'
import { restored } from '#shared/sync/entry-steps.ts'
import type { AuditNote } from './audit.ts'
import { commit, type Transaction } from './commit.ts'
import { connect } from './database.ts'
import type { VaultKeys } from './key-hierarchy.ts'
import { operatorSlots } from './keys.ts'
import { migrate } from './migrations.ts'
import { listUnacknowledged } from './outbox.ts'
import { updateEntry } from './outbox-rows.ts'
import { readSlots } from './slot-files.ts'
import { databasePath, type VaultStation, vaultOf } from './vault.ts'

/** Serials left out after a restore: numbers may have been given out that the backup does not know. */
const SERIALS_LEFT_OUT = 1_000

/**
 * A generation of its own, so that no copy of the old vault is taken for this one's. What is unfinished
 * is asked about before it is sent again, and numbers that may have been given out are left out.
 */
export function beginAnew(
  keys: VaultKeys,
  station: VaultStation,
  { action, fields }: Pick<AuditNote, 'action' | 'fields'>,
): void {
  const db = connect(databasePath(station.directory), keys.database)
  try {
    migrate(db)
    const generation = randomUUID()
    db.prepare('UPDATE vault SET generation = ?').run(generation)
    const vault = vaultOf(db, keys, { ...station, operatorNumber: knownOperator(db, station) })
    const note = {
      action,
      object: generation,
      by: station.operatorNumber,
      fields: ['state', 'reason', 'nextAt', ...fields],
    }
    commit(vault, note, (tx) => {
      const at = new Date(tx.at)
      for (const entry of listUnacknowledged(vault)) updateEntry(tx, restored(entry, at))
      addMissingOperators(tx, station.directory)
      tx.db
        .prepare(
          `INSERT INTO acceptance_serials (office_day, last) VALUES (?, ?)
           ON CONFLICT (office_day) DO UPDATE SET last = last + excluded.last`,
        )
        .run(officeDay(at), SERIALS_LEFT_OUT)
    })
  } finally {
    db.close()
  }
}

/** Who acts, or anybody else the vault knows: he may have been added after the backup was made. */
export function knownOperator(
  db: Database,
  { operatorNumber }: Pick<VaultStation, 'operatorNumber'>,
): string {
  const known = db
    .prepare<[string], string>('SELECT id FROM operators ORDER BY id <> ?, id LIMIT 1')
    .pluck()
    .get(operatorNumber)
  if (known === undefined) throw new Error('a vault without operators')
  return known
}

/** The slots may be younger than the data: whoever opens them works here as well. */
function addMissingOperators({ db, seq }: Transaction, directory: string): void {
  const slots = readSlots(directory)
  const add = db.prepare('INSERT OR IGNORE INTO operators (id, seq, body) VALUES (?, ?, ?)')
  for (const { operator } of slots.ok ? operatorSlots(slots.value) : []) {
    add.run(operator.number, seq, JSON.stringify(operator))
  }
}
