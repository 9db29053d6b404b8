import ExcelJS from 'exceljs'
import fc from 'fast-check'
import { decrypt } from 'officecrypto-tool'
import { describe, expect, it } from 'vitest'
import type { BookSheet } from '#shared/books/book.ts'
import { writeBookAside } from './run-book-job.ts'
import { writeBook } from './write-book.ts'

const SHEET: BookSheet = {
  name: '子系统已确认',
  title: '跨省异地就医备案台账',
  facts: ['单位：样例中心'],
  header: ['序号', '姓名', '证件号码'],
  rows: [
    ['1', '欧阳长风', '169901195603121018'],
    ['2', "=cmd|'/c calc'!A1", '0012'],
  ],
  widths: [7, 14, 22],
  notes: ['注：1. 说明。'],
}

async function opened(bytes: Uint8Array): Promise<ExcelJS.Workbook> {
  const workbook = new ExcelJS.Workbook()
  // exceljs wants its own Buffer type; it reads any bytes.
  await workbook.xlsx.load(Buffer.from(bytes) as unknown as ExcelJS.Buffer)
  return workbook
}

describe('a workbook for paper', () => {
  it('is read by another program: text in every cell, header on every page, ready to print', async () => {
    const workbook = await opened(await writeBook({ sheets: [SHEET], password: '' }))
    const [sheet] = workbook.worksheets
    expect(sheet?.getCell('A1').value).toBe('跨省异地就医备案台账')
    expect(sheet?.getCell('A1').isMerged && sheet.getCell('C1').isMerged).toBe(true)
    expect(sheet?.getRow(3).values).toEqual([undefined, '序号', '姓名', '证件号码'])
    expect(sheet?.getRow(4).values).toEqual([undefined, '1', '欧阳长风', '169901195603121018'])
    expect(sheet?.getCell('C5').numFmt).toBe('@')
    expect(sheet?.getCell('B5').value).toBe("'=cmd|'/c calc'!A1")
    expect(sheet?.getCell('A6').value).toBe('注：1. 说明。')
    expect(sheet?.pageSetup).toMatchObject({
      paperSize: 9,
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: '3:3',
    })
    expect(sheet?.views[0]).toMatchObject({ state: 'frozen', ySplit: 3 })
  })

  it('has no cell that a spreadsheet would run, whatever stands in it', async () => {
    const texts = fc.array(
      fc.tuple(
        fc.constantFrom('', '=', '+', '-', '@', '\t', '\r', '|'),
        fc.string({ unit: 'grapheme' }),
      ),
      { minLength: 1, maxLength: 30 },
    )
    await fc.assert(
      fc.asyncProperty(texts, async (parts) => {
        const rows = parts.map(([head, tail]) => ['1', `${head}${tail}`, ''])
        const workbook = await opened(
          await writeBook({ sheets: [{ ...SHEET, rows, title: '=1+1' }], password: '' }),
        )
        const [sheet] = workbook.worksheets
        sheet?.eachRow((row) =>
          row.eachCell((cell) => {
            expect(cell.formula).toBeUndefined()
            expect(cell.text).not.toMatch(/^[=+\-@\t\r]/)
          }),
        )
      }),
      { numRuns: 25 },
    )
  })

  it('under a password opens with it in another program, and without it in none', async () => {
    const bytes = Buffer.from(await writeBook({ sheets: [SHEET], password: 'a long one' }, 1_000))
    expect([...bytes.subarray(0, 4)]).toEqual([0xd0, 0xcf, 0x11, 0xe0])
    expect(bytes.includes('欧阳长风')).toBe(false)
    await expect(opened(bytes)).rejects.toThrow()
    await expect(decrypt(bytes, { password: 'another one' })).rejects.toThrow()
    const workbook = await opened(await decrypt(bytes, { password: 'a long one' }))
    expect(workbook.worksheets[0]?.getCell('B4').value).toBe('欧阳长风')
  })

  it('that is called off comes to nothing, at once', async () => {
    const many = {
      ...SHEET,
      rows: Array.from({ length: 30_000 }, () => [...(SHEET.rows[0] ?? [])]),
    }
    const controller = new AbortController()
    const running = writeBookAside({ sheets: [many], password: '' }, controller.signal)
    controller.abort()
    expect(await running).toMatchObject({ ok: false, error: { code: 'called-off' } })
  })
})
