import type { ReactNode } from 'react'
import { LEDGER } from '#renderer/messages/ledger.ts'
import { FILING_LOOKS } from '#renderer/messages/looks.ts'
import { type Columns, columnsOf } from '#renderer/ui/data-table.tsx'
import { StateTag } from '#renderer/ui/state-tag.tsx'
import type { LedgerColumn } from '#shared/ledger/ledger-query.ts'
import type { LedgerRow } from '#shared/ledger/ledger-row.ts'
import { type LedgerLookUp, ledgerText, owedText } from '#shared/ledger/ledger-words.ts'

/** How wide each column is at least, in CSS pixels; what is left over is shared out alike. */
const COLUMN_WIDTHS: Readonly<Record<LedgerColumn, number>> = {
  acceptanceNumber: 200,
  name: 96,
  documentNumber: 152,
  category: 142,
  destination: 144,
  status: 88,
  acceptedAt: 132,
  startDate: 92,
  endDate: 92,
  material: 130,
  phones: 112,
  address: 240,
  clerk: 128,
  agent: 90,
  filingNumber: 160,
  receiptNumber: 190,
  acknowledgedDay: 92,
}

/** Width of the tick column. */
const TICK_WIDTH = 36

/** In CSS pixels: what a cell has beside its text, and the sign before a state. */
const CELL_PADDING = 16
const SIGN_WIDTH = 22
/** What a character takes in our font, in CSS pixels; any other is as wide as it is high. */
const CHARACTER_WIDTHS: ReadonlyMap<number, number> = new Map(
  [
    { characters: '0123456789', width: 7.8 },
    { characters: '*', width: 6.7 },
    { characters: ' -.:/', width: 5.5 },
  ].flatMap(({ characters, width }) =>
    [...characters].map((one) => [one.charCodeAt(0), width] as const),
  ),
)
const WIDEST = 14

/** Whether a text may not fit into its column: only then its cell is cut off, which takes time. */
export function mayBeTooLong(column: LedgerColumn, text: string): boolean {
  let width = CELL_PADDING + (column === 'status' || column === 'material' ? SIGN_WIDTH : 0)
  for (let at = 0; at < text.length; at += 1) {
    width += CHARACTER_WIDTHS.get(text.charCodeAt(at)) ?? WIDEST
  }
  return width > COLUMN_WIDTHS[column]
}

/** A row of the table: its place in the answer, and itself once it is there. */
export interface PlacedRow {
  readonly index: number
  readonly row: LedgerRow | undefined
}

/** What the cells of the screen look up; document numbers are masked there. */
export type CellTables = Omit<LedgerLookUp, 'isWhole'>

/** The columns as TanStack Table knows them: each cell as plain text. */
export function ledgerColumns(
  shown: readonly LedgerColumn[],
  lookUp: CellTables,
): Columns<PlacedRow> {
  const column = columnsOf<PlacedRow>()
  return column.columns(
    shown.map((name) =>
      column.accessor(({ row }) => textOf(name, row, lookUp), {
        id: name,
        header: LEDGER.column[name],
        cell: ({ row, getValue }) => cellOf(name, row.original.row, getValue()),
      }),
    ),
  )
}

/** The columns of the grid that every row is laid out by, and the least width of all. */
export function gridOf(shown: readonly LedgerColumn[]) {
  const widths = shown.map((column) => COLUMN_WIDTHS[column])
  return {
    template: [`${TICK_WIDTH}px`, ...widths.map((width) => `minmax(${width}px, ${width}fr)`)].join(
      ' ',
    ),
    width: widths.reduce((sum, width) => sum + width, TICK_WIDTH),
  }
}

function textOf(name: LedgerColumn, row: LedgerRow | undefined, lookUp: CellTables): string {
  if (row === undefined) return LEDGER.loadingRow
  if (name === 'material') return owedText(row, (day) => day.slice(5))
  return ledgerText(name, row, { ...lookUp, isWhole: false })
}

/** A cell's content; states and what is owed as a tag. */
function cellOf(name: LedgerColumn, row: LedgerRow | undefined, text: string): ReactNode {
  if (row === undefined) return text
  if (name === 'status') return <StateTag look={FILING_LOOKS[row.status]}>{text}</StateTag>
  return name === 'material' ? owedCell(row, text) : text
}

function owedCell({ laterMaterial, promise }: LedgerRow, text: string): ReactNode {
  if (laterMaterial !== 'none') return <StateTag look="soon">{text}</StateTag>
  return promise === 'none' ? text : <StateTag look="calm">{text}</StateTag>
}
