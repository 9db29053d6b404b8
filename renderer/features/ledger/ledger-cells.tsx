import type { ReactNode } from 'react'
import { COMMON } from '#renderer/messages/common.ts'
import { LEDGER } from '#renderer/messages/ledger.ts'
import { FILING_LOOKS } from '#renderer/messages/looks.ts'
import { FILING_STATES } from '#renderer/messages/states.ts'
import { officeMoment } from '#renderer/ui/office-time.ts'
import { StateTag } from '#renderer/ui/state-tag.tsx'
import { destinationLabel } from '#shared/codes/divisions.ts'
import { maskDocumentNumber } from '#shared/filing/mask.ts'
import type { LedgerColumn } from '#shared/ledger/ledger-query.ts'
import type { LedgerRow, OwedUntil } from '#shared/ledger/ledger-row.ts'
import type { Policy } from '#shared/policy/resolve.ts'
import type { Tables } from '#shared/reference-data.ts'

/** What cells look up: names of places and of categories. */
export interface CellTables {
  readonly tables: Tables
  readonly policy: Policy
}

/** How wide each column is, in CSS pixels. */
export const COLUMN_WIDTHS: Readonly<Record<LedgerColumn, number>> = {
  acceptanceNumber: 184,
  name: 104,
  documentNumber: 160,
  category: 142,
  destination: 150,
  status: 88,
  acceptedAt: 136,
  startDate: 92,
  endDate: 92,
  material: 142,
  phones: 112,
  address: 240,
  clerk: 130,
  agent: 90,
  filingNumber: 160,
  receiptNumber: 190,
  acknowledgedDay: 92,
}

/** A cell's content, and its text where it may be cut off. */
export function cellOf(
  column: LedgerColumn,
  row: LedgerRow,
  { tables, policy }: CellTables,
): ReactNode {
  switch (column) {
    case 'documentNumber':
      return maskDocumentNumber(row.documentNumber)
    case 'category':
      return row.category === '' ? '' : policy.categories[row.category]?.label
    case 'destination': {
      const place = tables.destinations.get(row.destination)
      return place ? destinationLabel(place) : row.destination
    }
    case 'status':
      return <StateTag look={FILING_LOOKS[row.status]}>{FILING_STATES[row.status]}</StateTag>
    case 'acceptedAt':
      return officeMoment(row.acceptedAt)
    case 'endDate':
      return row.endDate === '' ? COMMON.longTerm : row.endDate
    case 'material':
      return <Owed row={row} />
    default:
      return row[column]
  }
}

function Owed({ row: { laterMaterial, promise } }: { readonly row: LedgerRow }) {
  if (laterMaterial !== 'none') {
    return <StateTag look="soon">{LEDGER.owed.later(untilWords(laterMaterial))}</StateTag>
  }
  if (promise !== 'none') {
    return <StateTag look="calm">{LEDGER.owed.promise(untilWords(promise))}</StateTag>
  }
  return LEDGER.owed.none
}

function untilWords(owed: OwedUntil): string {
  return owed === 'undated' ? '' : LEDGER.owed.until(owed)
}
