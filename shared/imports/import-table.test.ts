import { expect, it } from 'vitest'
import { type RawTable, readImportTable } from './import-table.ts'

const HEADER = ['受理号', '姓名', '身份证号', '备案类型', '就医地区', '起始日期', '受理方式']
const FILING = ['JH1', '欧阳长风', '1699', '异地长期居住人员', '广州市', '2024-03-01']

/** What is read of a table: its header's rows and the names of its columns. */
function headerOf(table: RawTable) {
  const read = readImportTable(table)
  return (
    read.ok && {
      headerRows: read.value.headerRows,
      names: read.value.columns.map(({ name }) => name),
    }
  )
}

it.each(['电话', '手机', '居住地', '险种'])('reads a first filing with “%s” as a filing', (how) => {
  expect(headerOf([HEADER, [...FILING, how]])).toEqual({ headerRows: 1, names: HEADER })
})

it('names the columns by a second row where the first only groups them', () => {
  const names = ['受理号', '姓名', '身份证号', '备案类型', '就医地区', '起始日期', '终止日期']
  const below = ['', '姓名', '身份证号', '', '', '起始日期', '终止日期']
  const groups = ['受理号', '参保人信息', '', '备案类型', '就医地区', '期限', '']
  expect(headerOf([groups, below, FILING])).toEqual({ headerRows: 2, names })
  // What groups may be called like a column itself.
  const named = ['受理号', '参保人', '', '备案类型', '就医地区', '备案日期', '']
  expect(headerOf([named, below, FILING])).toEqual({ headerRows: 2, names })
  // What is understood may be split into parts that are none of ours.
  const split = ['受理号', '姓名', '身份证号', '备案类型', '就医地', '', '期限', '']
  const parts = ['', '', '', '', '省', '市', '起始日期', '终止日期']
  expect(headerOf([split, parts, FILING])).toMatchObject({ headerRows: 2 })
})
