import type { Database } from 'better-sqlite3-multiple-ciphers'
import { Filing, FilingEvent } from '#shared/filing/filing.ts'
import { officeDay } from '#shared/office-day.ts'
import type { Transaction } from './commit.ts'
import { writeOwed } from './owed-rows.ts'
import { readStored } from './stored-json.ts'

/** A stored filing: the commit that changed it last, and itself as JSON. */
export interface FilingRow {
  readonly seq: number
  readonly body: string
}

/** Writes a filing with the columns it is found by; what could not be read again is not written. */
export function writeFiling({ db, seq }: Transaction, filing: Filing): void {
  const { id, acceptanceNumber, status, entry, acceptedAt, receipt } = filing
  db.prepare(
    `INSERT INTO filings (id, seq, acceptance_number, status, document_type, document_number,
       destination, accepted_at, office_day, acknowledged_day, body)
     VALUES (:id, :seq, :acceptanceNumber, :status, :documentType, :documentNumber,
       :destination, :acceptedAt, :officeDay, :acknowledgedDay, :body)
     ON CONFLICT (id) DO UPDATE SET seq = excluded.seq, status = excluded.status,
       destination = excluded.destination, acknowledged_day = excluded.acknowledged_day,
       body = excluded.body`,
  ).run({
    id,
    seq,
    acceptanceNumber,
    status,
    documentType: entry.documentType,
    documentNumber: entry.documentNumber,
    destination: entry.destination,
    acceptedAt,
    officeDay: officeDay(new Date(acceptedAt)),
    acknowledgedDay: receipt && officeDay(new Date(receipt.acknowledgedAt)),
    body: JSON.stringify(Filing.parse(filing)),
  })
  writeOwed(db, filing)
}

/** A filing by its id. */
export function findFilingRow(db: Database, id: string): Filing | undefined {
  const row = db.prepare<[string], FilingRow>('SELECT seq, body FROM filings WHERE id = ?').get(id)
  return row && readFiling(row)
}

/** A filing that must be there: something in the record refers to it. */
export function getFilingRow(db: Database, id: string): Filing {
  const filing = findFilingRow(db, id)
  if (filing === undefined) throw new Error(`no filing ${id}`)
  return filing
}

/** A stored filing as data; what crossed time is parsed. */
export function readFiling({ body }: FilingRow): Filing {
  return readStored(Filing, body)
}

/** Appends to the timeline of a filing. */
export function writeEvent({ db, seq }: Transaction, filingId: string, event: FilingEvent): void {
  db.prepare('INSERT INTO events (seq, filing_id, body) VALUES (?, ?, ?)').run(
    seq,
    filingId,
    JSON.stringify(FilingEvent.parse(event)),
  )
}

/** The timeline of a filing, oldest first. */
export function eventsOf(db: Database, filingId: string): FilingEvent[] {
  return db
    .prepare<[string], { readonly body: string }>(
      'SELECT body FROM events WHERE filing_id = ? ORDER BY id',
    )
    .all(filingId)
    .map(({ body }) => readStored(FilingEvent, body))
}
