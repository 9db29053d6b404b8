import type { Filing } from '#shared/filing/filing.ts'
import type { CommitNote } from './commit.ts'
import { commit } from './commit.ts'
import { findFilingRow, writeEvent, writeFiling } from './filing-rows.ts'
import type { Vault } from './vault.ts'

/** Where filings keep each kind of number they were given. */
const NUMBER_PLACES = {
  acceptanceNumber: 'acceptance_number',
  filingNumber: "body ->> '$.receipt.filingNumber'",
  receiptNumber: "body ->> '$.receipt.receiptNumber'",
} as const

/** A kind of number a filing is known by. */
export type NumberKind = keyof typeof NUMBER_PLACES

/** Which of these numbers of one kind a filing of this vault bears already. */
export function takenNumbers(
  { db }: Vault,
  kind: NumberKind,
  numbers: readonly string[],
): ReadonlySet<string> {
  const place = NUMBER_PLACES[kind]
  return new Set(
    db
      .prepare<[string], string>(
        `SELECT ${place} FROM filings WHERE ${place} IN (SELECT value FROM json_each(?))`,
      )
      .pluck()
      .all(JSON.stringify(numbers)),
  )
}

/** Which of these ids are filings of this vault already. */
export function knownIds({ db }: Vault, ids: readonly string[]): ReadonlySet<string> {
  return new Set(
    db
      .prepare<[string], string>(
        'SELECT id FROM filings WHERE id IN (SELECT value FROM json_each(?))',
      )
      .pluck()
      .all(JSON.stringify(ids)),
  )
}

/**
 * Takes a filing from an older ledger in: filing, event and audit row in one commit, and no entry of the
 * outbox. A second time it is the first time's.
 */
export function takeImported(vault: Vault, filing: Filing, source: string): void {
  if (filing.status !== 'imported') throw new Error(`filing ${filing.id} was not imported`)
  if (findFilingRow(vault.db, filing.id)) return
  const { number, name } = vault.operator
  const note: CommitNote = {
    action: 'filing.import',
    object: filing.id,
    by: number,
    fields: ['entry', 'receipt'],
  }
  commit(vault, note, (tx) => {
    writeFiling(tx, filing)
    writeEvent(tx, filing.id, { at: tx.at, kind: 'imported', by: name, detail: source })
  })
}
