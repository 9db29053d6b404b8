import { join } from 'node:path'
import { afterAll, beforeEach, expect, test, vi } from 'vitest'
import { findAuditLink, lastSeq } from './audit.ts'
import { commit } from './commit.ts'
import { listDrafts, saveDraft } from './drafts.ts'
import { writeFiling } from './filing-rows.ts'
import {
  acceptFiling,
  addEvent,
  copyHead,
  findFiling,
  findFilingFile,
  findFilingsByPerson,
  listNewest,
  listRows,
} from './filings.ts'
import { takeImported } from './imported-filings.ts'
import {
  acceptSamples,
  createSampleVault,
  makeTestFolder,
  SAMPLE_NOW,
  SAMPLE_OPERATOR,
  sampleAcceptance,
  sampleEntry,
  sampleId,
} from './sample-vault.test-helper.ts'
import { settleEntry } from './settle-entry.ts'
import { closeVault, type Vault } from './vault.ts'

const folder = makeTestFolder()
afterAll(folder.remove)

let round = 0
let vault: Vault

beforeEach(async () => {
  round += 1
  vault = await createSampleVault(join(folder.path, `vault-${round}`))
  return () => closeVault(vault)
})

test('one commit holds filing, event, outbox entry and audit row, and the draft is gone', () => {
  const { id, entry } = sampleAcceptance(1)
  saveDraft(vault, { id, revision: 1, savedAt: SAMPLE_NOW.toISOString(), entry })
  const filing = acceptFiling(vault, sampleAcceptance(1), SAMPLE_NOW)
  expect(filing).toMatchObject({
    acceptanceNumber: 'A371002-20261122-0001',
    status: 'accepted',
    acceptedAt: '2026-11-22T02:00:00.000Z',
    acceptedBy: SAMPLE_OPERATOR,
  })
  expect(findFilingFile(vault, id)).toEqual({
    filing,
    events: [
      {
        at: filing.acceptedAt,
        kind: 'accepted',
        by: SAMPLE_OPERATOR.name,
        detail: filing.acceptanceNumber,
      },
    ],
    outbox: [expect.objectContaining({ id: sampleId(1, 'entry'), filingId: id, state: 'queued' })],
  })
  expect(listDrafts(vault)).toEqual([])
  const link = findAuditLink(vault, 2)
  expect(link).toMatchObject({ action: 'filing.accept', object: id, by: SAMPLE_OPERATOR.number })
  expect(link?.changes.map(({ table }) => table)).toEqual(['filings', 'events', 'outbox'])
  expect(lastSeq(vault)).toBe(2)
})

test('the audit row names fields and holds none of their values', () => {
  acceptFiling(vault, sampleAcceptance(1), SAMPLE_NOW)
  const text = JSON.stringify(findAuditLink(vault, 2))
  const { name, documentNumber, phone, address } = sampleEntry(1)
  expect(text).toContain('documentNumber')
  for (const value of [name, documentNumber, phone, address]) expect(text).not.toContain(value)
})

test('a filing submitted twice is accepted once', () => {
  const first = acceptFiling(vault, sampleAcceptance(1), SAMPLE_NOW)
  const again = { ...sampleAcceptance(1), entryId: sampleId(2, 'entry') }
  expect(acceptFiling(vault, again, new Date('2026-11-23T02:00:00Z'))).toEqual(first)
  expect(lastSeq(vault)).toBe(2)
  expect(findFilingFile(vault, sampleId(1))?.outbox).toHaveLength(1)
})

test('a filing that cannot be stored leaves nothing behind, its number neither', () => {
  acceptFiling(vault, sampleAcceptance(1), SAMPLE_NOW)
  const { id, entry } = sampleAcceptance(2)
  saveDraft(vault, { id, revision: 1, savedAt: SAMPLE_NOW.toISOString(), entry })
  const clash = { ...sampleAcceptance(2), entryId: sampleId(1, 'entry') }
  expect(() => acceptFiling(vault, clash, SAMPLE_NOW)).toThrow('UNIQUE')
  expect(findFiling(vault, id)).toBeUndefined()
  expect(listDrafts(vault)).toHaveLength(1)
  expect(lastSeq(vault)).toBe(2)
  const next = acceptFiling(vault, sampleAcceptance(2), SAMPLE_NOW)
  expect(next.acceptanceNumber).toBe('A371002-20261122-0002')
})

test('acceptance numbers count from one on every office day, which is Beijing’s', () => {
  const instants = ['2026-11-22T15:59:59Z', '2026-11-22T16:00:00Z', '2026-11-22T16:00:01Z']
  const numbers = instants.map(
    (instant, at) =>
      acceptFiling(vault, sampleAcceptance(at + 1), new Date(instant)).acceptanceNumber,
  )
  expect(numbers).toEqual([
    'A371002-20261122-0001',
    'A371002-20261123-0001',
    'A371002-20261123-0002',
  ])
})

test('a number that came with an imported filing is not given again', () => {
  const [own] = [acceptFiling(vault, sampleAcceptance(1), SAMPLE_NOW)]
  const number = (serial: number) =>
    own.acceptanceNumber.replace(/\d{4}$/, String(serial).padStart(4, '0'))
  takeImported(
    vault,
    { ...own, id: sampleId(8), acceptanceNumber: number(2), status: 'imported' },
    '台账',
  )
  takeImported(
    vault,
    { ...own, id: sampleId(9), acceptanceNumber: number(3), status: 'imported' },
    '台账',
  )
  expect(acceptFiling(vault, sampleAcceptance(2), SAMPLE_NOW).acceptanceNumber).toBe(number(4))
})

