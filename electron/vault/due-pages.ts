import type { Database } from 'better-sqlite3-multiple-ciphers'
import { type Retention, retentionOf } from '#shared/archive/retention.ts'
import { FilingStatus } from '#shared/filing/filing.ts'
import { officeDay } from '#shared/office-day.ts'
import type { Vault } from './vault.ts'

/** The pages of a filing that are on this machine, and whether they may leave. */
export interface HeldPages {
  readonly filingId: string
  readonly pages: number
  readonly bytes: number
  readonly retention: Retention
}

interface HeldRow {
  readonly filing_id: string
  readonly status: string
  readonly acknowledged_day: string | null
  readonly is_owed: number
  readonly is_queued: number
  readonly pages: number
  readonly bytes: number
  readonly unconfirmed: number
  readonly confirmed_at: string | null
}

/** Every filing with pages on this machine, in the order of acceptance. */
export function listHeldPages(vault: Vault, now: Date): HeldPages[] {
  return heldRows(vault.db, '').map((row) => heldOf(row, vault, now))
}

/** The same of one filing; undefined where none of its pages is here. */
export function findHeldPages(vault: Vault, filingId: string, now: Date): HeldPages | undefined {
  const [row] = heldRows(vault.db, filingId)
  return row && heldOf(row, vault, now)
}

/** How many pages have left this machine. */
export function countArchivedPages({ db }: Vault): number {
  return Number(db.prepare('SELECT count(*) FROM pages WHERE is_here = 0').pluck().get())
}

/** The names of the archive files that pages have left for. */
export function archiveNames({ db }: Pick<Vault, 'db'>): ReadonlySet<string> {
  const names = db
    .prepare<[], string>(
      "SELECT DISTINCT body ->> '$.removed.archive' FROM pages WHERE is_here = 0",
    )
    .pluck()
    .all()
  return new Set(names)
}

/** '' reads all. A page of the filing that is not confirmed counts wherever it is. */
function heldRows(db: Database, filingId: string): HeldRow[] {
  return db
    .prepare<[{ readonly filingId: string }], HeldRow>(
      `SELECT held.filing_id, filings.status, filings.acknowledged_day, held.pages, held.bytes,
         held.confirmed_at,
         (SELECT count(*) FROM pages WHERE pages.filing_id = held.filing_id
            AND pages.state <> 'confirmed') AS unconfirmed,
         EXISTS (SELECT 1 FROM owed WHERE owed.filing_id = held.filing_id) AS is_owed,
         EXISTS (SELECT 1 FROM outbox WHERE outbox.filing_id = held.filing_id
            AND outbox.state NOT IN ('acknowledged', 'withdrawn')) AS is_queued
       FROM (
         SELECT filing_id, count(*) AS pages, sum(body ->> '$.bytes') AS bytes,
           max(body ->> '$.upload.confirmedAt') AS confirmed_at
         FROM pages WHERE is_here = 1 AND (:filingId = '' OR filing_id = :filingId)
         GROUP BY filing_id
       ) AS held JOIN filings ON filings.id = held.filing_id
       ORDER BY filings.acceptance_number`,
    )
    .all({ filingId })
}

function heldOf(row: HeldRow, { settings }: Vault, now: Date): HeldPages {
  const isConfirmed = row.unconfirmed === 0 && row.confirmed_at !== null
  const facts = {
    status: FilingStatus.parse(row.status),
    acknowledgedDay: row.acknowledged_day,
    confirmedDay: isConfirmed ? officeDay(new Date(row.confirmed_at ?? '')) : null,
    isOwed: row.is_owed === 1,
    isQueued: row.is_queued === 1,
  }
  const { retentionDays } = settings
  return {
    filingId: row.filing_id,
    pages: row.pages,
    bytes: row.bytes,
    retention: retentionOf(facts, { today: officeDay(now), retentionDays }),
  }
}
