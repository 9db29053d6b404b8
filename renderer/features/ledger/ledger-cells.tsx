import type { ReactNode } from 'react'
import { FILING_LOOKS } from '#renderer/messages/looks.ts'
import { StateTag } from '#renderer/ui/state-tag.tsx'
import type { LedgerColumn } from '#shared/ledger/ledger-query.ts'
import type { LedgerRow } from '#shared/ledger/ledger-row.ts'
import { type LedgerLookUp, ledgerText, owedText } from '#shared/ledger/ledger-words.ts'

/** How wide each column is, in CSS pixels. */
export const COLUMN_WIDTHS: Readonly<Record<LedgerColumn, number>> = {
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

/** What the cells of the screen look up; document numbers are masked there. */
export type CellTables = Omit<LedgerLookUp, 'isWhole'>

/** A cell's content; states and what is owed as a tag. */
export function cellOf(column: LedgerColumn, row: LedgerRow, tables: CellTables): ReactNode {
  const text = ledgerText(column, row, { ...tables, isWhole: false })
  if (column === 'status') return <StateTag look={FILING_LOOKS[row.status]}>{text}</StateTag>
  return column === 'material' ? <Owed row={row} /> : text
}

function Owed({ row }: { readonly row: LedgerRow }) {
  const text = owedText(row, (day) => day.slice(5))
  if (row.laterMaterial !== 'none') return <StateTag look="soon">{text}</StateTag>
  return row.promise === 'none' ? text : <StateTag look="calm">{text}</StateTag>
}