test('a person’s filings are found by document, oldest first', () => {
  acceptFiling(vault, sampleAcceptance(1, 7), SAMPLE_NOW)
  acceptFiling(vault, sampleAcceptance(2, 8), SAMPLE_NOW)
  acceptFiling(vault, sampleAcceptance(3, 7), SAMPLE_NOW)
  const ids = findFilingsByPerson(vault, sampleEntry(7)).map(({ id }) => id)
  expect(ids).toEqual([sampleId(1), sampleId(3)])
})

test('a person is found under either generation of the number', () => {
  const under = (documentNumber: string, count: number) => {
    const entry = { ...sampleEntry(1), documentNumber }
    acceptFiling(vault, { ...sampleAcceptance(count), entry }, SAMPLE_NOW)
    return documentNumber
  }
  const long = under('169901198603121018', 1)
  const old = under('169901860312101', 2)
  under('169901860312102', 3)
  for (const documentNumber of [long, old]) {
    const filings = findFilingsByPerson(vault, { documentType: '01', documentNumber })
    expect(filings.map(({ id }) => id)).toEqual([sampleId(1), sampleId(2)])
  }
})

test('a person filed by identity card is found by the 社会保障卡 that bears the same number', () => {
  const filed = sampleAcceptance(1, 7)
  acceptFiling(vault, filed, SAMPLE_NOW)
  const { documentNumber } = filed.entry
  const found = findFilingsByPerson(vault, { documentType: '90', documentNumber })
  expect(found.map(({ id }) => id)).toEqual([sampleId(1)])
  expect(findFilingsByPerson(vault, { documentType: '04', documentNumber })).toEqual([])
})

test('pages of rows show every filing once, each at its newest state', () => {
  acceptSamples(vault, 5)
  refuseFirst()
  const pages = [listRows(vault, 0, 2)]
  for (let last = pages[0]?.at(-1); last; last = pages.at(-1)?.at(-1)) {
    pages.push(listRows(vault, last.seq, 2))
  }
  const rows = pages.flat()
  expect(rows.map(({ filing }) => filing.id)).toEqual([2, 3, 4, 5, 1].map((at) => sampleId(at)))
  expect(rows.at(-1)?.filing.status).toBe('refused')
  expect(copyHead(vault)).toEqual({
    generation: vault.generation,
    seq: rows.at(-1)?.seq,
    count: 5,
  })
})

test('the newest are those accepted last, whenever they changed', () => {
  const day = 86_400_000
  for (const [at, days] of [
    [1, 2],
    [2, 0],
    [3, 1],
    [4, 2],
    [5, 1],
  ] as const) {
    acceptFiling(vault, sampleAcceptance(at), new Date(SAMPLE_NOW.getTime() + days * day + at))
  }
  refuseFirst()
  const newest = (limit: number) => listNewest(vault, limit).map(({ filing }) => filing.id)
  expect(newest(3)).toEqual([4, 1, 5].map((at) => sampleId(at)))
  expect(newest(10)).toEqual([4, 1, 5, 3, 2].map((at) => sampleId(at)))
  expect(listNewest(vault, 2)[1]?.filing.status).toBe('refused')
})

test('the newest are found by the last days, however many filings there are', () => {
  const prepare = vi.spyOn(vault.db, 'prepare')
  listNewest(vault, 40)
  const [sql = ''] = prepare.mock.lastCall ?? []
  prepare.mockRestore()
  const plan = vault.db
    .prepare<[{ limit: number }], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
    .all({ limit: 40 })
    .map(({ detail }) => detail)
  expect(plan).toContain('SEARCH filings USING INDEX filings_by_day (office_day>?)')
  expect(plan).not.toContain('SCAN filings')
})

test('an empty vault has no newest filings', () => {
  expect(listNewest(vault, 10)).toEqual([])
})

test('a commit cannot change two filings, so no page ends inside one', () => {
  acceptSamples(vault, 2)
  const both = [1, 2].flatMap((at) => findFiling(vault, sampleId(at)) ?? [])
  const note = { action: 'test', object: 'test', by: 'test', fields: [] }
  expect(() => commit(vault, note, (tx) => both.map((filing) => writeFiling(tx, filing)))).toThrow(
    'UNIQUE constraint failed: filings.seq',
  )
})

test('printing goes into the timeline and does not change the filing', () => {
  acceptSamples(vault, 1)
  const printed = {
    at: SAMPLE_NOW.toISOString(),
    kind: 'printed',
    by: '样例经办',
    detail: 'filing-form',
  } as const
  addEvent(vault, sampleId(1), printed)
  expect(findFilingFile(vault, sampleId(1))?.events.at(-1)).toEqual(printed)
  expect(listRows(vault, 2, 10)).toEqual([])
  expect(findAuditLink(vault, 3)?.action).toBe('filing.printed')
})

test('an empty vault has a head without rows', () => {
  expect(copyHead(vault)).toEqual({ generation: vault.generation, seq: 0, count: 0 })
})

function refuseFirst(): void {
  const [entry] = findFilingFile(vault, sampleId(1))?.outbox ?? []
  if (entry === undefined) throw new Error('no entry')
  settleEntry(vault, entry.id, {
    entry: { ...entry, state: 'parked', nextAt: null },
    filingStatus: 'refused',
    receipt: null,
    event: null,
    msgid: '',
    outcome: 'refused',
  })
}
