import { Difference } from '#shared/sync/difference.ts'
import { Reconciliation } from '#shared/sync/reconciliation.ts'
import type { Transaction } from './commit.ts'
import { readStored } from './stored-json.ts'
import type { Vault } from './vault.ts'

/** Writes a finding, new or with what became of it. */
export function writeDifference({ db, seq }: Transaction, difference: Difference): void {
  const { id, key, state } = difference
  db.prepare(
    `INSERT INTO differences (id, seq, key, state, body) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET seq = excluded.seq, state = excluded.state, body = excluded.body`,
  ).run(id, seq, key, state, JSON.stringify(Difference.parse(difference)))
}

/** Keeps the result of a comparison. */
export function writeReconciliation(
  { db, seq }: Transaction,
  reconciliation: Reconciliation,
): void {
  db.prepare('INSERT INTO reconciliations (id, seq, day, body) VALUES (?, ?, ?, ?)').run(
    reconciliation.id,
    seq,
    reconciliation.day,
    JSON.stringify(Reconciliation.parse(reconciliation)),
  )
}

/** The findings about a key, newest first. */
export function differencesOf({ db }: Vault, key: string): Difference[] {
  return db
    .prepare<[string], string>('SELECT body FROM differences WHERE key = ? ORDER BY seq DESC')
    .pluck()
    .all(key)
    .map((body) => readStored(Difference, body))
}

/** A finding by its id. */
export function findDifference({ db }: Vault, id: string): Difference | undefined {
  const body = db.prepare<[string], string>('SELECT body FROM differences WHERE id = ?').pluck()
  const stored = body.get(id)
  return stored === undefined ? undefined : readStored(Difference, stored)
}

/** The keys of what still waits for somebody. */
export function openDifferenceKeys({ db }: Vault): readonly string[] {
  return db.prepare<[], string>("SELECT key FROM differences WHERE state = 'open'").pluck().all()
}

/** Findings in a state, those of the latest commits first, at most `limit`. */
export function listDifferences(
  { db }: Vault,
  state: Difference['state'],
  limit: number,
): Difference[] {
  return db
    .prepare<[string, number], string>(
      'SELECT body FROM differences WHERE state = ? ORDER BY seq DESC, id LIMIT ?',
    )
    .pluck()
    .all(state, limit)
    .map((body) => readStored(Difference, body))
}

/** How many findings stand in each state. */
export function countDifferences({ db }: Vault): Readonly<Record<Difference['state'], number>> {
  const counts = db
    .prepare<[], Record<Difference['state'], number>>(
      `SELECT count(*) FILTER (WHERE state = 'open') AS open,
         count(*) FILTER (WHERE state = 'dealt') AS dealt,
         count(*) FILTER (WHERE state = 'gone') AS gone FROM differences`,
    )
    .get()
  if (counts === undefined) throw new Error('a count without a row')
  return counts
}

/** The comparisons that were made, newest first, at most `limit`. */
export function listReconciliations({ db }: Vault, limit: number): Reconciliation[] {
  return db
    .prepare<[number], string>('SELECT body FROM reconciliations ORDER BY seq DESC LIMIT ?')
    .pluck()
    .all(limit)
    .map((body) => readStored(Reconciliation, body))
}

/** Filings accepted here, and of them the ones with a receipt; what an older ledger brought is neither. */
export function countSides({ db }: Vault): {
  readonly local: number
  readonly acknowledged: number
} {
  const counts = db
    .prepare<[], { local: number; acknowledged: number }>(
      `SELECT count(*) AS local, count(acknowledged_day) AS acknowledged FROM filings
       WHERE status <> 'imported'`,
    )
    .get()
  if (counts === undefined) throw new Error('a count without a row')
  return counts
}

/** Whether anything was acknowledged on a day before `day`, so that there is something to compare. */
export function hasAcknowledgedBefore({ db }: Vault, day: string): boolean {
  return (
    db
      .prepare(`SELECT 1 FROM filings WHERE acknowledged_day < ? AND status <> 'imported' LIMIT 1`)
      .get(day) !== undefined
  )
}
