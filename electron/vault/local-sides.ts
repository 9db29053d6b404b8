import type { Filing } from '#shared/filing/filing.ts'
import type { OutboxEntry } from '#shared/sync/outbox-entry.ts'
import { getFilingRow } from './filing-rows.ts'
import { entriesOf } from './outbox-rows.ts'
import type { Vault } from './vault.ts'

/** A filing with its entries, and the newest commit that touched any of it. */
export interface LocalRows {
  readonly filing: Filing
  readonly entries: readonly OutboxEntry[]
  readonly seq: number
}

/** The filing whose registration has this key. */
export function findLocalRows({ db }: Vault, key: string): LocalRows | undefined {
  const found = db
    .prepare<[string], { readonly id: string; readonly seq: number }>(
      `SELECT filings.id AS id, max(filings.seq, max(any.seq)) AS seq
       FROM outbox AS own JOIN filings ON filings.id = own.filing_id
       JOIN outbox AS any ON any.filing_id = filings.id
       WHERE own.id = ? GROUP BY filings.id`,
    )
    .get(key)
  if (found === undefined) return undefined
  const { id, seq } = found
  return { filing: getFilingRow(db, id), entries: entriesOf(db, id), seq }
}
