import { writeXlsx } from 'hucre/xlsx'
import { type Batch, MOST_BATCH_ROWS } from '#shared/batch/batch.ts'
import { BATCH_COLUMNS, type BatchColumn } from '#shared/batch/batch-columns.ts'
import {
  choicesOf,
  codeRows,
  guideRows,
  resultRows,
  SHEET_NAMES,
  type SheetRows,
} from '#shared/batch/sheets.ts'
import type { Policy } from '#shared/policy/resolve.ts'
import type { Tables } from '#shared/reference-data.ts'

type Sheet = Parameters<typeof writeXlsx>[0]['sheets'][number]
type Cells = NonNullable<Sheet['cells']>
type Style = NonNullable<Parameters<Cells['set']>[1]['style']>

const HEADER: Style = {
  font: { bold: true },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'E8F1FA' } },
}
const REQUIRED: Style = { ...HEADER, font: { bold: true, color: { rgb: 'B71C1C' } } }
/** A column of text: a number typed into it keeps all its digits. */
const AS_TEXT: Style = { numFmt: '@' }
const WRAPPED: Style = { alignment: { wrapText: true, vertical: 'top' } }

/** The empty list with its guide and its code tables. */
export function writeTemplate(tables: Tables, policy: Policy): Promise<Uint8Array> {
  const headers = BATCH_COLUMNS.map(({ header }) => header)
  return writeXlsx({
    sheets: [
      {
        name: SHEET_NAMES.list,
        columns: BATCH_COLUMNS.map((column) => ({ width: widthOf(column) })),
        rows: [headers],
        cells: new Map([...headerCells(), ...textCells()]),
        freezePane: { rows: 1, columns: 1 },
        dataValidations: BATCH_COLUMNS.flatMap(({ key }, place) => {
          const values = choicesOf(key, policy)
          const letters = String.fromCharCode(65 + place)
          const range = `${letters}2:${letters}${MOST_BATCH_ROWS + 1}`
          return values.length === 0
            ? []
            : [{ type: 'list' as const, values: [...values], range, allowBlank: true }]
        }),
      },
      tableSheet(SHEET_NAMES.guide, guideRows(), [18, 10, 30, 44]),
      tableSheet(SHEET_NAMES.codes, codeRows(tables, policy), [16, 42, 24, 22]),
    ],
  })
}

/** What became of every row of a list. */
export function writeResult(batch: Pick<Batch, 'rows'>): Promise<Uint8Array> {
  const rows = resultRows(batch)
  return writeTables([{ name: SHEET_NAMES.result, rows, widths: [7, 16, 22, 20, 20, 18, 28, 80] }])
}

/** Plain tables, one sheet each; no cell is ever run as a formula. */
export function writeTables(
  tables: readonly {
    readonly name: string
    readonly rows: SheetRows
    readonly widths: readonly number[]
  }[],
): Promise<Uint8Array> {
  return writeXlsx({
    sheets: tables.map(({ name, rows, widths }) =>
      tableSheet(
        name,
        rows.map((cells) => cells.map(withoutFormula)),
        widths,
      ),
    ),
  })
}

/**
 * A text that a spreadsheet would run as a formula gets an apostrophe before it: the cells are text
 * already, but the sheet may be saved as CSV and opened again.
 */
export function withoutFormula(text: string): string {
  return /^[=+\-@\t\r\n|]/.test(text) ? `'${text}` : text
}

function tableSheet(name: string, rows: SheetRows, widths: readonly number[]): Sheet {
  const header = (rows[0] ?? []).map((_, column) => [`0,${column}`, { style: HEADER }] as const)
  const body = rows
    .slice(1)
    .flatMap((cells, row) =>
      cells.map((_, column) => [`${row + 1},${column}`, { style: WRAPPED }] as const),
    )
  return {
    name,
    columns: widths.map((width) => ({ width })),
    rows: rows.map((cells) => [...cells]),
    cells: new Map([...header, ...body]),
    freezePane: { rows: 1 },
  }
}

function headerCells(): [string, { style: Style }][] {
  return BATCH_COLUMNS.map(({ isRequired }, place) => [
    `0,${place}`,
    { style: isRequired ? REQUIRED : HEADER },
  ])
}

/** Numbers, telephones and days are text in every row one may fill in. */
function textCells(): [string, { style: Style }][] {
  const places = BATCH_COLUMNS.flatMap(({ kind }, place) => (isText(kind) ? [place] : []))
  return Array.from({ length: MOST_BATCH_ROWS }, (_, index) => index + 1).flatMap((row) =>
    places.map((place): [string, { style: Style }] => [`${row},${place}`, { style: AS_TEXT }]),
  )
}

function isText(kind: BatchColumn['kind']): boolean {
  return kind === 'number' || kind === 'phone' || kind === 'day'
}

function widthOf({ key, kind, header }: BatchColumn): number {
  if (kind === 'number') return 24
  if (key === 'address' || key === 'materials' || key === 'insuredDivision') return 28
  return Math.max(14, header.length * 2 + 4)
}
