import type { Database } from 'better-sqlite3-multiple-ciphers'
import { type EntryStep, entryWith } from '#shared/filing/entry-with.ts'
import type {
  Filing,
  FilingEntry,
  FilingEvent,
  FilingStatus,
  Receipt,
} from '#shared/filing/filing.ts'
import type { OutboxEntry } from '#shared/sync/outbox-entry.ts'
import { adoptedAfter, isOpen, withdrawnAfter } from '#shared/sync/outbox-plan.ts'
import { DESK, DESK_WORDS, HERE_WORDS } from './actors.ts'
import { commit, type Transaction } from './commit.ts'
import { getFilingRow, writeEvent, writeFiling } from './filing-rows.ts'
import { entriesOf, getEntry, getPayload, refillEntry, updateEntry } from './outbox-rows.ts'
import { pagesLeft } from './page-rows.ts'
import { oweComparison } from './person-comparisons.ts'
import type { Vault } from './vault.ts'

/** What an answer, or its absence, made of an entry and its filing. */
export interface Settlement {
  readonly entry: OutboxEntry
  /** Null keeps the status the filing has; so does a filing that has ended meanwhile. */
  readonly filingStatus: FilingStatus | null
  /** The receipt that came with the answer; null keeps the one the filing has. */
  readonly receipt: Receipt | null
  /** The version the subsystem now holds, for the receipt the filing has. */
  readonly version?: string | null
  /** The filing's own record where it says something else; null where it is not so. */
  readonly found?: Receipt | null
  readonly event: Pick<FilingEvent, 'kind' | 'detail'> | null
  /** '' where the entry failed before there was a message. */
  readonly msgid: string
  /** The kind of the answer, e.g. `accepted`. */
  readonly outcome: string
}

/** Writes what became of a message: entry, attempt, filing and timeline in one commit. */
export function settleEntry(vault: Vault, entryId: string, settlement: Settlement): void {
  const current = getEntry(vault.db, entryId)
  const next = movedEntry(current, settlement.entry)
  if (!isOpen(current) && next.state !== current.state) {
    throw new Error(`outbox entry ${entryId} is settled already`)
  }
  const fields = ['state', 'reason', 'nextAt', 'status', 'receipt']
  commit(vault, { action: 'outbox.settle', object: entryId, by: DESK, fields }, (tx) => {
    updateEntry(tx, next)
    if (settlement.msgid !== '') endAttempt(tx, settlement.msgid, settlement.outcome)
    settleAround(tx, next, settlement)
  })
}

/** What an entry that moved makes of its filing and of what stands behind it in the queue. */
function settleAround(tx: Transaction, next: OutboxEntry, settlement: Settlement): void {
  const stored = getFilingRow(tx.db, next.filingId)
  const entries = entriesOf(tx.db, stored.id)
  const withdrawn = withdrawnAfter(next, entries, stored)
  const adopted = adoptedAfter(next, entries)
  // One that has ended ended without the change that never took effect.
  const filing =
    stored.ended === null ? stored : { ...stored, entry: entryBefore(tx.db, stored, withdrawn) }
  settleFiling(tx, filing, {
    ...settlement,
    ...(adopted.length > 0 && goesOnByFound(settlement)),
    // What goes on without this entry has to meet the other version by itself.
    version: withdrawn.length === 0 ? (settlement.version ?? null) : null,
  })
  for (const entry of withdrawn) withdrawEntry(tx, entry)
  for (const entry of adopted) updateEntry(tx, entry)
}

/** What was decided meanwhile goes by the record the subsystem was found to hold. */
function goesOnByFound({ found = null }: Settlement) {
  return { filingStatus: 'acknowledged', receipt: found, found: null } as const
}

/** What a filing said before the first of these changes; its entry where none of them is a change. */
export function entryBefore(
  db: Database,
  filing: Filing,
  changes: readonly OutboxEntry[],
): FilingEntry {
  return findBefore(db, changes)?.before ?? filing.entry
}

