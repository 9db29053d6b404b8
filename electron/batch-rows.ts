import type { BatchRow, RowFault } from '#shared/batch/batch.ts'
import type { ColumnKey } from '#shared/batch/batch-columns.ts'
import { type ReadingContext, type RowEntry, readRow } from '#shared/batch/row-entry.ts'
import { cellFault, faultsOf, type RowPlace, repeated } from '#shared/batch/row-faults.ts'
import type { List, ListRow } from '#shared/batch/table.ts'
import { destinationLabel } from '#shared/codes/divisions.ts'
import { checkEntry, policyFor } from '#shared/filing/check.ts'
import type { Filing } from '#shared/filing/filing.ts'
import type { Issue } from '#shared/filing/issue.ts'
import { maskDocumentNumber } from '#shared/filing/mask.ts'
import type { Tables } from '#shared/reference-data.ts'
import { type Acceptor, checkContextOf } from './accept-entry.ts'
import { findRowFiling, type RowWords } from './batch-row-id.ts'

/** A row as it was read: where it stands and what it says. */
export interface ReadRow extends RowEntry, RowPlace, RowWords {
  /** The category as it was written. */
  readonly writtenCategory: string
}

/** A row that was checked. */
export interface CheckedRow extends ReadRow {
  /** The id its filing has, or will have. */
  readonly filingId: string
  readonly found: readonly RowFault[]
  readonly filing: Filing | undefined
}

/** Reads a row of a list. */
export function readListRow(row: ListRow, list: List, context: ReadingContext): ReadRow {
  const written = (key: ColumnKey) => row.cells.get(key)?.text.trim() ?? ''
  return {
    ...readRow(row, context),
    row: row.row,
    letters: list.letters,
    writtenCategory: written('category'),
    leftOut: (['startDate', 'endDate'] as const).filter((day) => written(day) === ''),
  }
}

/** Checks a row by the rules of every entry; `others` are the rows of the same person. */
export function checkRow(
  acceptor: Acceptor,
  row: ReadRow,
  others: readonly number[] = [],
): CheckedRow {
  const { entry } = row
  const { id, filing } = findRowFiling(acceptor.vault, row)
  const isClear = row.faults.length === 0 && others.length === 0
  if (filing && isClear) return { ...row, filingId: id, found: [], filing }
  const issues = checkEntry(entry, checkContextOf(acceptor, { id, entry }))
  const doubles = others.length === 0 ? [] : [cellFault(repeated(others), row)]
  const found = [...faultsOf(row, issues, row), ...doubles]
  return { ...row, filingId: id, found, filing: undefined }
}

/** Whether nothing refuses the row and it was not filed yet. */
export function isReady({ found, filing }: CheckedRow): boolean {
  return filing === undefined && found.every(({ severity }) => severity !== 'error')
}

/** The row with what the desk said when it was to be filed. */
export function refusedRow(row: CheckedRow, issues: readonly Issue[]): CheckedRow {
  return { ...row, found: faultsOf(row, issues, row) }
}

/** The row as the window shows it. */
export function shownRow(row: CheckedRow, tables: Tables, today: string): BatchRow {
  const { entry, filing } = row
  const place = tables.destinations.get(entry.destination)
  const policy = policyFor(entry, {
    tables,
    today,
    otherFilings: [],
  })
  const category = entry.category === '' ? undefined : policy.categories[entry.category]
  return {
    row: row.row,
    name: entry.name,
    documentNumber: maskDocumentNumber(entry.documentNumber),
    category: category?.label ?? row.writtenCategory,
    destination: place ? destinationLabel(place) : entry.destination,
    state: filing ? 'filed' : isReady(row) ? 'ready' : 'faulty',
    faults: row.found.toSorted((one, other) => weight(one) - weight(other)),
    filingId: filing?.id ?? '',
    acceptanceNumber: filing?.acceptanceNumber ?? '',
  }
}

/** What refuses stands before what only asks. */
function weight({ severity }: RowFault): number {
  return severity === 'error' ? 0 : 1
}
