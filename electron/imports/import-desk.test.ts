import { join } from 'node:path'
import ExcelJS from 'exceljs'
import fc from 'fast-check'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { findAuditFault } from '#electron/vault/audit-check.ts'
import { commit } from '#electron/vault/commit.ts'
import { acceptFiling, findFiling, findFilingFile, listRows } from '#electron/vault/filings.ts'
import { commitDecision } from '#electron/vault/life.ts'
import { listDue, listEntries } from '#electron/vault/outbox.ts'
import { insertEntry, queuedEntry } from '#electron/vault/outbox-rows.ts'
import {
  createSampleVault,
  makeTestFolder,
  reopenSampleVault,
  SAMPLE_NOW,
  SAMPLE_OPERATOR,
  sampleAcceptance,
} from '#electron/vault/sample-vault.test-helper.ts'
import { closeVault, type Vault } from '#electron/vault/vault.ts'
import type { ImportFile } from '#shared/imports/import-report.ts'
import { NO_PLAN } from '#shared/sync/outbox-plan.ts'
import { identityNumber, TABLES } from '#tests/builders.ts'
import { type ImportDesk, openImportDesk } from './import-desk.ts'

const folder = makeTestFolder()
afterAll(folder.remove)

const HEADER = [
  '受理号',
  '备案号',
  '姓名',
  '身份证号',
  '备案类型',
  '就医地区',
  '起始日期',
  '终止日期',
  '受理时间',
  '电话',
  '险种',
]
type Cells = readonly (string | number | null)[]

function aRow(
  serial: number,
  changes: Readonly<Record<number, string | number | null>> = {},
): Cells {
  const cells: (string | number | null)[] = [
    `JH2024${String(serial).padStart(4, '0')}`,
    `B${serial}`,
    '欧阳长风',
    identityNumber('19560312', serial),
    '异地安置退休人员',
    '广东省 广州市',
    '2024-03-01',
    '长期',
    '2024年3月1日',
    '13812345678',
    '职工医保',
  ]
  for (const [at, value] of Object.entries(changes)) cells[Number(at)] = value
  return cells
}

function csvOf(rows: readonly Cells[]): Uint8Array {
  const lines = [HEADER, ...rows].map((cells) => cells.map((cell) => `"${cell ?? ''}"`).join(','))
  return Buffer.from(lines.join('\n'))
}

let round = 0
let directory: string
let vault: Vault
let desk: ImportDesk

function openDesk(isOpen = () => true): ImportDesk {
  return openImportDesk({
    vault,
    tables: TABLES,
    clock: { now: () => SAMPLE_NOW },
    session: () => undefined,
    isOpen,
    refusal: () => '',
    onProgress: () => undefined,
  })
}

beforeEach(async () => {
  round += 1
  directory = join(folder.path, `vault-${round}`)
  vault = await createSampleVault(directory)
  desk = openDesk()
  return () => closeVault(vault)
})

async function read(bytes: Uint8Array): Promise<ImportFile> {
  const file = await desk.read('旧台账.csv', bytes)
  if (!file.ok) throw new Error(file.error.message)
  return file.value
}

async function tried(bytes: Uint8Array) {
  const file = await read(bytes)
  const report = await desk.check(file.id, file.mapping)
  if (!report.ok) throw new Error(report.error.message)
  return { id: file.id, ...report.value }
}

async function taken(bytes: Uint8Array) {
  const { id } = await tried(bytes)
  const report = await desk.run(id)
  if (!report.ok) throw new Error(report.error.message)
  return report.value
}

