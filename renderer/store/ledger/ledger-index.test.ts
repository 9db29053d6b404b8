import { describe, expect, it } from 'vitest'
import { NO_FILTER } from '#shared/ledger/ledger-query.ts'
import type { LedgerRow } from '#shared/ledger/ledger-row.ts'
import { writtenPhones } from '#shared/ledger/written-phones.ts'
import { createLedgerIndex, type LedgerIndex } from './ledger-index.ts'
import { ledgerPlaces } from './ledger-place.ts'
import { readingsOf } from './name-readings.ts'
import { buildSegment, flatten, readSegment, rowsOf, segmentFile } from './segment.ts'

const TODAY = '2026-11-22'
const PLACES = ledgerPlaces([
  { code: '440100', name: '广州市', province: '广东省', level: 'prefecture' },
  { code: '331000', name: '台州市', province: '浙江省', level: 'prefecture' },
])

function aRow(serial: number, changes: Partial<LedgerRow> = {}): LedgerRow {
  const accepted = new Date(Date.UTC(2026, 0, 1, 0, serial))
  return {
    id: `00000000-0000-4000-8000-${String(serial).padStart(12, '0')}`,
    seq: serial,
    acceptanceNumber: `371002001-20260101-${String(serial).padStart(4, '0')}`,
    receiptNumber: '',
    filingNumber: '',
    name: '王建国',
    documentNumber: `16990019560312${String(serial).padStart(4, '0')}`,
    phones: '13800000000',
    address: '人民路 1 号',
    agent: '',
    clerk: '9001 王芳',
    destination: '440100',
    insuredDivision: '371002',
    category: 'relocated-retiree',
    status: 'acknowledged',
    acceptedAt: accepted.toISOString(),
    startDate: '2026-01-01',
    endDate: '',
    acknowledgedDay: '2026-01-01',
    laterMaterial: 'none',
    promise: 'none',
    ...changes,
  }
}

function anIndex(rows: readonly LedgerRow[]): LedgerIndex {
  const index = createLedgerIndex(PLACES)
  index.put(rows.map((row) => flatten(row, readingsOf(row.name))))
  return index
}

/** The serials of what is found, in order. */
function serials(index: LedgerIndex, text: string, changes = {}): readonly number[] {
  const found = index.find({ text, filter: NO_FILTER, sort: null, ...changes }, TODAY)
  return [...found.first(found.total)].map((row) => Number(index.idAt(row).slice(-12)))
}

describe('names in pinyin', () => {
  it.each([
    ['单晓东', 'shanxiaodong|sxd'],
    ['仇建国', 'qiujianguo|qjg'],
    ['解志强', 'xiezhiqiang|xzq'],
    ['尉迟敬德', 'yuchijingde|ycjd'],
    ['万俟婷', 'moqiting|mqt'],
    ['查海', 'zhahai|zh'],
    ['种伟', 'chongwei|cw'],
    ['吕春', 'lvchun|lc'],
    ['买买提·吐尔逊', 'maimaitituerxun|mmttex'],
  ])('%s is read as a surname is', (name, readings) => {
    expect(readingsOf(name)).toBe(readings)
  })
})

