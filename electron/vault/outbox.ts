import type { Office, QueueCounts } from '#shared/bridge.ts'
import type { Filing, FilingEvent, FilingStatus, Receipt } from '#shared/filing/filing.ts'
import { hurried, interrupted, isDue, sending } from '#shared/sync/entry-steps.ts'
import type { OutboxEntry } from '#shared/sync/outbox-entry.ts'
import { isTransactionCode, TRANSACTIONS } from '#shared/sync/transactions.ts'
import { commit, type Transaction } from './commit.ts'
import { getFilingRow, writeEvent, writeFiling } from './filing-rows.ts'
import { getEntry, OutboxPayload, type OutboxRow, readEntry, updateEntry } from './outbox-rows.ts'
import { readStored } from './stored-json.ts'
import type { Vault } from './vault.ts'

/** An entry whose time has come, with what it sends. */
export interface DueEntry {
  readonly entry: OutboxEntry
  readonly filing: Filing
  readonly office: Office
}

/** One message to the subsystem, written down before its first byte leaves. */
export interface Attempt {
  readonly msgid: string
  readonly infno: string
  /** SHA-256 of the body, lower-case hex. */
  readonly requestHash: string
}

/** What an answer, or its absence, made of an entry and its filing. */
export interface Settlement {
  readonly entry: OutboxEntry
  readonly filingStatus: FilingStatus
  /** The receipt that came with the answer; null keeps the one the filing has. */
  readonly receipt: Receipt | null
  readonly event: Pick<FilingEvent, 'kind' | 'detail'> | null
  /** '' where the entry failed before there was a message. */
  readonly msgid: string
  /** The kind of the answer, e.g. `accepted`. */
  readonly outcome: string
}

/** Who acts when nobody clicked: in the audit chain, and in a filing's timeline. */
const DESK = 'desk'
const DESK_WORDS = '自动报送'

/**
 * Entries that may move: queued or unknown, and nothing of the same person before them. A parked
 * entry holds up its own filing only; one that is being sent holds up its person altogether. The
 * doubled condition on the state is what the index of unfinished entries asks for.
 */
const FIRST_IN_LINE = `
  SELECT body, payload FROM outbox AS own INDEXED BY outbox_unfinished
  WHERE state <> 'acknowledged' AND state IN ('queued', 'unknown') AND NOT EXISTS (
    SELECT 1 FROM outbox AS other
    WHERE other.state <> 'acknowledged' AND other.person_key = own.person_key
      AND other.id <> own.id AND (
      other.state = 'sending'
      OR other.sequence < own.sequence AND (
        other.state IN ('queued', 'unknown')
        OR other.state = 'parked' AND other.filing_id = own.filing_id
      )
    )
  )
  ORDER BY sequence`

interface FirstInLine extends OutboxRow {
  readonly payload: string
}

/** The oldest entry of each person that may be worked on at `now`, oldest first. */
export function listDue(vault: Vault, now: Date): DueEntry[] {
  return firstInLine(vault)
    .map((row) => ({ row, entry: readEntry(row) }))
    .filter(({ entry }) => isDue(entry, now))
    .map(({ row, entry }) => ({ entry, ...readStored(OutboxPayload, row.payload) }))
}

/** When the next entry falls due; null where none waits. */
export function nextWake(vault: Vault): Date | null {
  const instants = firstInLine(vault).flatMap((row) => {
    const { nextAt } = readEntry(row)
    return nextAt === null ? [] : Date.parse(nextAt)
  })
  return instants.length === 0 ? null : new Date(Math.min(...instants))
}

/** Every entry, oldest first. */
export function listEntries({ db }: Vault): OutboxEntry[] {
  return db.prepare<[], OutboxRow>('SELECT body FROM outbox ORDER BY sequence').all().map(readEntry)
}

/** How many entries stand where, and what the office did on a day (`YYYY-MM-DD`). */
export function queueCounts({ db }: Vault, officeDay: string): QueueCounts {
  const counts = db
    .prepare<[string, string], QueueCounts>(
      `SELECT count(*) FILTER (WHERE state IN ('queued', 'sending')) AS waiting,
         count(*) FILTER (WHERE state = 'unknown') AS unknown,
         count(*) FILTER (WHERE state = 'parked') AS parked,
         (SELECT count(*) FROM filings WHERE acknowledged_day = ?) AS acknowledgedToday,
         (SELECT count(*) FROM filings WHERE office_day = ?) AS acceptedToday
       FROM outbox WHERE state <> 'acknowledged'`,
    )
    .get(officeDay, officeDay)
  if (counts === undefined) throw new Error('a count without a row')
  return counts
}

/**
 * Writes that a transmission is about to leave, into the timeline as well; from here on the entry may
 * have arrived.
 */
export function markSending(vault: Vault, entryId: string, attempt: Attempt): OutboxEntry {
  const entry = getEntryIn(vault, entryId, 'queued')
  const fields = ['state', 'attempts', 'firstSentAt']
  return commit(vault, { action: 'outbox.send', object: entryId, by: DESK, fields }, (tx) => {
    const next = sending(entry, new Date(tx.at))
    updateEntry(tx, next)
    insertAttempt(tx, entryId, attempt)
    const detail = sentWords(attempt, next.attempts)
    writeEvent(tx, entry.filingId, { at: tx.at, kind: 'sent', by: DESK_WORDS, detail })
    return next
  })
}

