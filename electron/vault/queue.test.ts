import { join } from 'node:path'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { hurried } from '#shared/sync/entry-steps.ts'
import { errorRows, errorSums } from '#shared/sync/error-sheet.ts'
import type { OutboxEntry } from '#shared/sync/outbox-entry.ts'
import { findAuditFault } from './audit-check.ts'
import { acceptFiling } from './filings.ts'
import { markSending } from './outbox.ts'
import { getEntry } from './outbox-rows.ts'
import { handOver, setEntryAside } from './queue-acts.ts'
import { findQueueFile, readQueue } from './queue-rows.ts'
import {
  createSampleVault,
  makeTestFolder,
  SAMPLE_NOW,
  SAMPLE_OPERATOR,
  sampleAcceptance,
  sampleId,
} from './sample-vault.test-helper.ts'
import { settleEntry } from './settle-entry.ts'
import { closeVault, type Vault } from './vault.ts'

const folder = makeTestFolder()
afterAll(folder.remove)

const OTHER = { number: '0002', name: '接班经办' }

let round = 0
let vault: Vault

beforeEach(async () => {
  round += 1
  vault = await createSampleVault(join(folder.path, `vault-${round}`))
  return () => closeVault(vault)
})

function accept(count: number): string {
  acceptFiling(vault, sampleAcceptance(count), SAMPLE_NOW)
  return sampleId(count, 'entry')
}

function put(id: string, move: Partial<OutboxEntry>, asked = getEntry(vault.db, id)): void {
  settleEntry(vault, id, {
    entry: { ...asked, ...move },
    filingStatus: 'accepted',
    receipt: null,
    event: null,
    msgid: '',
    outcome: 'unknown',
  })
}

const reason = (code: NonNullable<OutboxEntry['reason']>['code'], words: string = code) => ({
  code,
  words,
  detail: '',
})
const ids = (filter: Parameters<typeof readQueue>[1], limit = 100) =>
  readQueue(vault, filter, limit).rows.map(({ entry }) => entry.id)

test('a page shows the oldest of its filter, masked, and counts every filter by unacknowledged rows alone', () => {
  const [waiting, unknown, parked, done] = [accept(1), accept(2), accept(3), accept(4)]
  put(unknown, { state: 'unknown' })
  put(parked, { state: 'parked', nextAt: null })
  put(done, { state: 'acknowledged', nextAt: null })
  expect(ids('all')).toEqual([waiting, unknown, parked])
  expect(ids('all', 2)).toEqual([waiting, unknown])
  expect(ids('waiting')).toEqual([waiting])
  expect(ids('unknown')).toEqual([unknown])
  expect(ids('parked')).toEqual([parked])
  expect(readQueue(vault, 'parked', 1).counts).toEqual({
    all: 3,
    waiting: 1,
    unknown: 1,
    parked: 1,
    mine: 3,
  })
  expect(readQueue(vault, 'all', 1).rows[0]).toMatchObject({
    name: '样例人1',
    documentNumber: expect.stringMatching(/^169900\*{8}\w{4}$/),
    holder: SAMPLE_OPERATOR,
  })
})

test('an entry handed over is the other’s; the filing keeps who accepted it', () => {
  const entry = accept(1)
  expect(handOver(vault, entry, OTHER)).toMatchObject({ ok: true })
  expect(ids('mine')).toEqual([])
  const file = findQueueFile(vault, entry)
  expect(file?.row.holder).toEqual(OTHER)
  expect(file?.events.at(-1)).toMatchObject({ kind: 'handed-over', detail: OTHER.name })
  put(entry, { state: 'acknowledged', nextAt: null })
  expect(handOver(vault, entry, OTHER)).toMatchObject({ ok: false, error: { code: 'not-movable' } })
  expect(findAuditFault(vault)).toBeUndefined()
})

test('what is set aside waits for a person, and what may have arrived is asked about before it goes on', () => {
  const [fresh, lost] = [accept(1), accept(2)]
  markSending(vault, lost, { msgid: 'm1', infno: 'X2511', requestHash: 'h' })
  expect(setEntryAside(vault, lost, '核对')).toMatchObject({ ok: false })
  put(lost, { state: 'unknown', reason: reason('no-answer') })
  for (const id of [fresh, lost])
    expect(setEntryAside(vault, id, '核对')).toMatchObject({ ok: true })
  expect(getEntry(vault.db, fresh)).toMatchObject({
    state: 'parked',
    nextAt: null,
    reason: { code: 'by-hand', words: '窗口转人工：核对' },
  })
  expect(hurried(getEntry(vault.db, fresh), SAMPLE_NOW).state).toBe('queued')
  expect(hurried(getEntry(vault.db, lost), SAMPLE_NOW).state).toBe('unknown')
  expect(findQueueFile(vault, lost)?.transmissions).toMatchObject([
    // After 受理, with 报送.
    { infno: 'X2511', msgid: 'm1', eventsBefore: 1 },
  ])
})