describe('an older ledger', () => {
  it('is read, tried and taken in with its own numbers, and never stands in the queue', async () => {
    const report = await taken(csvOf([aRow(1), aRow(2, { 7: '2025-02-28' })]))
    expect(report).toMatchObject({ total: 2, ready: 0, known: 2, faulty: 0 })
    const [row] = listRows(vault, 0, 10)
    expect(row?.filing).toMatchObject({
      acceptanceNumber: 'JH20240001',
      status: 'imported',
      channel: 'import',
      acceptedAt: '2024-02-29T16:00:00.000Z',
      receipt: { filingNumber: 'B1' },
      entry: { destination: '440100', startDate: '2024-03-01', endDate: '', insuranceType: '310' },
    })
    expect(findFilingFile(vault, row?.filing.id ?? '')?.events).toMatchObject([
      { kind: 'imported', detail: '旧台账.csv 第 2 行' },
    ])
    expect(listEntries(vault)).toEqual([])
    expect(findAuditFault(vault)).toBeUndefined()
  })

  it('is tried without a trace', async () => {
    const before = vault.db.prepare('SELECT total_changes()').pluck().get()
    expect(await tried(csvOf([aRow(1), aRow(2)]))).toMatchObject({ ready: 2, known: 0 })
    expect(vault.db.prepare('SELECT total_changes()').pluck().get()).toBe(before)
  })

  it('read again doubles nothing, and goes on where it was broken off', async () => {
    const rows = Array.from({ length: 130 }, (_, at) => aRow(at + 1))
    const { id } = await tried(csvOf(rows))
    let looks = 0
    desk = openDesk(() => {
      looks += 1
      return looks < 4
    })
    const again = await tried(csvOf(rows))
    const half = await desk.run(again.id)
    expect(half.ok && half.value.known).toBe(100)
    expect(id).not.toBe(again.id)
    // Locked and opened again: what was taken in is known, the rest is ready.
    closeVault(vault)
    vault = await reopenSampleVault(directory)
    desk = openDesk()
    expect(await tried(csvOf(rows))).toMatchObject({ known: 100, ready: 30, faulty: 0 })
    expect(await taken(csvOf(rows))).toMatchObject({ known: 130, ready: 0 })
    expect(vault.db.prepare('SELECT count(*) FROM filings').pluck().get()).toBe(130)
  }, 60_000)

  it('says row by row what is wrong, and takes the others in', async () => {
    const wrong: readonly (readonly [Readonly<Record<number, string>>, string])[] = [
      [{ 6: '2024-02-30' }, '不是日期'],
      [{ 7: '2023-01-01' }, '结束日期早于开始日期'],
      [{ 3: '169901195603121010' }, '证件号码'],
      [{ 3: '1.69901E+17' }, '后几位已经丢失'],
      [{ 4: '探亲人员' }, '探亲人员'],
      [{ 5: '某某市' }, '某某市'],
      [{ 2: '' }, '没有填'],
      [{ 0: '', 1: '' }, '没有原编号'],
      [{ 8: '2030-01-01' }, '晚于今天'],
      [{ 6: '#REF!' }, '出错的公式'],
    ]
    const rows = wrong.map(([changes], at) => aRow(at + 1, changes))
    const report = await taken(csvOf([...rows, aRow(50)]))
    expect(report).toMatchObject({ faulty: wrong.length, known: 1 })
    for (const [at, [, words]] of wrong.entries()) {
      expect(report.faults[at]?.row).toBe(at + 2)
      expect(JSON.stringify(report.faults[at])).toContain(words)
    }
  })

  it('takes neither of two rows with one number, nor one this office gave out', async () => {
    const own = acceptFiling(vault, sampleAcceptance(1), SAMPLE_NOW)
    const report = await tried(csvOf([aRow(1), aRow(1), aRow(3, { 0: own.acceptanceNumber })]))
    expect(report).toMatchObject({ ready: 0, faulty: 3 })
    expect(JSON.stringify(report.faults)).toContain('与第 3 行是同一个原编号')
    expect(JSON.stringify(report.faults)).toContain('本机已有另一份备案用这个编号')
  })

  it('knows a filing by any of its numbers, in the file and here', async () => {
    const same = await tried(csvOf([aRow(1), aRow(2, { 1: 'B1' })]))
    expect(same).toMatchObject({ ready: 0, faulty: 2 })
    await taken(csvOf([aRow(5)]))
    const extract = await tried(csvOf([aRow(5, { 0: '' }), aRow(6, { 0: '' })]))
    expect(extract).toMatchObject({ ready: 1, known: 0, faulty: 1 })
    expect(JSON.stringify(extract.faults)).toContain('本机已有另一份备案用这个编号')
  })

  it('may have a title, a merged header of two rows, and formulas, which stay text', async () => {
    const workbook = new ExcelJS.Workbook()
    const sheet = workbook.addWorksheet('台账')
    sheet.addRow(['某县异地就医备案台账'])
    sheet.mergeCells('A1:I1')
    sheet.addRow(['受理号', '参保人信息', null, '备案类型', '就医地区', '期限', null, '备注'])
    sheet.addRow([null, '姓名', '身份证号', null, null, '起始日期', '终止日期', null])
    for (const merged of ['A2:A3', 'B2:C2', 'D2:D3', 'E2:E3', 'F2:G2', 'H2:H3']) {
      sheet.mergeCells(merged)
    }
    sheet.addRow([
      ...['JH1', '欧阳长风', identityNumber(), '异地安置退休人员', '广州市'],
      ...[new Date(Date.UTC(2024, 2, 1)), null, "=cmd|'/c calc'!A1"],
    ])
    const file = await read(new Uint8Array(await workbook.xlsx.writeBuffer()))
    expect(file.columns.map(({ name }) => name)).toEqual([
      ...['受理号', '姓名', '身份证号', '备案类型', '就医地区', '起始日期', '终止日期', '备注'],
    ])
    const report = await desk.check(file.id, file.mapping)
    expect(report.ok && report.value).toMatchObject({ total: 1, ready: 1, faults: [] })
    await desk.run(file.id)
    expect(listRows(vault, 0, 10)[0]?.filing.entry.note).toContain('=cmd')
  })

  it('without what it needs is not tried, and says which column is missing', async () => {
    const file = await read(csvOf([aRow(1)]))
    const { destination: _, ...mapping } = file.mapping
    expect(await desk.check(file.id, mapping)).toMatchObject({
      ok: false,
      error: { code: 'import-mapping', message: expect.stringContaining('就医地') },
    })
    expect(await desk.run(file.id)).toMatchObject({ ok: false, error: { code: 'import-untried' } })
  })

  it('that is no ledger, or longer than any, is refused and nothing of it is kept', async () => {
    const picture = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0])
    expect(await desk.read('a.png', picture)).toMatchObject({ ok: false })
    expect(await desk.read('b.csv', Buffer.from('甲,乙\n1,2'))).toMatchObject({
      error: { code: 'import-no-header' },
    })
    const long = `${HEADER.join(',')}\n${'a,b,c\n'.repeat(1_000_000)}`
    expect(await desk.read('c.csv', Buffer.from(long))).toMatchObject({
      error: { code: 'import-long' },
    })
  }, 60_000)
})

