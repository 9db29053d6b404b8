import {
  type Cell,
  type ColumnDef,
  createColumnHelper,
  type RowData,
  type Row as TableRow,
  tableFeatures,
  useTable,
} from '@tanstack/react-table'
import type { KeyboardEvent, ReactNode } from 'react'
import styles from './data-table.module.css'

const FEATURES = tableFeatures({})

/** The columns of a table of `Row`s. */
export type Columns<Row extends RowData> = ColumnDef<typeof FEATURES, Row>[]

/** A row as the table knows it. */
export type RowOf<Row extends RowData> = TableRow<typeof FEATURES, Row>

/** A cell of such a row. */
export type CellOf<Row extends RowData> = Cell<typeof FEATURES, Row>

/** Makes columns for rows of one kind. */
export function columnsOf<Row extends RowData>() {
  return createColumnHelper<typeof FEATURES, Row>()
}

/** A table over rows that were put in order elsewhere. */
export function useRowTable<Row extends RowData>(
  columns: Columns<Row>,
  rows: readonly Row[],
  keyOf: (row: Row) => string,
) {
  return useTable({ features: FEATURES, columns, data: rows, getRowId: keyOf })
}

/** What a cell shows, drawn in place: a long list has no time for a component around each cell. */
export function contentOf<Row extends RowData>(cell: CellOf<Row>): ReactNode {
  const { cell: draw } = cell.column.columnDef
  return typeof draw === 'function' ? draw(cell.getContext()) : draw
}

interface DataTableProps<Row extends RowData> {
  readonly label: string
  readonly columns: Columns<Row>
  readonly rows: readonly Row[]
  readonly keyOf: (row: Row) => string
  /** Enter or a click opens the row. */
  readonly onOpen: (row: Row) => void
  /** The cursor came into the row. */
  readonly onSelect?: (row: Row) => void
  /** The row that is spoken of beside the table. */
  readonly selectedKey?: string | undefined
}

/** A dense table; the arrow keys walk its rows, Enter opens one. */
export function DataTable<Row extends RowData>(props: DataTableProps<Row>) {
  const { label, columns, rows, keyOf, onOpen, onSelect, selectedKey } = props
  const table = useRowTable(columns, rows, keyOf)
  return (
    <table className={styles.table} aria-label={label}>
      <thead>
        {table.getHeaderGroups().map((group) => (
          <tr key={group.id}>
            {group.headers.map((header) => (
              <th key={header.id} scope="col">
                <table.FlexRender header={header} />
              </th>
            ))}
          </tr>
        ))}
      </thead>
      <tbody>
        {table.getRowModel().rows.map((row) => (
          <tr
            key={row.id}
            tabIndex={0}
            aria-current={row.id === selectedKey ? true : undefined}
            onFocus={() => onSelect?.(row.original)}
            onClick={() => onOpen(row.original)}
            onKeyDown={(event) => walk(event, () => onOpen(row.original))}
          >
            {row.getAllCells().map((cell) => (
              <td key={cell.id}>
                <table.FlexRender cell={cell} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function walk(event: KeyboardEvent<HTMLTableRowElement>, open: () => void): void {
  const row = event.currentTarget
  if (event.target !== row) return
  const next = { ArrowDown: row.nextElementSibling, ArrowUp: row.previousElementSibling }
  if (event.key === 'Enter') open()
  else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
    const neighbour = next[event.key]
    if (neighbour instanceof HTMLElement) neighbour.focus()
  } else return
  event.preventDefault()
}
