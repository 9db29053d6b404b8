import type { QueueCounts } from '#shared/bridge-queue.ts'
import type { Attempt, DueEntry } from '#shared/sync/due-entry.ts'
import { interrupted, isDue, relieved, sending } from '#shared/sync/entry-steps.ts'
import { RETURNED } from '#shared/sync/handling.ts'
import type { OutboxEntry } from '#shared/sync/outbox-entry.ts'
import { TRANSACTIONS } from '#shared/sync/transactions.ts'
import { DESK, DESK_WORDS } from './actors.ts'
import { commit, type Transaction } from './commit.ts'
import { getFilingRow, writeEvent } from './filing-rows.ts'
import { getEntry, OutboxPayload, type OutboxRow, readEntry, updateEntry } from './outbox-rows.ts'
import { filingPagesOf } from './page-rows.ts'
import { readStored } from './stored-json.ts'
import type { Vault } from './vault.ts'

/** What the index of unfinished entries asks of every query that uses it. */
const UNFINISHED = "state <> 'acknowledged' AND state <> 'withdrawn'"

/**
 * Entries that may move: queued or unknown, and nothing of the same person before them. A parked
 * entry holds up its own filing only; one that is being sent holds up its person altogether.
 */
const MAY_MOVE = `
  own.state <> 'acknowledged' AND own.state <> 'withdrawn'
  AND own.state IN ('queued', 'unknown') AND NOT EXISTS (
    SELECT 1 FROM outbox AS other
    WHERE other.state <> 'acknowledged' AND other.state <> 'withdrawn'
      AND other.person_key = own.person_key AND other.id <> own.id AND (
      other.state = 'sending'
      OR other.sequence < own.sequence AND (
        other.state IN ('queued', 'unknown')
        OR other.state = 'parked' AND other.filing_id = own.filing_id
      )
    )
  )`

interface FirstInLine extends OutboxRow {
  readonly payload: string
}

/** The oldest entry of each person that may be worked on at `now`, oldest first, at most `limit`. */
export function listDue(vault: Vault, now: Date, limit = Number.POSITIVE_INFINITY): DueEntry[] {
  const due: { readonly row: FirstInLine; readonly entry: OutboxEntry }[] = []
  for (const row of firstInLine(vault)) {
    const entry = readEntry(row)
    if (isDue(entry, now)) due.push({ row, entry })
    if (due.length === limit) break
  }
  return due.map(({ row, entry }) => dueEntry(vault, row, entry))
}

/**
 * One entry as it would be listed now, or undefined where it no longer would: between a list and its
 * turn the clerk may have changed or withdrawn it.
 */
export function findDue(vault: Vault, entryId: string, now: Date): DueEntry | undefined {
  const row = vault.db
    .prepare<[string], FirstInLine>(
      `SELECT body, payload FROM outbox AS own WHERE id = ? AND ${MAY_MOVE}`,
    )
    .get(entryId)
  const entry = row && readEntry(row)
  return entry && isDue(entry, now) ? dueEntry(vault, row, entry) : undefined
}

/** The entry with this id, of whatever origin the id is, where it is parked for a refusal by the subsystem. */
export function findRefused({ db }: Vault, entryId: string): OutboxEntry | undefined {
  const row = db
    .prepare<[string], OutboxRow>(
      `SELECT body FROM outbox
       WHERE id = ? AND state = 'parked' AND body ->> '$.reason.code' = 'refused'`,
    )
    .get(entryId)
  return row && readEntry(row)
}

/** When the next entry falls due; null where none waits. */
export function nextWake(vault: Vault): Date | null {
  const first = vault.db
    .prepare<[], { readonly at: string | null }>(
      `SELECT min(body ->> '$.nextAt') AS at FROM outbox AS own INDEXED BY outbox_unfinished
       WHERE ${MAY_MOVE}`,
    )
    .get()
  return first?.at ? new Date(first.at) : null
}

/** Every entry, oldest first. */
export function listEntries({ db }: Vault): OutboxEntry[] {
  return db.prepare<[], OutboxRow>('SELECT body FROM outbox ORDER BY sequence').all().map(readEntry)
}

/** What the subsystem has not acknowledged, oldest first; stays small however old the vault is. */
export function listUnacknowledged({ db }: Vault): OutboxEntry[] {
  return db
    .prepare<[], OutboxRow>(
      `SELECT body FROM outbox INDEXED BY outbox_unfinished
       WHERE ${UNFINISHED} ORDER BY sequence`,
    )
    .all()
    .map(readEntry)
}

