import type { Database } from 'better-sqlite3-multiple-ciphers'
import type { Filing } from '#shared/filing/filing.ts'
import { Obligation } from '#shared/filing/obligation.ts'
import { actionRefusal, isPending } from '#shared/filing/status.ts'
import { readStored } from './stored-json.ts'

/** Something owed, and in which filing. */
export interface Owed {
  readonly filingId: string
  readonly acceptanceNumber: string
  readonly obligation: Obligation
}

interface OwedRow {
  readonly filing_id: string
  readonly acceptance_number: string
  readonly body: string
}

/** Writes what is owed in a filing in place of what was; nothing where the filing no longer stands. */
export function writeOwed(db: Database, filing: Filing): void {
  db.prepare('DELETE FROM owed WHERE filing_id = ?').run(filing.id)
  if (actionRefusal(filing, 'supply-material')) return
  for (const obligation of filing.obligations.filter(isPending)) {
    db.prepare('INSERT INTO owed (filing_id, obligation_id, body) VALUES (?, ?, ?)').run(
      filing.id,
      obligation.id,
      JSON.stringify(obligation),
    )
  }
}

/** Everything owed in filings that stand, in no order. */
export function listOwed(db: Database): Owed[] {
  return db
    .prepare<[], OwedRow>(`SELECT owed.filing_id, filings.acceptance_number, owed.body
       FROM owed JOIN filings ON filings.id = owed.filing_id`)
    .all()
    .map(({ filing_id, acceptance_number, body }) => ({
      filingId: filing_id,
      acceptanceNumber: acceptance_number,
      obligation: readStored(Obligation, body),
    }))
}
