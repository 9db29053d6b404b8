import { FoundFiling } from '#shared/sync/found-filing.ts'
import { readStored } from './stored-json.ts'
import type { Vault } from './vault.ts'

/**
 * What the subsystem told by download (X5311 `x_since_ver`) of the filings this agency registered. A copy to
 * compare with and no row of the record: it is asked for anew whenever it is in doubt.
 */
export interface Download {
  /** The change up to which the subsystem has told all; `0` before the first page. */
  readonly mark: string
  /** Month (`YYYY-MM`) in which it was last begun from the start. */
  readonly month: string
  /** The commit up to which filings were held against it. */
  readonly comparedSeq: number
}

const NOTHING: Download = { mark: '0', month: '', comparedSeq: 0 }

/** How far the download has come. */
export function readDownload({ db }: Vault): Download {
  const row = db
    .prepare<[], Download>(
      'SELECT mark, month, compared_seq AS comparedSeq FROM held_download WHERE one = 1',
    )
    .get()
  return row ?? NOTHING
}

/** Forgets all that was told, to be asked from the beginning. */
export function beginDownload({ db }: Vault, month: string): void {
  db.transaction(() => {
    db.exec('DELETE FROM held_there')
    writeDownload(db, { mark: '0', month, comparedSeq: 0 })
  }).immediate()
}

/** Keeps a page together with how far it leads. */
export function keepHeldPage({ db }: Vault, rows: readonly FoundFiling[], mark: string): void {
  db.transaction(() => {
    const put = db.prepare(
      `INSERT INTO held_there (key, is_compared, body) VALUES (?, 0, ?)
       ON CONFLICT (key) DO UPDATE SET is_compared = 0, body = excluded.body`,
    )
    for (const row of rows) put.run(row.x_client_biz_no, JSON.stringify(row))
    db.prepare('UPDATE held_download SET mark = ? WHERE one = 1').run(mark)
  }).immediate()
}

/** What the subsystem told of a key. */
export function findHeld({ db }: Vault, key: string): FoundFiling | undefined {
  const body = db.prepare<[string], string>('SELECT body FROM held_there WHERE key = ?').pluck()
  const stored = body.get(key)
  return stored === undefined ? undefined : readStored(FoundFiling, stored)
}

/** How many records the subsystem told of. */
export function countHeld({ db }: Vault): number {
  return db.prepare<[], number>('SELECT count(*) FROM held_there').pluck().get() ?? 0
}

/**
 * The keys to be compared: of records told since the comparison before, and of filings that moved here
 * since; after a download from the beginning every key of either side.
 */
export function keysToCompare(vault: Vault): readonly string[] {
  const { comparedSeq } = readDownload(vault)
  return vault.db
    .prepare<[{ seq: number }], string>(
      `SELECT key FROM held_there WHERE is_compared = 0
       UNION
       SELECT own.id FROM outbox AS own JOIN filings ON filings.id = own.filing_id
       WHERE own.body ->> '$.operation' = 'register' AND (
         filings.seq > :seq OR EXISTS (
           SELECT 1 FROM outbox AS any WHERE any.filing_id = own.filing_id AND any.seq > :seq
         )
       )`,
    )
    .pluck()
    .all({ seq: comparedSeq })
}

/** Notes that everything up to a commit was compared. */
export function closeDownload({ db }: Vault, comparedSeq: number): void {
  db.transaction(() => {
    db.exec('UPDATE held_there SET is_compared = 1 WHERE is_compared = 0')
    db.prepare('UPDATE held_download SET compared_seq = ? WHERE one = 1').run(comparedSeq)
  }).immediate()
}

function writeDownload(db: Vault['db'], { mark, month, comparedSeq }: Download): void {
  db.prepare(
    `INSERT INTO held_download (one, mark, month, compared_seq) VALUES (1, ?, ?, ?)
     ON CONFLICT (one) DO UPDATE SET mark = excluded.mark, month = excluded.month,
       compared_seq = excluded.compared_seq`,
  ).run(mark, month, comparedSeq)
}
