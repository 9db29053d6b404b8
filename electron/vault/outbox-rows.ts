import type { Database } from 'better-sqlite3-multiple-ciphers'
import * as z from 'zod'
import { Office } from '#shared/bridge.ts'
import { canonicalNumber } from '#shared/codes/documents/document-rules.ts'
import { Filing, FilingEntry } from '#shared/filing/filing.ts'
import { OutboxEntry, type OutboxOperation } from '#shared/sync/outbox-entry.ts'
import type { Transaction } from './commit.ts'
import { readStored } from './stored-json.ts'

/** What an entry sends: the filing and the office as they were when it was decided. */
export const OutboxPayload = z.strictObject({
  filing: Filing,
  office: Office,
  /** What the filing said before a change; null of anything else. */
  before: FilingEntry.nullable().default(null),
  /** The sequence of an earlier change it was said before, which was withdrawn for this one; absent of its own. */
  beforeSince: z.int().optional(),
  /**
   * Of an end: the change it withdrew. `wasDue`: that had not left and waited for nobody, so that it comes back
   * where the end is taken back.
   */
  undone: z
    .strictObject({ entry: FilingEntry, reason: z.string(), wasDue: z.boolean() })
    .optional(),
  /** The sequence of the entry whose spent key this one replaces, of the first of several; absent of any other. */
  firstSequence: z.int().optional(),
  /** Why the clerk changed or ended it; '' of a registration. */
  reason: z.string().default(''),
})
export type OutboxPayload = z.infer<typeof OutboxPayload>

/** A stored entry: itself as JSON. */
export interface OutboxRow {
  readonly body: string
}

/** A new entry about a filing, behind every other; in the order of the person its first entry was put into. */
export function queuedEntry(
  filing: Filing,
  { id, operation }: { readonly id: string; readonly operation: OutboxOperation },
  { db, seq, at }: Transaction,
): OutboxEntry {
  const [first] = entriesOf(db, filing.id)
  return {
    id,
    filingId: filing.id,
    operation,
    sequence: seq,
    personKey: first?.personKey ?? personKeyOf(filing.entry),
    state: 'queued',
    attempts: 0,
    failures: 0,
    notFound: 0,
    nextAt: at,
    firstSentAt: null,
    reason: null,
  }
}

/** One key of a person's document, however its number is written. */
function personKeyOf({ documentType, documentNumber }: FilingEntry): string {
  return `${documentType}:${canonicalNumber(documentNumber)}`
}

/** Queues a new entry with what it will send. */
export function insertEntry(tx: Transaction, entry: OutboxEntry, payload: OutboxPayload): void {
  tx.db
    .prepare(
      `INSERT INTO outbox (id, seq, filing_id, sequence, person_key, state, body, payload)
       VALUES (:id, :seq, :filingId, :sequence, :personKey, :state, :body, :payload)`,
    )
    .run({
      ...columnsOf(tx, entry),
      filingId: entry.filingId,
      sequence: entry.sequence,
      personKey: entry.personKey,
      payload: JSON.stringify(payload),
    })
}

/** Writes where an entry now stands; its key, person and place in the order never change. */
export function updateEntry(tx: Transaction, entry: OutboxEntry): void {
  tx.db
    .prepare('UPDATE outbox SET seq = :seq, state = :state, body = :body WHERE id = :id')
    .run(columnsOf(tx, entry))
}

/** Writes what an entry will send instead: it surely never arrived. */
export function refillEntry(tx: Transaction, entryId: string, payload: OutboxPayload): void {
  tx.db
    .prepare('UPDATE outbox SET seq = ?, payload = ? WHERE id = ?')
    .run(tx.seq, JSON.stringify(payload), entryId)
}

/** What an entry of the outbox sends. */
export function getPayload(db: Database, id: string): OutboxPayload {
  const row = db
    .prepare<[string], { readonly payload: string }>('SELECT payload FROM outbox WHERE id = ?')
    .get(id)
  if (row === undefined) throw new Error(`no outbox entry ${id}`)
  return readStored(OutboxPayload, row.payload)
}

/** The entry of a key the outbox has given out. */
export function getEntry(db: Database, id: string): OutboxEntry {
  const row = db.prepare<[string], OutboxRow>('SELECT body FROM outbox WHERE id = ?').get(id)
  if (row === undefined) throw new Error(`no outbox entry ${id}`)
  return readEntry(row)
}

/** The entries of a filing, oldest first. */
export function entriesOf(db: Database, filingId: string): OutboxEntry[] {
  return db
    .prepare<[string], OutboxRow>('SELECT body FROM outbox WHERE filing_id = ? ORDER BY sequence')
    .all(filingId)
    .map(readEntry)
}

/** A stored entry as data; what crossed time is parsed. */
export function readEntry({ body }: OutboxRow): OutboxEntry {
  return readStored(OutboxEntry, body)
}

function columnsOf({ seq }: Transaction, entry: OutboxEntry) {
  return {
    id: entry.id,
    seq,
    state: entry.state,
    body: JSON.stringify(OutboxEntry.parse(entry)),
  }
}
