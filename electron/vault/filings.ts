import type { CopyHead, CopyRow, Operator } from '#shared/bridge.ts'
import type { FilingFile } from '#shared/bridge-filing.ts'
import { kindsOf, spellingsOf } from '#shared/codes/documents/document-rules.ts'
import { acceptanceWords, renewalWords } from '#shared/filing/acceptance-words.ts'
import { type Filing, type FilingEntry, type FilingEvent, NEW_LIFE } from '#shared/filing/filing.ts'
import { officeDay } from '#shared/office-day.ts'
import { commit } from './commit.ts'
import { discardDraft, findDraft } from './drafts.ts'
import {
  eventsOf,
  type FilingRow,
  findFilingRow,
  getFilingRow,
  readFiling,
  writeEvent,
  writeFiling,
} from './filing-rows.ts'
import { bringHeadUp, keptCounts } from './head.ts'
import { entriesOf, insertEntry, queuedEntry } from './outbox-rows.ts'
import { acceptPages } from './page-rows.ts'
import type { Vault } from './vault.ts'

/** An entry that passed the check, about to be accepted (受理). */
export interface Acceptance {
  /** Made by the window; the draft it came from has the same id. */
  readonly id: string
  readonly entry: FilingEntry
  /** The idempotency key of its registration, made once. */
  readonly entryId: string
  readonly policy: Filing['policy']
  readonly by: Operator
  /** What the person still owes with it; nothing where it is left out. */
  readonly obligations?: Filing['obligations']
  /** At the window where it is left out. */
  readonly channel?: Filing['channel']
}

/**
 * Accepts a filing: number, filing, event, outbox entry and audit row in one commit, the draft gone
 * with it. Asked again for the same id (a double click, an answer lost) it returns the first filing.
 */
export function acceptFiling(vault: Vault, acceptance: Acceptance, now: Date): Filing {
  const { id, entry, by } = acceptance
  const first = findFilingRow(vault.db, id)
  if (first) {
    // The first time may have failed between COMMIT and head; only both together are "accepted".
    if (!vault.db.readonly) bringHeadUp(vault)
    return first
  }
  const note = { action: 'filing.accept', object: id, by: by.number, fields: enteredFields(entry) }
  return commit(vault, { ...note, at: now }, (tx) => {
    const filing: Filing = {
      ...filingOf(acceptance, tx.at, nextAcceptanceNumber(vault, officeDay(now))),
      renews: findDraft(vault, id)?.renews ?? null,
    }
    writeFiling(tx, filing)
    writeEvent(tx, id, {
      at: tx.at,
      kind: 'accepted',
      by: by.name,
      detail: acceptanceWords(filing),
    })
    if (filing.renews !== null) {
      const detail = renewalWords(filing)
      writeEvent(tx, filing.renews, { at: tx.at, kind: 'renewed', by: by.name, detail })
    }
    const registration = { id: acceptance.entryId, operation: 'register' } as const
    insertEntry(tx, queuedEntry(filing, registration, tx), {
      filing,
      office: vault.office,
      before: null,
      reason: '',
    })
    acceptPages(tx, id)
    discardDraft(vault, id)
    return filing
  })
}

/** A filing by its id. */
export function findFiling(vault: Vault, id: string): Filing | undefined {
  return findFilingRow(vault.db, id)
}

/**
 * The filings of a person by identity document, under either generation of its number and every kind that
 * bears it, oldest first.
 */
export function findFilingsByPerson(
  vault: Vault,
  person: Pick<FilingEntry, 'documentType' | 'documentNumber'>,
): Filing[] {
  return vault.db
    .prepare<[string, string], FilingRow>(
      `SELECT seq, body FROM filings
       WHERE document_type IN (SELECT value FROM json_each(?))
         AND document_number IN (SELECT value FROM json_each(?))
       ORDER BY accepted_at, acceptance_number`,
    )
    .all(
      JSON.stringify(kindsOf(person.documentType)),
      JSON.stringify(spellingsOf(person.documentNumber)),
    )
    .map(readFiling)
}

