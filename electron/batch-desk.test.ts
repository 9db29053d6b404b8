import { join } from 'node:path'
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Batch } from '#shared/batch/batch.ts'
import { aListRow, listText, listWorkbook, type WrittenRow } from '#tests/batch-lists.ts'
import { identityNumber, TABLES } from '#tests/builders.ts'
import { type BatchDesk, openBatchDesk } from './batch-desk.ts'
import { copyHead, findFilingsByPerson, listRows } from './vault/filings.ts'
import {
  createSampleVault,
  makeTestFolder,
  reopenSampleVault,
  SAMPLE_NOW,
  SAMPLE_OPERATOR,
} from './vault/sample-vault.test-helper.ts'
import { closeVault, type Vault } from './vault/vault.ts'

const folder = makeTestFolder()
let count = 0
let directory: string
let vault: Vault
let steps: string[]
let now: Date

beforeEach(async () => {
  now = SAMPLE_NOW
  count += 1
  directory = join(folder.path, String(count))
  vault = await createSampleVault(directory)
  steps = []
})

afterEach(() => closeVault(vault))
afterAll(() => folder.remove())

function openDesk(onFiled = (_done: number): void => undefined): BatchDesk {
  return openBatchDesk({
    vault,
    tables: TABLES,
    clock: { now: () => now },
    session: () => undefined,
    operator: SAMPLE_OPERATOR,
    onProgress: ({ step, done, total }) => {
      steps.push(`${step} ${done}/${total}`)
      if (step === 'filing') onFiled(done)
    },
    onFiled: () => steps.push('wake'),
  })
}

async function readRows(
  desk: BatchDesk,
  rows: readonly WrittenRow[],
  employer = '甲公司',
): Promise<Batch> {
  const bytes = new TextEncoder().encode(listText(rows))
  const batch = await desk.read({ name: '名单.csv', bytes, employer })
  if (!batch.ok) throw new Error(batch.error.message)
  return batch.value
}

async function fileAll(desk: BatchDesk, { id }: Batch): Promise<Batch> {
  const filed = await desk.file(id)
  if (!filed.ok) throw new Error(filed.error.message)
  return filed.value
}

const people = (rows: number, changes: WrittenRow = {}) =>
  Array.from({ length: rows }, (_, index) => aListRow(index + 1, changes))

const statesOf = ({ rows }: Batch) => rows.map(({ row, state }) => `${row} ${state}`)

describe('a list', () => {
  it('is filed but for its faulty rows, one commit each', async () => {
    const desk = openDesk()
    const rows = [...people(2), aListRow(3, { phone: '123' }), aListRow(4)]
    const batch = await readRows(desk, rows)
    expect(statesOf(batch)).toEqual(['2 ready', '3 ready', '4 faulty', '5 ready'])
    const filed = await fileAll(desk, batch)
    expect(statesOf(filed)).toEqual(['2 filed', '3 filed', '4 faulty', '5 filed'])
    expect(copyHead(vault).count).toBe(3)
    expect(new Set(listRows(vault, 0, 10).map(({ seq }) => seq)).size).toBe(3)
    expect(filed.rows.map(({ acceptanceNumber }) => acceptanceNumber)).toEqual([
      'A371002-20261122-0001',
      'A371002-20261122-0002',
      '',
      'A371002-20261122-0003',
    ])
    expect(steps.slice(-5)).toEqual(['filing 1/3', 'filing 2/3', 'filing 3/3', 'wake', 'ended 3/4'])
  })

  it('carries the employer into the filing', async () => {
    const desk = openDesk()
    await fileAll(desk, await readRows(desk, people(1)))
    const documentNumber = String(aListRow(1).documentNumber)
    const [filing] = findFilingsByPerson(vault, { documentType: '01', documentNumber })
    expect(filing?.entry.note).toBe('单位：甲公司')
    expect(filing?.entry.category).toBe('stationed-worker')
  })

  it('of a workbook is the same list', async () => {
    const desk = openDesk()
    const bytes = await listWorkbook(people(2))
    const batch = await desk.read({ name: '名单.xlsx', bytes, employer: '' })
    expect(batch.ok && statesOf(batch.value)).toEqual(['2 ready', '3 ready'])
  })

  it('names both rows of a person who stands in it twice', async () => {
    const desk = openDesk()
    const batch = await readRows(desk, [aListRow(1), aListRow(2), aListRow(1)])
    expect(statesOf(batch)).toEqual(['2 faulty', '3 ready', '4 faulty'])
    const problems = batch.rows.map(({ faults }) =>
      faults.map(({ cell, problem }) => cell + problem),
    )
    expect(problems[0]).toContain('C2与第 4 行是同一个证件号码')
    expect(problems[2]).toContain('C4与第 2 行是同一个证件号码')
  })

  it('says of a person who was filed before where and under which number', async () => {
    const desk = openDesk()
    await fileAll(desk, await readRows(desk, people(1)))
    const again = await readRows(desk, [aListRow(1, { address: '越秀区中山路 1 号' })])
    expect(again.rows[0]?.faults.map(({ problem }) => problem)).toContain(
      '此人已备案到广东省 广州市（受理号 A371002-20261122-0001）',
    )
  })

  it('is refused in plain words and leaves the list before it in place', async () => {
    const desk = openDesk()
    const batch = await readRows(desk, people(1))
    const refused = await desk.read({ name: 'a', bytes: new Uint8Array(), employer: '' })
    expect(refused).toMatchObject({ ok: false, error: { code: 'batch-file-empty' } })
    expect(desk.current()?.id).toBe(batch.id)
  })
})