/** What anybody might try with an imported filing. */
const TRIES = ['decide', 'queue', 'status'] as const

it('nothing imported is ever sent, whatever is tried with it', async () => {
  await taken(csvOf(Array.from({ length: 8 }, (_, at) => aRow(at + 1))))
  const ids = listRows(vault, 0, 100).map(({ filing }) => filing.id)
  const tryIt = (kind: (typeof TRIES)[number], id: string) => {
    const filing = findFiling(vault, id)
    if (filing === undefined) throw new Error('gone')
    if (kind === 'queue') {
      const note = { action: 'test', object: id, by: '', fields: [] }
      return commit(vault, note, (tx) =>
        insertEntry(
          tx,
          queuedEntry(filing, { id: crypto.randomUUID(), operation: 'register' }, tx),
          {
            filing,
            office: vault.office,
            before: null,
            reason: '',
          },
        ),
      )
    }
    const to = kind === 'status' ? { status: 'accepted' as const } : {}
    const plan = kind === 'decide' ? { ...NO_PLAN, queued: 'change' as const } : NO_PLAN
    const events = [{ kind: 'changed', detail: '' }] as const
    return commitDecision(
      vault,
      { from: filing, to, events, plan, reason: '', by: SAMPLE_OPERATOR },
      SAMPLE_NOW,
    )
  }
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.constantFrom(...TRIES), fc.nat({ max: ids.length - 1 })), {
        minLength: 1,
        maxLength: 6,
      }),
      (tries) => {
        for (const [kind, at] of tries) {
          expect(() => tryIt(kind, ids[at] ?? '')).toThrow(/never sent|stays imported/)
        }
        expect(listEntries(vault)).toEqual([])
        expect(listDue(vault, new Date('2040-01-01T00:00:00Z'))).toEqual([])
        expect(listRows(vault, 0, 100).every(({ filing }) => filing.status === 'imported')).toBe(
          true,
        )
      },
    ),
    { numRuns: 40 },
  )
  expect(findAuditFault(vault)).toBeUndefined()
})
