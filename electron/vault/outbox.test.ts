import { join } from 'node:path'
import { afterAll, beforeEach, expect, test } from 'vitest'
import type { OutboxEntry } from '#shared/sync/outbox-entry.ts'
import { findAuditFault } from './audit-check.ts'
import { acceptFiling, findFiling, findFilingFile } from './filings.ts'
import {
  findRefused,
  listDue,
  listEntries,
  listUnacknowledged,
  markInterrupted,
  markLineReturned,
  markSending,
  nextMessageSerial,
  nextWake,
  queueCounts,
  recordQuery,
} from './outbox.ts'
import { getEntry } from './outbox-rows.ts'
import { sendNow } from './queue-acts.ts'
import {
  createSampleVault,
  makeTestFolder,
  reopenSampleVault,
  SAMPLE_NOW,
  sampleAcceptance,
  sampleId,
} from './sample-vault.test-helper.ts'
import { type Settlement, settleEntry } from './settle-entry.ts'
import { closeVault, type Vault } from './vault.ts'

const folder = makeTestFolder()
afterAll(folder.remove)

const RECEIPT = {
  receiptNumber: 'R1',
  filingNumber: 'F1',
  version: '1',
  personNumber: '37100200000000000001',
  acknowledgedAt: '2026-11-22T02:00:05.000Z',
}

let round = 0
let directory = ''
let vault: Vault

beforeEach(async () => {
  round += 1
  directory = join(folder.path, `vault-${round}`)
  vault = await createSampleVault(directory)
  return () => closeVault(vault)
})

function accept(count: number, person = count): string {
  acceptFiling(vault, sampleAcceptance(count, person), SAMPLE_NOW)
  return sampleId(count, 'entry')
}

function send(entryId: string, msgid = `m-${entryId}`): string {
  markSending(vault, entryId, { msgid, infno: 'X2511', requestHash: 'hash' })
  return msgid
}

function settle(entryId: string, move: Partial<OutboxEntry>, rest: Partial<Settlement> = {}): void {
  settleEntry(vault, entryId, {
    entry: { ...getEntry(vault.db, entryId), ...move },
    filingStatus: 'accepted',
    receipt: null,
    event: null,
    msgid: '',
    outcome: 'test',
    ...rest,
  })
}

function dueIds(now = SAMPLE_NOW): string[] {
  return listDue(vault, now).map(({ entry }) => entry.id)
}

test('a new entry is due with the filing of its acceptance', () => {
  accept(1)
  const [due] = listDue(vault, SAMPLE_NOW)
  expect(due).toEqual({
    entry: getEntry(vault.db, sampleId(1, 'entry')),
    filing: findFiling(vault, sampleId(1)),
  })
})

test('a person’s entries go one after the other, other people’s beside them', () => {
  const [first, second, other] = [accept(1, 1), accept(2, 1), accept(3, 2)]
  expect(dueIds()).toEqual([first, other])
  send(first)
  expect(dueIds()).toEqual([other])
  settle(first, { state: 'unknown' })
  expect(dueIds()).toEqual([first, other])
  settle(first, { state: 'acknowledged', nextAt: null })
  expect(dueIds()).toEqual([second, other])
})

test('an older entry that waits holds up its person, a parked one does not', () => {
  const [first, second] = [accept(1, 1), accept(2, 1)]
  settle(first, { nextAt: '2026-11-22T02:10:00.000Z' })
  expect(dueIds()).toEqual([])
  expect(nextWake(vault)).toEqual(new Date('2026-11-22T02:10:00.000Z'))
  settle(first, { state: 'parked', nextAt: null })
  expect(dueIds()).toEqual([second])
})

test('a refusal that turns out to be another’s puts the entry and its filing back to be asked about', () => {
  const [refused, other] = [accept(1), accept(2)]
  const reason = { code: 'refused', words: '不予登记', detail: '' } as const
  settle(refused, { state: 'parked', nextAt: null, reason }, { filingStatus: 'refused' })
  settle(other, { state: 'parked', nextAt: null, reason: { ...reason, code: 'conflict' } })
  expect(findRefused(vault, other)).toBeUndefined()
  expect(findRefused(vault, 'no such entry')).toBeUndefined()
  expect(findRefused(vault, refused)).toEqual(getEntry(vault.db, refused))
  settle(refused, { state: 'unknown', nextAt: SAMPLE_NOW.toISOString() })
  expect(findRefused(vault, refused)).toBeUndefined()
  expect(findFiling(vault, sampleId(1))?.status).toBe('accepted')
  expect(dueIds()).toEqual([refused])
})

