import { expect, it } from 'vitest'
import { indexPlaceNames } from '#shared/codes/place-names.ts'
import { identityNumber, TABLES, TODAY } from '#tests/builders.ts'
import { type ImportContext, readImportRow } from './import-row.ts'
import type { RawCell } from './import-table.ts'

const CONTEXT: ImportContext = {
  tables: TABLES,
  places: indexPlaceNames(TABLES),
  today: TODAY,
  employer: '',
  mapping: {
    ...{ acceptanceNumber: 0, filingNumber: 1, receiptNumber: 2 },
    ...{ name: 3, documentNumber: 4, category: 5, destination: 6, startDate: 7 },
  },
  officeDivision: '371002',
}

/** A row with these numbers, and what is wrong with it, as `cell column: problem`. */
function read(...numbers: readonly RawCell[]) {
  const person = ['欧阳长风', identityNumber(), '异地长期居住人员', '广东省 广州市', '2024-03-01']
  const row = readImportRow([...numbers, ...person], 2, CONTEXT)
  const faults = row.faults.map(({ cell, column, problem }) => `${cell} ${column}: ${problem}`)
  return { numbers: row.numbers, faults }
}

it('keeps the numbers given elsewhere as they are written', () => {
  expect(read('JH 2024-1', 20240001, "'007")).toEqual({
    numbers: { acceptanceNumber: 'JH 2024-1', filingNumber: '20240001', receiptNumber: "'007" },
    faults: [],
  })
})

const ROUNDED = '表格软件把号码当成了数字，后几位已经丢失'

it.each([
  // As JavaScript reads a cell that was typed 371002202101010017 and is kept as a number.
  ['a number of more digits than a spreadsheet keeps', Number('371002202101010017'), ROUNDED],
  ['a number too large to be written out', 1.5e21, ROUNDED],
  ['what is left of a long number', '3.71002E+17', ROUNDED],
  ['a formula that failed', '#N/A', '单元格是出错的公式 #N/A'],
  ['what is longer than any number', '9'.repeat(61), '编号太长'],
])('refuses %s, and compares it with no other', (_, spoiled, problem) => {
  expect(read(spoiled, 'B1', '')).toEqual({
    numbers: { acceptanceNumber: '', filingNumber: 'B1', receiptNumber: '' },
    faults: [`A2 原受理号: ${problem}`],
  })
  expect(read('', '', spoiled)).toEqual({
    numbers: { acceptanceNumber: '', filingNumber: '', receiptNumber: '' },
    faults: [`C2 流水号: ${problem}`],
  })
})

it('asks for a number where there is none', () => {
  expect(read('', ' ', '').faults).toEqual(['A2 原受理号: 没有原编号'])
})

it('takes 长期 in an end as the older ledger has it, whatever today’s rules ask', () => {
  const person = ['欧阳长风', identityNumber(), '其他跨省临时外出就医人员', '广东省 广州市']
  const mapping = { ...CONTEXT.mapping, endDate: 8 }
  const cells = ['JH1', '', '', ...person, '2024-03-01', '长期']
  const row = readImportRow(cells, 2, { ...CONTEXT, mapping, officeDivision: '320102' })
  expect(row).toMatchObject({ entry: { startDate: '2024-03-01', endDate: '' }, faults: [] })
})