/** What a filing said before the first of these changes, and since which one it no longer says it. */
export function findBefore(
  db: Database,
  changes: readonly OutboxEntry[],
): { readonly before: FilingEntry; readonly beforeSince: number } | undefined {
  const [first] = changes.flatMap(({ id, sequence }) => {
    const { before, beforeSince } = getPayload(db, id)
    return before === null ? [] : [{ before, beforeSince: beforeSince ?? sequence }]
  })
  return first
}

/**
 * Lets a 撤回 go back to a content with what was decided meanwhile and is sent by nothing: it is no part of the
 * changes under way. What one of them changed as well stays as it was before that.
 */
export function keepDecided(tx: Transaction, filingId: string, decided: EntryStep): void {
  for (const { id } of entriesOf(tx.db, filingId).filter(isOpen)) {
    const payload = getPayload(tx.db, id)
    if (payload.before === null) continue
    refillEntry(tx, id, { ...payload, before: entryWith(payload.before, decided) })
  }
}

/** Takes an entry out of the queue: what it was to replace is what the next change replaces. */
export function withdrawEntry(tx: Transaction, entry: OutboxEntry): void {
  updateEntry(tx, entry)
  const held = findBefore(tx.db, [entry])
  const next = entriesOf(tx.db, entry.filingId).find(
    (other) => other.sequence > entry.sequence && other.operation === 'change' && isOpen(other),
  )
  if (next && held) {
    refillEntry(tx, next.id, { ...getPayload(tx.db, next.id), ...held })
  }
  const detail = entry.reason?.words ?? ''
  writeEvent(tx, entry.filingId, { at: tx.at, kind: 'settled-here', by: HERE_WORDS, detail })
}

/**
 * What identifies an entry, and who looks after it, comes from the record, the rest from the settlement. What
 * was set aside (转人工) while it was asked about stays so, unless the answer ends it.
 */
function movedEntry(current: OutboxEntry, next: OutboxEntry): OutboxEntry {
  const goesOn = next.state === 'queued' || next.state === 'unknown'
  if (goesOn && isSetAside(current)) return current
  const { id, filingId, operation, sequence, personKey, holder } = current
  return { ...next, id, filingId, operation, sequence, personKey, ...(holder && { holder }) }
}

function isSetAside({ state, reason }: OutboxEntry): boolean {
  return state === 'parked' && reason?.code === 'by-hand'
}

function settleFiling(tx: Transaction, filing: Filing, settlement: Settlement): void {
  const { filingStatus, version, event, found = null } = settlement
  const status =
    filing.ended === null
      ? (reportedStatus(tx, filing, filingStatus) ?? filing.status)
      : filing.status
  const receipt = settlement.receipt ?? withVersion(filing.receipt, version ?? null)
  const isMoved = status !== filing.status || receipt !== filing.receipt || found !== filing.found
  if (isMoved || filing.ended !== null) writeFiling(tx, { ...filing, status, receipt, found })
  if (settlement.receipt !== null) oweComparison(tx, filing.id)
  if (event) writeEvent(tx, filing.id, { ...event, at: tx.at, by: DESK_WORDS })
}

/** A filing is reported once every page it announced is confirmed as well. */
function reportedStatus(
  { db }: Transaction,
  { id }: Filing,
  status: FilingStatus | null,
): FilingStatus | null {
  return status === 'acknowledged' && pagesLeft(db, id) > 0 ? 'accepted' : status
}

function withVersion(receipt: Receipt | null, version: string | null): Receipt | null {
  return receipt === null || version === null || version === receipt.version
    ? receipt
    : { ...receipt, version }
}

function endAttempt({ db, seq, at }: Transaction, msgid: string, outcome: string): void {
  const { changes } = db
    .prepare(
      'UPDATE attempts SET seq = ?, ended_at = ?, outcome = ? WHERE msgid = ? AND ended_at IS NULL',
    )
    .run(seq, at, outcome, msgid)
  if (changes !== 1) throw new Error(`no open attempt ${msgid}`)
}