test('what was handed over or set aside while it was asked about stays so', () => {
  const [handed, aside, done] = [accept(1), accept(2), accept(3)]
  const all = [handed, aside, done]
  for (const id of all) put(id, { state: 'unknown', reason: reason('no-answer') })
  const [askedHanded, askedAside, askedDone] = all.map((id) => getEntry(vault.db, id))
  expect(handOver(vault, handed, OTHER)).toMatchObject({ ok: true })
  for (const id of [aside, done]) {
    expect(setEntryAside(vault, id, '核对')).toMatchObject({ ok: true })
  }
  put(handed, { state: 'queued', reason: reason('waiting') }, askedHanded)
  put(aside, { state: 'queued', reason: reason('waiting') }, askedAside)
  put(done, { state: 'acknowledged', nextAt: null, reason: null }, askedDone)
  expect(getEntry(vault.db, handed)).toMatchObject({ state: 'queued', holder: OTHER })
  expect(getEntry(vault.db, aside)).toMatchObject({ state: 'parked', reason: { code: 'by-hand' } })
  expect(getEntry(vault.db, done)).toMatchObject({ state: 'acknowledged' })
})

test('the error sheet lists what stands in the way by kind, the oldest of each first', () => {
  const [first, second, calm, third] = [accept(1), accept(2), accept(3), accept(4)]
  put(first, { state: 'unknown', reason: reason('no-answer') })
  put(second, { state: 'parked', nextAt: null, reason: reason('refused', '=不符') })
  put(third, { state: 'parked', nextAt: null, reason: reason('refused') })
  const { rows } = readQueue(vault, 'all', 100)
  const [header, ...lines] = errorRows(rows, SAMPLE_NOW)
  expect(header?.slice(0, 3)).toEqual(['类别', '受理号', '参保人'])
  expect(lines.map(([kind, , name]) => [kind, name])).toEqual([
    ['被退回', '样例人2'],
    ['被退回', '样例人4'],
    ['结果待查', '样例人1'],
  ])
  expect(new Set(lines.map(({ length }) => length))).toEqual(new Set([header?.length]))
  expect(errorSums(rows)).toEqual([
    ['类别', '件数'],
    ['被退回', '2'],
    ['结果待查', '1'],
  ])
  expect(ids('all')).toContain(calm)
})

test('the error sheet tells how long a filing has waited that was never sent, and calls no such one in doubt', () => {
  const [offline, fresh, lost] = [accept(1), accept(2), accept(3)]
  put(offline, { reason: reason('unreachable') })
  put(lost, {
    state: 'unknown',
    firstSentAt: SAMPLE_NOW.toISOString(),
    reason: reason('no-answer'),
  })
  for (const id of [fresh, lost]) setEntryAside(vault, id, '核对')
  const { rows } = readQueue(vault, 'all', 100)
  const later = new Date(SAMPLE_NOW.getTime() + 27.5 * 3_600_000)
  const lines = errorRows(rows, later).slice(1)
  expect(lines.map((line) => [line[0], line[2], line[8] === '未发出', line.at(-1)])).toEqual([
    ['人工处理，未报送', '样例人2', true, '27 小时'],
    ['结果待查', '样例人3', false, '27 小时'],
    ['线路不通', '样例人1', true, '27 小时'],
  ])
  expect(errorSums(rows)[1]).toEqual(['人工处理，未报送', '1'])
})

test('an entry has been in the queue since it was decided, not since the filing was accepted', () => {
  const id = accept(1)
  const at = '2026-11-20T00:00:00.000Z'
  vault.db
    .prepare("UPDATE audit SET body = json_set(body, '$.at', ?) WHERE seq = ?")
    .run(at, getEntry(vault.db, id).sequence)
  expect(readQueue(vault, 'all', 1).rows[0]?.queuedAt).toBe(at)
  expect(findQueueFile(vault, id)?.row.queuedAt).toBe(at)
})