describe('a search', () => {
  const index = anIndex([
    aRow(1, { name: '单晓东', address: '欧阳路 3 号' }),
    aRow(2, { name: '欧阳长风', phones: '13812345678、0631-5200000' }),
    aRow(3, { name: '欧阳长', documentNumber: '16990019560312771X', destination: '331000' }),
    aRow(4, { name: '小欧阳', agent: '李单' }),
  ])

  it('puts the whole name first, then its beginning, its inside, the address', () => {
    expect(serials(index, '欧阳长')).toEqual([3, 2])
    expect(serials(index, '欧阳')).toEqual([3, 2, 4, 1])
  })

  it.each([
    ['ouyangcf', []],
    ['ouyangchangf', [2]],
    ['oycf', [2]],
    ['shanxiao', [1]],
    ['13812345678', [2]],
    ['771x', [3]],
    ['710', []],
    ['7100', [4, 3, 2, 1]],
    ['1x', [3]],
    ['0002', [2]],
    ['371002001-20260101-0004', [4]],
    ['台州', [3]],
    ['taizhou', [3]],
    ['tzs', [3]],
    ['ＯＹＣＦ', [2]],
    ['欧阳 台州', [3]],
    ['欧阳 北京', []],
    ['欧阳路 3', [1]],
    ['06315200000', [2]],
    ['0631-52', [2]],
    ['%', []],
  ])('finds %s', (text, wanted) => {
    expect(serials(index, text)).toEqual(wanted)
  })

  it.each([
    ['b座', [5]],
    ['SOHO', [5]],
    ['体育路(东)', [6]],
    ['体育路（东）', [6]],
    ['jh2024a', [6]],
    ['〔2024〕', [5]],
    ['𬀩', [6]],
    ['12', [5]],
  ])('finds %s however it is written', (text, wanted) => {
    const written = anIndex([
      aRow(5, { name: '王建', address: '现代ＳＯＨＯ 12 号 B座', filingNumber: '威医〔2024〕5号' }),
      aRow(6, { name: '欧阳𬀩', address: '体育路（东）', receiptNumber: 'JH2024A' }),
    ])
    expect(serials(written, text)).toEqual(wanted)
  })

  it.each([
    ['13812345678', [1, 2, 3, 4]],
    ['138 1234 5678', [1, 2, 3, 4]],
    ['+8613812345678', [1, 2, 3, 4]],
    ['+86 138 1234 5678', [1, 2, 3, 4]],
    ['8613812345678', [3, 4]],
    ['02087654321', [5, 6, 7, 8]],
    ['(020)87654321', [5, 6, 7, 8]],
    ['（020）87654321', [5, 6, 7, 8]],
    ['(020) 8765-4321', [5, 6]],
    ['+86-20-87654321', [5, 6, 7, 8]],
    ['020-8765', [7]],
    ['78020', []],
    ['(2024)5', [9]],
    ['2024', [9]],
  ])('finds %s among telephones however they are written', (text, wanted) => {
    const second = { phone: '１３８００００５６７８', secondPhone: '（020） 8765-4321' }
    const phones = [
      ...['13812345678', '138 1234 5678', '+8613812345678', '+86 138 1234 5678'],
      ...['(020)8765-4321', writtenPhones(second), '020-87654321', '+86 20 8765 4321'],
    ]
    const written = anIndex([
      ...phones.map((one, at) => aRow(at + 1, { phones: one, acceptanceNumber: `J${at}` })),
      aRow(9, { acceptanceNumber: '', filingNumber: '威医(2024)5号' }),
    ])
    expect(serials(written, text).toSorted()).toEqual(wanted)
  })

  it('puts the whole name in pinyin before those that begin with it', () => {
    const names = anIndex([aRow(1, { name: '王建' }), aRow(2, { name: '王建国' })])
    expect(serials(names, 'wangjian')).toEqual([1, 2])
    expect(serials(names, 'wj')).toEqual([1, 2])
  })

  it.each([
    'oycf',
    '1699001956031277',
    '尉迟',
    '欧阳长',
    'ouyangchang',
    '3710020012026',
    '0001',
    'a12',
    '12x',
    '3-5',
    'wangjianguo',
    '欧阳𬀩',
    '人民路 12',
    '+8613800',
    '(000)1000',
  ])('%s finds letter by letter what it finds at once', (text) => {
    const places = ['欧阳长风', '尉迟欧', '单于', '欧欧阳', '欧阳𬀩'].flatMap((name, at) => [
      aRow(10 + at, { name, documentNumber: `EA123123${at}`, address: '尉尉迟街 371371002 号' }),
      aRow(20 + at, { name, phones: '0001000 16916990019' }),
    ])
    // Enough of them that the next key is looked for ahead.
    const others = Array.from({ length: 1_100 }, (_, at) => aRow(100 + at))
    const [typed, ahead, whole] = [1, 2, 3].map(() => anIndex([...places, ...others]))
    for (let end = 1; end <= text.length; end += 1) {
      const word = text.slice(0, end)
      whole?.put([])
      const wanted = whole && serials(whole, word)
      expect(typed && serials(typed, word), word).toEqual(wanted)
      expect(ahead && serials(ahead, word), word).toEqual(wanted)
      while (ahead?.lookAhead());
    }
  })

  it('shows everything, the newest first, while nothing is typed', () => {
    expect(serials(index, ' ')).toEqual([4, 3, 2, 1])
  })
})