/** Writes that the subsystem is about to be asked (X5311) what became of an unknown entry. */
export function recordQuery(vault: Vault, entryId: string, attempt: Attempt): void {
  getEntryIn(vault, entryId, 'unknown')
  const note = { action: 'outbox.query', object: entryId, by: DESK, fields: ['attempts'] }
  commit(vault, note, (tx) => insertAttempt(tx, entryId, attempt))
}

/** Writes what became of a message: entry, attempt, filing and timeline in one commit. */
export function settleEntry(vault: Vault, entryId: string, settlement: Settlement): void {
  const current = getEntry(vault.db, entryId)
  const next = movedEntry(current, settlement.entry)
  if (current.state === 'acknowledged' && next.state !== 'acknowledged') {
    throw new Error(`outbox entry ${entryId} is settled already`)
  }
  const fields = ['state', 'reason', 'nextAt', 'status', 'receipt']
  commit(vault, { action: 'outbox.settle', object: entryId, by: DESK, fields }, (tx) => {
    updateEntry(tx, next)
    if (settlement.msgid !== '') endAttempt(tx, settlement.msgid, settlement.outcome)
    settleFiling(tx, current.filingId, settlement)
  })
}

/** After a crash nobody knows whether a `sending` entry arrived: it becomes `unknown`, to be asked about. */
export function markInterrupted(vault: Vault): void {
  const stranded = vault.db
    .prepare<[], OutboxRow>(
      "SELECT body FROM outbox WHERE state <> 'acknowledged' AND state = 'sending'",
    )
    .all()
    .map(readEntry)
  if (stranded.length === 0 && countOpenAttempts(vault) === 0) return
  const note = {
    action: 'outbox.interrupted',
    object: vault.generation,
    by: DESK,
    fields: ['state', 'reason', 'nextAt'],
  }
  commit(vault, note, (tx) => {
    for (const entry of stranded) updateEntry(tx, interrupted(entry, new Date(tx.at)))
    tx.db
      .prepare(
        `UPDATE attempts SET seq = ?, ended_at = ?, outcome = 'interrupted' WHERE ended_at IS NULL`,
      )
      .run(tx.seq, tx.at)
  })
}

/** The clerk's wish to send an entry now; its key stays, and what may have arrived is asked about first. */
export function sendNow(vault: Vault, entryId: string): OutboxEntry {
  const entry = getEntry(vault.db, entryId)
  const now = vault.clock.now()
  const next = hurried(entry, now)
  if (next === entry) return entry
  const by = vault.operator.number
  const fields = ['state', 'nextAt', 'reason']
  commit(vault, { action: 'outbox.send-now', object: entryId, by, fields, at: now }, (tx) =>
    updateEntry(tx, next),
  )
  return next
}

/**
 * The last four digits of the next message id, 0–9999 and round again; durable before anyone uses it.
 * A round takes ten thousand durable writes, more than a second has room for.
 */
export function nextMessageSerial({ db }: Vault): number {
  const row = db
    .prepare<[], { readonly serial: number }>(
      `UPDATE vault SET message_serial = (message_serial + 1) % 10000
       RETURNING message_serial AS serial`,
    )
    .get()
  if (row === undefined) throw new Error('a vault without its row')
  return row.serial
}

function sentWords({ infno, msgid }: Attempt, attempts: number): string {
  const name = isTransactionCode(infno) ? ` ${TRANSACTIONS[infno].name}` : ''
  return `${infno}${name}，第 ${attempts} 次，报文号 ${msgid}`
}

function firstInLine({ db }: Vault): FirstInLine[] {
  return db.prepare<[], FirstInLine>(FIRST_IN_LINE).all()
}

function getEntryIn({ db }: Vault, id: string, state: OutboxEntry['state']): OutboxEntry {
  const entry = getEntry(db, id)
  if (entry.state !== state) throw new Error(`outbox entry ${id} is ${entry.state}, not ${state}`)
  return entry
}

/** What identifies an entry comes from the record, the rest from the settlement. */
function movedEntry(current: OutboxEntry, next: OutboxEntry): OutboxEntry {
  const { id, filingId, operation, sequence, personKey } = current
  return { ...next, id, filingId, operation, sequence, personKey }
}

function settleFiling(tx: Transaction, filingId: string, settlement: Settlement): void {
  const filing = getFilingRow(tx.db, filingId)
  const status = settlement.filingStatus
  const receipt = settlement.receipt ?? filing.receipt
  if (status !== filing.status || settlement.receipt)
    writeFiling(tx, { ...filing, status, receipt })
  if (settlement.event) writeEvent(tx, filingId, { ...settlement.event, at: tx.at, by: DESK_WORDS })
}

function insertAttempt({ db, seq, at }: Transaction, entryId: string, attempt: Attempt): void {
  db.prepare(
    `INSERT INTO attempts (seq, entry_id, msgid, infno, request_hash, started_at)
     VALUES (?, ?, ?, ?, ?, ?)`,
  ).run(seq, entryId, attempt.msgid, attempt.infno, attempt.requestHash, at)
}

function endAttempt({ db, seq, at }: Transaction, msgid: string, outcome: string): void {
  const { changes } = db
    .prepare(
      'UPDATE attempts SET seq = ?, ended_at = ?, outcome = ? WHERE msgid = ? AND ended_at IS NULL',
    )
    .run(seq, at, outcome, msgid)
  if (changes !== 1) throw new Error(`no open attempt ${msgid}`)
}

function countOpenAttempts({ db }: Vault): number {
  const row = db
    .prepare<[], { readonly open: number }>(
      'SELECT count(*) AS open FROM attempts WHERE ended_at IS NULL',
    )
    .get()
  return row?.open ?? 0
}