/** A filing with its timeline and its entries in the outbox. */
export function findFilingFile(vault: Vault, id: string): FilingFile | undefined {
  const filing = findFilingRow(vault.db, id)
  return filing && { filing, events: eventsOf(vault.db, id), outbox: entriesOf(vault.db, id) }
}

/** Adds what happened to a filing beside its sending: printed, saved. */
export function addEvent(vault: Vault, filingId: string, event: FilingEvent): void {
  getFilingRow(vault.db, filingId)
  const by = vault.operator.number
  const note = { action: `filing.${event.kind}`, object: filingId, by, fields: ['events'] }
  commit(vault, note, (tx) => writeEvent(tx, filingId, event))
}

/**
 * The filings changed after a commit, in the order of their changes, at most `limit`. No commit
 * changes two filings, so the last row's seq is where the next page begins.
 */
export function listRows(vault: Vault, afterSeq: number, limit: number): CopyRow[] {
  return vault.db
    .prepare<[number, number], FilingRow>(
      'SELECT seq, body FROM filings WHERE seq > ? ORDER BY seq LIMIT ?',
    )
    .all(afterSeq, limit)
    .map((row) => ({ seq: row.seq, filing: readFiling(row) }))
}

/** These filings, in the order of their changes; an id that is no filing is left out. */
export function listRowsOf(vault: Vault, ids: readonly string[]): CopyRow[] {
  return vault.db
    .prepare<[string], FilingRow>(
      'SELECT seq, body FROM filings WHERE id IN (SELECT value FROM json_each(?)) ORDER BY seq',
    )
    .all(JSON.stringify(ids))
    .map((row) => ({ seq: row.seq, filing: readFiling(row) }))
}

/** The filings accepted last, the newest first and of one moment the last written; only the last days are looked at. */
export function listNewest(vault: Vault, limit: number): CopyRow[] {
  return vault.db
    .prepare<{ limit: number }, FilingRow>(
      `SELECT seq, body FROM filings
       WHERE office_day >= (SELECT min(office_day) FROM
         (SELECT office_day FROM filings ORDER BY office_day DESC LIMIT :limit))
       ORDER BY accepted_at DESC, rowid DESC LIMIT :limit`,
    )
    .all({ limit })
    .map((row) => ({ seq: row.seq, filing: readFiling(row) }))
}

/**
 * What a complete copy of the filings must show: `seq` is the highest of any row, 0 without rows. Asked
 * after every commit, so the count is the kept one.
 */
export function copyHead(vault: Vault): CopyHead {
  const row = vault.db
    .prepare<[], Pick<CopyHead, 'seq'>>('SELECT ifnull(max(seq), 0) AS seq FROM filings')
    .get()
  if (row === undefined) throw new Error('a highest seq without a row')
  return { generation: vault.generation, seq: row.seq, count: keptCounts(vault).filings }
}

function filingOf(
  { id, entry, policy, by, obligations = [], channel = 'window' }: Acceptance,
  acceptedAt: string,
  acceptanceNumber: string,
): Filing {
  return {
    id,
    acceptanceNumber,
    status: 'accepted',
    entry,
    policy,
    acceptedAt,
    acceptedBy: by,
    receipt: null,
    ...NEW_LIFE,
    obligations,
    channel,
  }
}

/**
 * `<agency>-<yyyyMMdd>-<serial>`; a serial given out is never given out again, nor one that came with an
 * imported filing.
 */
export function nextAcceptanceNumber({ db, office }: Vault, day: string): string {
  const next = db
    .prepare<[string], number>(
      `INSERT INTO acceptance_serials (office_day, last) VALUES (?, 1)
       ON CONFLICT (office_day) DO UPDATE SET last = last + 1 RETURNING last`,
    )
    .pluck()
  const taken = db.prepare<[string]>('SELECT 1 FROM filings WHERE acceptance_number = ?')
  for (;;) {
    const serial = String(next.get(day)).padStart(4, '0')
    const number = `${office.agencyCode}-${day.replaceAll('-', '')}-${serial}`
    if (taken.get(number) === undefined) return number
  }
}

function enteredFields(entry: FilingEntry): string[] {
  return Object.entries(entry)
    .filter(([, value]) => value !== '' && value !== null && value !== false)
    .map(([name]) => name)
}