test('an entry that was parked and hurried again does not overtake the one being sent', () => {
  const [first, second] = [accept(1, 1), accept(2, 1)]
  settle(first, { state: 'parked', nextAt: null })
  send(second)
  sendNow(vault, first)
  expect(dueIds()).toEqual([])
})

test('sending is on record with its attempt before anything leaves', async () => {
  const entryId = accept(1)
  const msgid = send(entryId)
  expect(getEntry(vault.db, entryId)).toMatchObject({
    state: 'sending',
    attempts: 1,
    firstSentAt: SAMPLE_NOW.toISOString(),
  })
  expect(attempt(msgid)).toMatchObject({ infno: 'X2511', request_hash: 'hash', ended_at: null })
  expect(() => send(entryId, 'again')).toThrow('is sending, not queued')
})

test('an acknowledgement writes entry, attempt, filing and timeline in one commit', () => {
  const entryId = accept(1)
  const msgid = send(entryId)
  settle(
    entryId,
    { state: 'acknowledged', nextAt: null, reason: null },
    {
      msgid,
      outcome: 'accepted',
      filingStatus: 'acknowledged',
      receipt: RECEIPT,
      event: { kind: 'acknowledged', detail: RECEIPT.receiptNumber },
    },
  )
  const file = findFilingFile(vault, sampleId(1))
  expect(file?.filing).toMatchObject({ status: 'acknowledged', receipt: RECEIPT })
  expect(file?.outbox[0]?.state).toBe('acknowledged')
  expect(file?.events.at(-1)).toMatchObject({ kind: 'acknowledged', detail: 'R1' })
  expect(attempt(msgid)).toMatchObject({ outcome: 'accepted', ended_at: SAMPLE_NOW.toISOString() })
  expect(() => settle(entryId, { state: 'queued' })).toThrow('settled already')
  expect(findAuditFault(vault)).toBeUndefined()
})

test('every transmission that leaves stands in the timeline with its number and message', () => {
  const entryId = accept(1)
  const msgid = send(entryId)
  settle(entryId, { state: 'queued' }, { msgid })
  send(entryId, 'm-2')
  const events = findFilingFile(vault, sampleId(1))?.events ?? []
  expect(events.filter(({ kind }) => kind === 'sent')).toEqual([
    expect.objectContaining({ by: '自动报送', detail: `X2511 备案登记，第 1 次，报文号 ${msgid}` }),
    expect.objectContaining({ detail: 'X2511 备案登记，第 2 次，报文号 m-2' }),
  ])
  expect(findAuditFault(vault)).toBeUndefined()
})

test('what is acknowledged leaves the list of the queue, what stands still stays', () => {
  const [first, second, third] = [accept(1), accept(2), accept(3)]
  settle(first, { state: 'acknowledged', nextAt: null })
  settle(second, { state: 'parked', nextAt: null })
  expect(listUnacknowledged(vault).map(({ id }) => id)).toEqual([second, third])
})

test('a settlement never changes an entry’s key, person or place', () => {
  const entryId = accept(1)
  const before = getEntry(vault.db, entryId)
  settle(entryId, { id: sampleId(9, 'entry'), personKey: '01:other', sequence: 99, failures: 1 })
  expect(getEntry(vault.db, entryId)).toEqual({ ...before, failures: 1 })
})

test('the same attempt cannot end twice', () => {
  const entryId = accept(1)
  const msgid = send(entryId)
  settle(entryId, { state: 'queued' }, { msgid })
  expect(() => settle(entryId, { state: 'queued' }, { msgid })).toThrow('no open attempt')
})

test('a question leaves the entry unknown and is on record', () => {
  const entryId = accept(1)
  const question = { msgid: 'q', infno: 'X5311', requestHash: 'hash' } as const
  expect(() => recordQuery(vault, entryId, question)).toThrow('is queued, not unknown')
  settle(entryId, { state: 'unknown' })
  recordQuery(vault, entryId, question)
  expect(getEntry(vault.db, entryId).state).toBe('unknown')
  expect(attempt('q')).toMatchObject({ infno: 'X5311', ended_at: null })
})

