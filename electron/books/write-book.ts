import { writeXlsx } from 'hucre/xlsx'
import { withoutFormula } from '#electron/batch/workbooks.ts'
import type { Book, BookSheet } from '#shared/books/book.ts'

type Sheet = Parameters<typeof writeXlsx>[0]['sheets'][number]
type Cells = NonNullable<Sheet['cells']>
type Style = NonNullable<Parameters<Cells['set']>[1]['style']>

const LINE = { style: 'thin', color: { rgb: '808080' } } as const
const BORDER = { top: LINE, bottom: LINE, left: LINE, right: LINE }
const TITLE: Style = {
  font: { bold: true, size: 16 },
  alignment: { horizontal: 'center', vertical: 'center' },
}
const LEFT: Style = { alignment: { vertical: 'center', wrapText: true } }
const HEADER: Style = {
  font: { bold: true },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'E8F1FA' } },
  alignment: { horizontal: 'center', vertical: 'center', wrapText: true },
  border: BORDER,
}
/** Text, so that a number keeps all its digits. */
const CELL: Style = {
  numFmt: '@',
  alignment: { vertical: 'center', wrapText: true },
  border: BORDER,
}

/** Heights of rows in points: the title, a line of text, and what a line of notes takes. */
const HEIGHT = { title: 30, line: 18, header: 24 } as const
/** Characters of a full line and a half-width one count one and a half. */
const WIDE = 2

/** Rounds a password goes through, as the common spreadsheets do it. */
const SPINS = 100_000

/**
 * The bytes of a workbook (.xlsx): A4 across, the header on every page; no cell is ever run as a formula.
 * Fewer `spins` make a password cheaper to try out.
 */
export function writeBook({ sheets, password }: Book, spins = SPINS): Promise<Uint8Array> {
  return writeXlsx({
    sheets: sheets.map(sheetOf),
    defaultFont: { name: '宋体', size: 11 },
    // Every cell says something of its own: a table of shared texts would only cost time.
    stringMode: 'inline',
    ...(password !== '' && { encryption: { password, spinCount: spins } }),
  })
}

function sheetOf({ name, title, facts, header, rows, widths, notes }: BookSheet): Sheet {
  const columns = header.length
  const headerAt = 1 + facts.length
  const firstNote = headerAt + 1 + rows.length
  const lines = (texts: readonly string[]) => texts.map((text) => [withoutFormula(text)])
  return {
    name,
    columns: widths.map((width) => ({ width, style: CELL })),
    rows: [
      [withoutFormula(title)],
      ...lines(facts),
      [...header],
      ...rows.map((cells) => cells.map(withoutFormula)),
      ...lines(notes),
    ],
    cells: new Map([
      ['0,0', { style: TITLE }],
      ...facts.map((_, at) => styled(at + 1, 0, LEFT)),
      ...header.map((_, column) => styled(headerAt, column, HEADER)),
      ...notes.map((_, at) => styled(firstNote + at, 0, LEFT)),
    ]),
    merges: [0, ...facts.map((_, at) => at + 1), ...notes.map((_, at) => firstNote + at)]
      .filter(() => columns > 1)
      .map((row) => ({ startRow: row, startCol: 0, endRow: row, endCol: columns - 1 })),
    rowDefs: new Map([
      [0, { height: HEIGHT.title }],
      [headerAt, { height: HEIGHT.header }],
      ...notes.map((text, at) => [firstNote + at, { height: noteHeight(text, widths) }] as const),
    ]),
    freezePane: { rows: headerAt + 1 },
    pageSetup: {
      paperSize: 'a4',
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      horizontalCentered: true,
      printTitlesRow: `$${headerAt + 1}:$${headerAt + 1}`,
      margins: { top: 0.6, bottom: 0.6, left: 0.4, right: 0.4, header: 0.3, footer: 0.3 },
    },
    headerFooter: { oddFooter: '&C第 &P 页，共 &N 页' },
  }
}

function styled(row: number, column: number, style: Style): [string, { style: Style }] {
  return [`${row},${column}`, { style }]
}

/** A merged cell does not grow by itself: its lines are reckoned from the width of the table. */
function noteHeight(text: string, widths: readonly number[]): number {
  const width = widths.reduce((sum, one) => sum + one, 0)
  return HEIGHT.line * Math.max(1, Math.ceil((text.length * WIDE) / width))
}