/** Whether it was the subsystem that sent an entry back. */
const IS_RETURNED = `coalesce(body ->> '$.reason.code' IN (${RETURNED.map((code) => `'${code}'`).join()}), 0)`

type EntryCounts = Omit<QueueCounts, 'pagesRefused'>

/** How many entries stand where, and what the office did on a day (`YYYY-MM-DD`). */
export function queueCounts({ db }: Vault, officeDay: string): EntryCounts {
  const counts = db
    .prepare<[string, string], EntryCounts>(
      `SELECT count(*) FILTER (WHERE state IN ('queued', 'sending')) AS waiting,
         count(*) FILTER (WHERE state = 'unknown') AS unknown,
         count(*) FILTER (WHERE state = 'parked' AND ${IS_RETURNED}) AS returned,
         count(*) FILTER (WHERE state = 'parked' AND NOT ${IS_RETURNED}) AS aside,
         (SELECT count(*) FROM differences WHERE state = 'open') AS differences,
         (SELECT count(*) FROM filings WHERE acknowledged_day = ? AND status <> 'imported') AS acknowledgedToday,
         (SELECT count(*) FROM filings WHERE office_day = ? AND status <> 'imported') AS acceptedToday
       FROM outbox WHERE ${UNFINISHED}`,
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

/** After a crash nobody knows whether a `sending` entry arrived: it becomes `unknown`, to be asked about. */
export function markInterrupted(vault: Vault): void {
  const stranded = vault.db
    .prepare<[], OutboxRow>(`SELECT body FROM outbox WHERE ${UNFINISHED} AND state = 'sending'`)
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

/** Writes that the line is back: what waited for it alone is due at once. */
export function markLineReturned(vault: Vault, now: Date): void {
  const eased = vault.db
    .prepare<[string], OutboxRow>(
      `SELECT body FROM outbox INDEXED BY outbox_unfinished
       WHERE ${UNFINISHED} AND state IN ('queued', 'unknown') AND body ->> '$.nextAt' > ?`,
    )
    .all(now.toISOString())
    .map(readEntry)
    .map((entry) => ({ entry, next: relieved(entry, now) }))
    .filter(({ entry, next }) => next !== entry)
  if (eased.length === 0) return
  const note = {
    action: 'outbox.line-back',
    object: vault.generation,
    by: DESK,
    fields: ['nextAt'],
  }
  commit(vault, { ...note, at: now }, (tx) => {
    for (const { next } of eased) updateEntry(tx, next)
  })
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
  return `${infno} ${TRANSACTIONS[infno].name}，第 ${attempts} 次，报文号 ${msgid}`
}

function firstInLine({ db }: Vault): Iterable<FirstInLine> {
  return db
    .prepare<[], FirstInLine>(
      `SELECT body, payload FROM outbox AS own INDEXED BY outbox_in_order
       WHERE ${MAY_MOVE} ORDER BY sequence`,
    )
    .iterate()
}

function dueEntry({ db }: Vault, { payload }: FirstInLine, entry: OutboxEntry): DueEntry {
  const { filing, reason, before } = readStored(OutboxPayload, payload)
  if (entry.operation === 'register') {
    const pages = filingPagesOf(db, filing.id)
    return { entry, filing, ...(pages.length > 0 && { pages }) }
  }
  const { receipt } = getFilingRow(db, entry.filingId)
  return { entry, filing, sequel: { receipt, reason, before } }
}

function getEntryIn({ db }: Vault, id: string, state: OutboxEntry['state']): OutboxEntry {
  const entry = getEntry(db, id)
  if (entry.state !== state) throw new Error(`outbox entry ${id} is ${entry.state}, not ${state}`)
  return entry
}

function insertAttempt({ db, seq, at }: Transaction, entryId: string, attempt: Attempt): void {
  db.prepare(
    `INSERT INTO attempts (seq, entry_id, msgid, infno, request_hash, started_at)
     VALUES (?, ?, ?, ?, ?, ?)`,
  ).run(seq, entryId, attempt.msgid, attempt.infno, attempt.requestHash, at)
}

function countOpenAttempts({ db }: Vault): number {
  const row = db
    .prepare<[], { readonly open: number }>(
      'SELECT count(*) AS open FROM attempts WHERE ended_at IS NULL',
    )
    .get()
  return row?.open ?? 0
}
