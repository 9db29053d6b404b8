import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type CellKind, type ColumnKey, getColumn } from './batch-columns.ts'
import { readCell } from './cell.ts'

function read(kind: CellKind, text: string, isNumber = false): string {
  const answer = readCell(
    { text, isNumber },
    { key: 'note', header: '证件号码', kind, isRequired: false, example: '', note: '' },
  )
  return answer.isRead ? answer.text : `! ${answer.problem}`
}

describe('a cell', () => {
  it.each([
    ['words', '　欧阳 长风 ', '欧阳 长风'],
    ['words', '１２３号', '１２３号'],
    ['number', ' 1699 0119560312101Ｘ ', '16990119560312101X'],
    ['number', '１６９９０１', '169901'],
    ['number', "'169901195603121017", '169901195603121017'],
    ['phone', '１３８１２３４５６７８', '13812345678'],
    ['phone', '13812345678.0', '13812345678'],
    ['yes', '是', '是'],
    ['yes', '否', ''],
    ['day', '2026-11-22', '2026-11-22'],
    ['day', '2026/1/2', '2026-01-02'],
    ['day', '2026.1.2', '2026-01-02'],
    ['day', '2026年1月2日', '2026-01-02'],
    ['day', '２０２６年１月２日', '2026-01-02'],
    ['day', '20260102', '2026-01-02'],
    ['day', '2026-01-02 00:00:00', '2026-01-02'],
    ['day', '', ''],
  ] as const)('of kind %s reads “%s” as “%s”', (kind, text, expected) => {
    expect(read(kind, text)).toBe(expected)
  })

  it.each([
    ['day', '2026-02-30'],
    ['day', '22/11/26'],
    ['day', '明年'],
    ['yes', '好'],
    ['words', '#N/A'],
  ] as const)('of kind %s does not guess at “%s”', (kind, text) => {
    expect(read(kind, text)).toMatch(/^! /)
  })

  it.each<[ColumnKey, boolean]>([
    ['documentValidUntil', true],
    ['endDate', true],
    ['startDate', false],
    ['laterDue', false],
  ])('of the column %s may say that there is no day: %s', (key, isRead) => {
    for (const text of ['长期', '无', '长期有效']) {
      expect(readCell({ text, isNumber: false }, getColumn(key)).isRead).toBe(isRead)
    }
  })

  it('keeps a short number and refuses one that was rounded', () => {
    expect(read('number', '169901560312101', true)).toBe('169901560312101')
    expect(read('number', '169901195603121020', true)).toMatch(/^! 表格软件把号码当成了数字/)
    expect(read('number', '1.69901E+17')).toMatch(/^! 表格软件把号码当成了数字/)
    expect(read('phone', '1.38E+10')).toMatch(/^! 表格软件把号码当成了数字/)
  })

  it('reads the number a spreadsheet keeps for a day', () => {
    expect(read('day', '46348', true)).toBe('2026-11-22')
    expect(read('day', '46348')).toMatch(/^! /)
  })

  it('reads every day in every spelling as the same day', () => {
    const days = fc.date({
      min: new Date('1950-01-01T00:00:00Z'),
      max: new Date('2099-12-31T00:00:00Z'),
      noInvalidDate: true,
    })
    fc.assert(
      fc.property(days, (day) => {
        const written = day.toISOString().slice(0, 10)
        const [year, month, date] = written.split('-').map(Number)
        const serial = Math.floor(day.getTime() / 86_400_000) + 25_569
        expect([
          read('day', written),
          read('day', written.replaceAll('-', '')),
          read('day', `${year}/${month}/${date}`),
          read('day', `${year}年${month}月${date}日`),
          read('day', String(serial), true),
        ]).toEqual(Array.from({ length: 5 }, () => written))
      }),
    )
  })
})