describe('the index', () => {
  it('finds a changed filing by what it now is, and not by what it was', () => {
    const index = anIndex(Array.from({ length: 2_500 }, (_, serial) => aRow(serial + 1)))
    expect(index.segments().map(({ size }) => size)).toEqual([1_000, 1_000, 500])
    const changed = index.put([flatten(aRow(1_500, { name: '司徒望舒', seq: 9_000 }), 'situ|st')])
    expect([...changed]).toEqual([1])
    expect(index.size()).toBe(2_500)
    expect(index.idAt(index.findRow(aRow(1_500).id) ?? 0)).toBe(aRow(1_500).id)
    expect(index.findRow(aRow(2_501).id)).toBeUndefined()
    expect(serials(index, '司徒望舒')).toEqual([1_500])
    expect(serials(index, '王建国')).toHaveLength(2_499)
  })

  it('narrows by every filter and counts by state', () => {
    const index = anIndex([
      aRow(1, { status: 'refused', clerk: '9002 李雷' }),
      aRow(2, { endDate: '2026-12-01' }),
      aRow(3, { promise: '2026-11-25', destination: '331000' }),
      aRow(4, { laterMaterial: 'undated', category: 'referred' }),
    ])
    const only = (filter: object) => serials(index, '', { filter: { ...NO_FILTER, ...filter } })
    expect(only({ status: 'refused' })).toEqual([1])
    expect(only({ clerk: '9002 李雷' })).toEqual([1])
    expect(only({ deadline: 'expiring' })).toEqual([2])
    expect(only({ deadline: 'due' })).toEqual([3])
    expect(only({ material: 'promise' })).toEqual([3])
    expect(only({ material: 'complete' })).toEqual([2, 1])
    expect(only({ material: 'later-material' })).toEqual([4])
    expect(only({ destination: '33' })).toEqual([3])
    expect(only({ destination: '440100' })).toEqual([4, 2, 1])
    expect(only({ category: 'referred' })).toEqual([4])
    expect(only({ from: '2026-01-02' })).toEqual([])
    expect(only({ until: '2026-01-01' })).toEqual([4, 3, 2, 1])
    expect(only({ until: '2025-12-31' })).toEqual([])
    const { byStatus } = index.find({ text: '', filter: NO_FILTER, sort: null }, TODAY)
    expect(byStatus).toMatchObject({ acknowledged: 3, refused: 1, accepted: 0 })
  })

  it.each([
    ['accepted', [1]],
    ['acknowledged', [1]],
    ['imported', [1]],
    ['terminated', []],
    ['voided', []],
    ['refused', []],
  ] as const)('counts what is %s among what expires soon: %o', (status, wanted) => {
    const index = anIndex([aRow(1, { status, endDate: '2026-12-01' })])
    const filter = { ...NO_FILTER, deadline: 'expiring' }
    expect(serials(index, '', { filter })).toEqual(wanted)
  })

  it('sorts by text as by number, up and down', () => {
    const index = anIndex([
      aRow(1, { name: '张三', endDate: '2027-01-01' }),
      aRow(2, { name: '安然', endDate: '2026-01-01' }),
    ])
    const by = (column: string, isDescending: boolean) =>
      serials(index, '', { sort: { column, isDescending } })
    expect(by('name', false)).toEqual([2, 1])
    expect(by('name', true)).toEqual([1, 2])
    expect(by('endDate', true)).toEqual([1, 2])
  })

  it('sorts by what is owed as its cell tells it, what is complete last', () => {
    const index = anIndex([
      aRow(1),
      aRow(2, { promise: 'undated' }),
      aRow(3, { laterMaterial: 'undated' }),
      aRow(4, { promise: '2026-11-25' }),
      aRow(5, { laterMaterial: '2026-12-01' }),
      aRow(6, { laterMaterial: '2026-11-30', promise: '2026-11-23' }),
    ])
    const by = (isDescending: boolean) =>
      serials(index, '', { sort: { column: 'material', isDescending } })
    expect(by(false)).toEqual([6, 5, 3, 4, 2, 1])
    expect(by(true)).toEqual([1, 2, 4, 3, 5, 6])
  })
})

describe('a segment', () => {
  it('comes back from what is sealed as it was, row by row', () => {
    const row = aRow(7, { laterMaterial: 'undated', promise: '2026-11-25', endDate: '2027-01-01' })
    const segment = buildSegment([aRow(6), row].map((one) => flatten(one, readingsOf(one.name))))
    const read = readSegment(JSON.parse(JSON.stringify(segmentFile(segment))))
    expect(rowsOf(read)).toEqual(rowsOf(segment))
    const index = createLedgerIndex(PLACES)
    index.load([read])
    expect(index.rowAt(1)).toEqual(row)
  })
})
