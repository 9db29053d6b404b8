import type { BatchRow, RowState } from '#shared/batch/batch.ts'

/** Which rows are looked at. */
export type RowView = RowState | 'all'

/** How many rows stand where. */
export function countRows(rows: readonly BatchRow[]): Readonly<Record<RowView, number>> {
  const of = (state: RowState) => rows.filter((row) => row.state === state).length
  return { all: rows.length, faulty: of('faulty'), ready: of('ready'), filed: of('filed') }
}

/** The rows of a view, in the order of the sheet. */
export function rowsOf(rows: readonly BatchRow[], view: RowView): readonly BatchRow[] {
  return view === 'all' ? rows : rows.filter(({ state }) => state === view)
}
