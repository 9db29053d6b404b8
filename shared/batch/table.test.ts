import { describe, expect, it } from 'vitest'
import { HEADERS } from '#tests/batch-lists.ts'
import { MOST_BATCH_ROWS } from './batch.ts'
import { readList, type Table } from './table.ts'

function table(rows: readonly (readonly string[])[]): Table {
  return rows.map((cells) => cells.map((text) => ({ text, isNumber: false })))
}

function refusalOf(rows: readonly (readonly string[])[]): string {
  const list = readList(table(rows))
  return list.ok ? '' : `${list.error.code} ${list.error.message}`
}

describe('a list', () => {
  it('is read below its header, wherever that stands, without blank rows', () => {
    const list = readList(table([['某某公司名单'], [], HEADERS, ['甲'], ['', ' '], ['乙']]))
    if (!list.ok) throw new Error(list.error.message)
    expect(list.value.rows.map(({ row, cells }) => [row, cells.get('name')?.text])).toEqual([
      [4, '甲'],
      [6, '乙'],
    ])
    expect(list.value.letters.get('documentNumber')).toBe('C')
  })

  it('knows a header with star, blanks and full-width brackets', () => {
    const starred = HEADERS.map((header) => ` ${header} *`)
    expect(refusalOf([starred, ['甲']])).toBe('')
  })

  it('says which column is missing', () => {
    const headers = HEADERS.filter((header) => header !== '就医地' && header !== '险种')
    expect(refusalOf([headers, ['甲']])).toBe(
      'batch-column-missing 缺少 “险种”、“就医地” 列，请补上后再选',
    )
  })

  it('names a column nobody reads and goes on', () => {
    const list = readList(table([[...HEADERS, '工号'], ['甲']]))
    expect(list.ok && list.value.notices).toEqual(['“工号” 列不在模板中，没有读取'])
  })

  it('may lack the columns that need not be filled in', () => {
    const headers = HEADERS.filter((header) => header !== '备注' && header !== '结束日期')
    expect(refusalOf([headers, ['甲']])).toBe('')
  })

  it.each([
    ['batch-empty', []],
    ['batch-empty', [HEADERS]],
    ['batch-empty', [HEADERS, ['', ' ']]],
    [
      'batch-no-header',
      [
        ['工资', '奖金'],
        ['1', '2'],
      ],
    ],
    ['batch-column-twice', [[...HEADERS, '姓名'], ['甲']]],
    ['batch-long', [HEADERS, ...Array.from({ length: MOST_BATCH_ROWS + 1 }, () => ['甲'])]],
  ])('is refused with %s (%#)', (code, rows) => {
    expect(refusalOf(rows)).toContain(`${code} `)
  })
})
