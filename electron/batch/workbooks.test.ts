import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { BatchRow } from '#shared/batch/batch.ts'
import { BATCH_COLUMNS } from '#shared/batch/batch-columns.ts'
import { readList } from '#shared/batch/table.ts'
import { resolvePolicy } from '#shared/policy/resolve.ts'
import { aListRow, bytesOf, HEADERS, openWorkbook } from '#tests/batch-lists.ts'
import { TABLES, TODAY } from '#tests/builders.ts'
import { readTable } from './read-table.ts'
import { withoutFormula, writeResult, writeTemplate } from './workbooks.ts'

const POLICY = resolvePolicy(TABLES.policies, '371002', TODAY)

const ROW: BatchRow = {
  row: 2,
  name: '欧阳长风',
  documentNumber: '169901********1018',
  category: '常驻异地工作人员',
  destination: '广东省 广州市',
  state: 'filed',
  faults: [],
  filingId: '',
  acceptanceNumber: '371002001-20261122-0001',
}

describe('the template', () => {
  it('has the columns of a list, and numbers, telephones and days as text', async () => {
    const workbook = await openWorkbook(await writeTemplate(TABLES, POLICY))
    const [list] = workbook.worksheets
    expect(list?.getRow(1).values).toEqual([undefined, ...HEADERS])
    const formats = BATCH_COLUMNS.map(({ kind }, place) => [
      kind,
      list?.getCell(2, place + 1).numFmt,
      list?.getCell(2001, place + 1).numFmt,
    ])
    const isText = (kind: string) => ['number', 'phone', 'day'].includes(kind)
    expect(formats).toEqual(
      BATCH_COLUMNS.map(({ kind }) => {
        const format = isText(kind) ? '@' : undefined
        return [kind, format, format]
      }),
    )
  })

  it('says how to fill every column in, and every code that may stand there', async () => {
    const workbook = await openWorkbook(await writeTemplate(TABLES, POLICY))
    const words = (sheet: string) =>
      workbook
        .getWorksheet(sheet)
        ?.getSheetValues()
        .map((row) => (Array.isArray(row) ? row.slice(1).join('|') : ''))
        .join('\n')
    for (const { header } of BATCH_COLUMNS) expect(words('填写说明')).toContain(header)
    expect(words('代码表')).toContain('人员类别|常驻异地工作人员|stationed-worker|')
    expect(words('代码表')).toContain('材料|工作合同|work-contract|常驻异地工作人员')
    expect(words('代码表')).toContain('就医地|广东省 广州市|440100|')
  })

  it('filled in is a list', async () => {
    const workbook = await openWorkbook(await writeTemplate(TABLES, POLICY))
    const row = aListRow(1)
    workbook.worksheets[0]?.insertRow(
      2,
      BATCH_COLUMNS.map(({ key }) => row[key] ?? null),
    )
    const table = await readTable(await bytesOf(workbook))
    const list = table.ok ? readList(table.value) : undefined
    expect(list?.ok && list.value.rows.length).toBe(1)
  })
})

describe('the result', () => {
  it('is read by another program as text, row by row', async () => {
    const faulty: BatchRow = {
      ...ROW,
      row: 3,
      name: "=cmd|'/c calc'!A1",
      state: 'faulty',
      acceptanceNumber: '',
      faults: [
        {
          column: '姓名',
          cell: 'A3',
          severity: 'error',
          problem: '姓名前后有空格或没有文字',
          remedy: '请按证件填写姓名',
          basis: '民委发〔2016〕33号',
        },
      ],
    }
    const workbook = await openWorkbook(await writeResult({ rows: [ROW, faulty] }))
    const sheet = workbook.worksheets[0]
    expect(sheet?.getRow(2).values).toEqual([
      undefined,
      '2',
      '欧阳长风',
      '169901********1018',
      '常驻异地工作人员',
      '广东省 广州市',
      '已受理',
      '371002001-20261122-0001',
      '',
    ])
    expect(sheet?.getCell('B3').value).toBe("'=cmd|'/c calc'!A1")
    expect(sheet?.getCell('H3').value).toBe(
      'A3 姓名：姓名前后有空格或没有文字，请按证件填写姓名（民委发〔2016〕33号）',
    )
  })

  it('has no text that a spreadsheet would run', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(withoutFormula(text)).not.toMatch(/^[=+\-@\t\r]/)
        expect(withoutFormula(text).endsWith(text)).toBe(true)
      }),
    )
  })
})