test('after a crash what was being sent is unknown and due to be asked about', async () => {
  const entryId = accept(1)
  const msgid = send(entryId)
  closeVault(vault)
  vault = await reopenSampleVault(directory)
  expect(getEntry(vault.db, entryId)).toMatchObject({
    state: 'unknown',
    attempts: 1,
    reason: { code: 'interrupted' },
  })
  expect(attempt(msgid)).toMatchObject({ outcome: 'interrupted' })
  expect(dueIds()).toEqual([entryId])
  expect(findAuditFault(vault)).toBeUndefined()
})

test('an opening after an orderly end commits nothing', () => {
  accept(1)
  const entries = listEntries(vault)
  markInterrupted(vault)
  expect(listEntries(vault)).toEqual(entries)
  expect(vault.db.prepare('SELECT count(*) FROM audit').pluck().get()).toBe(2)
})

test('send now makes a parked entry due with its old key, and a finished one stays finished', () => {
  const entryId = accept(1)
  settle(entryId, { state: 'parked', nextAt: null, failures: 3 })
  expect(sendNow(vault, entryId)).toMatchObject({ id: entryId, state: 'queued', failures: 0 })
  expect(dueIds()).toEqual([entryId])
  settle(entryId, { state: 'acknowledged', nextAt: null })
  expect(sendNow(vault, entryId).state).toBe('acknowledged')
})

test('the counters tell what waits and what the day has brought', () => {
  const ids = [1, 2, 3, 4, 5, 6, 7].map((count) => accept(count))
  const [, sent = '', lost = '', refused = '', done = '', byHand = '', unexplained = ''] = ids
  const parked = (code: 'refused' | 'by-hand') =>
    ({ state: 'parked', nextAt: null, reason: { code, words: '', detail: '' } }) as const
  send(sent)
  settle(lost, { state: 'unknown' })
  settle(refused, parked('refused'))
  // Set aside by a clerk, and parked by a program that gave no reason: nobody sent these back.
  settle(byHand, parked('by-hand'))
  settle(unexplained, { state: 'parked', nextAt: null })
  const acknowledged = { filingStatus: 'acknowledged', receipt: RECEIPT } as const
  settle(done, { state: 'acknowledged', nextAt: null }, acknowledged)
  expect(queueCounts(vault, '2026-11-22')).toEqual({
    waiting: 2,
    unknown: 1,
    returned: 1,
    aside: 2,
    differences: 0,
    acknowledgedToday: 1,
    acceptedToday: 7,
  })
  expect(queueCounts(vault, '2026-11-23')).toMatchObject({ acknowledgedToday: 0, acceptedToday: 0 })
})

test('message serials rise over restarts and go round after 9999', async () => {
  expect([nextMessageSerial(vault), nextMessageSerial(vault)]).toEqual([1, 2])
  vault.db.exec('UPDATE vault SET message_serial = 9998')
  closeVault(vault)
  vault = await reopenSampleVault(directory)
  expect([nextMessageSerial(vault), nextMessageSerial(vault)]).toEqual([9999, 0])
})

function attempt(msgid: string): unknown {
  return vault.db.prepare('SELECT * FROM attempts WHERE msgid = ?').get(msgid)
}

test('once the line is back, what waited for it alone is due at once, in one commit', () => {
  const reason = (code: 'no-answer' | 'not-found-yet') => ({ code, words: code, detail: '' })
  const late = '2026-11-22T02:15:00.000Z'
  const [lost, asked, fresh] = [accept(1), accept(2), accept(3)]
  settle(lost, { state: 'unknown', reason: reason('no-answer'), nextAt: late })
  settle(asked, { state: 'unknown', reason: reason('not-found-yet'), notFound: 1, nextAt: late })
  const before = vault.db.prepare('SELECT count(*) FROM audit').pluck().get()
  markLineReturned(vault, SAMPLE_NOW)
  expect(dueIds()).toEqual([lost, fresh])
  expect(getEntry(vault.db, asked).nextAt).toBe(late)
  markLineReturned(vault, SAMPLE_NOW)
  expect(vault.db.prepare('SELECT count(*) FROM audit').pluck().get()).toBe(Number(before) + 1)
  expect(findAuditFault(vault)).toBeUndefined()
})

test('a list of what is due ends where it is long enough', () => {
  const [first, second] = [accept(1), accept(2), accept(3)]
  expect(listDue(vault, SAMPLE_NOW, 2).map(({ entry }) => entry.id)).toEqual([first, second])
})