describe('a run that was called off', () => {
  it('stops after the row it is at and goes on without doubles', async () => {
    let isFirst = true
    const desk = openDesk((done) => {
      if (isFirst && done === 2) desk.cancel()
    })
    const batch = await readRows(desk, people(5))
    const stopped = await fileAll(desk, batch)
    expect(statesOf(stopped)).toEqual(['2 filed', '3 filed', '4 ready', '5 ready', '6 ready'])
    expect(stopped.isFiling).toBe(false)
    isFirst = false
    const finished = await fileAll(desk, batch)
    expect(finished.rows.every(({ state }) => state === 'filed')).toBe(true)
    expect(copyHead(vault).count).toBe(5)
  })

  it('is ended by the lock, which waits for the row', async () => {
    const desk = openDesk((done) => {
      if (done === 1) void desk.stop()
    })
    const batch = await readRows(desk, people(3))
    await fileAll(desk, batch)
    await desk.stop()
    expect(copyHead(vault).count).toBe(1)
  })

  it('is found by another desk after a crash: filed rows are filed, the rest goes on', async () => {
    const first = openDesk((done) => {
      if (done === 2) throw new Error('the power went')
    })
    const batch = await readRows(first, people(4))
    await expect(first.file(batch.id)).rejects.toThrow('the power went')
    closeVault(vault)
    vault = await reopenSampleVault(directory)
    const second = openDesk()
    // The list was mended and came back in another format: the same people are the same rows.
    const again = await readRows(second, [aListRow(9), ...people(4)])
    expect(statesOf(again)).toEqual(['2 ready', '3 filed', '4 filed', '5 ready', '6 ready'])
    await fileAll(second, again)
    expect(copyHead(vault).count).toBe(5)
  })

  it('leaves no room for a second one beside it', async () => {
    const desk = openDesk()
    const batch = await readRows(desk, people(3))
    const [one, other] = await Promise.all([desk.file(batch.id), desk.file(batch.id)])
    expect([one.ok, other]).toMatchObject([true, { ok: false, error: { code: 'batch-busy' } }])
    expect(copyHead(vault).count).toBe(3)
  })

  it('forgets a list that was replaced', async () => {
    const desk = openDesk()
    const batch = await readRows(desk, people(1))
    await readRows(desk, people(2))
    expect(await desk.file(batch.id)).toMatchObject({ error: { code: 'no-such-batch' } })
  })
})

describe('a list chosen again', () => {
  const TEMPORARY = {
    category: '其他跨省临时外出就医人员',
    materials: '',
    insuredDivision: '320102',
  }
  const nextDay = () => {
    now = new Date(SAMPLE_NOW.getTime() + 86_400_000)
  }

  it('finds on another day, and without its sender, what was filed', async () => {
    const desk = openDesk()
    const rows = [aListRow(1), aListRow(2, TEMPORARY)]
    const filed = await fileAll(desk, await readRows(desk, rows))
    expect(statesOf(filed)).toEqual(['2 filed', '3 filed'])
    nextDay()
    const again = await readRows(desk, [...rows, aListRow(3)], '')
    expect(statesOf(again)).toEqual(['2 filed', '3 filed', '4 ready'])
    expect(again.rows.map(({ acceptanceNumber }) => acceptanceNumber)).toEqual([
      'A371002-20261122-0001',
      'A371002-20261122-0002',
      '',
    ])
    await fileAll(desk, again)
    expect(copyHead(vault).count).toBe(3)
  })

  it('keeps two filings where a row writes another day or another place', async () => {
    const desk = openDesk()
    await fileAll(desk, await readRows(desk, people(3)))
    nextDay()
    const rows = [
      aListRow(1, { startDate: '2026-12-01' }),
      aListRow(2, { destination: '广东省 深圳市' }),
      aListRow(3, { phone: '13900000000' }),
    ]
    expect(statesOf(await readRows(desk, rows))).toEqual(['2 faulty', '3 ready', '4 faulty'])
  })

  it('is filed anew once the filing before it has run out', async () => {
    const desk = openDesk()
    await fileAll(desk, await readRows(desk, [aListRow(1, TEMPORARY)]))
    now = new Date('2027-06-01T02:00:00.000Z')
    expect(statesOf(await readRows(desk, [aListRow(1, TEMPORARY)]))).toEqual(['2 ready'])
  })

  it('comes back with its sender', async () => {
    const desk = openDesk()
    await readRows(desk, people(1))
    expect(desk.current()?.employer).toBe('甲公司')
  })
})

describe('a minor in a list', () => {
  it('is asked for a guardian, and may be filed', async () => {
    const desk = openDesk()
    const documentNumber = identityNumber('20150312', 101)
    const [row] = (await readRows(desk, [aListRow(1, { documentNumber })])).rows
    expect(row?.state).toBe('ready')
    expect(row?.faults.map(({ problem }) => problem)).toContain(
      '参保人未满 18 周岁，没有登记监护人',
    )
  })
})
