import { memo } from 'react'
import { LEDGER } from '#renderer/messages/ledger.ts'
import type { RowRange } from '#renderer/store/ledger/ask-ledger.ts'
import {
  type CellOf,
  type Columns,
  contentOf,
  type RowOf,
  useRowTable,
} from '#renderer/ui/data-table.tsx'
import type { LedgerColumn } from '#shared/ledger/ledger-query.ts'
import styles from './ledger.module.css'
import { mayBeTooLong, type PlacedRow } from './ledger-cells.tsx'
import type { FoundRows } from './use-found.ts'

/** How high a row is, in CSS pixels. */
export const ROW_HEIGHT = 32

/** A run of rows as it is drawn; the row `base` is in the first slot. */
export interface DrawnRange extends RowRange {
  readonly base: number
}

interface LedgerRowsProps {
  readonly found: FoundRows
  readonly columns: Columns<PlacedRow>
  readonly range: DrawnRange
  /** How many rows are in the page at most: one that comes takes the elements of one that left. */
  readonly slots: number
  readonly cursor: number
  readonly selected: ReadonlySet<string>
  readonly onCursor: (index: number) => void
  readonly onToggle: (id: string) => void
  readonly onOpen: (id: string, isWhole: boolean) => void
}

/** The rows on screen; drawn again only when one of them is another. */
export const LedgerRows = memo(function LedgerRows(props: LedgerRowsProps) {
  const { found, columns, range, slots, cursor, selected } = props
  const placed = Array.from({ length: range.to - range.from + 1 }, (_, at) => ({
    index: range.from + at,
    row: found.rowAt(range.from + at),
  }))
  const table = useRowTable(columns, placed, ({ index }) => String(index))
  return table.getRowModel().rows.map((row) => {
    const { index, row: filing } = row.original
    return (
      <PlacedLedgerRow
        key={slotOf(index, range.base, slots)}
        row={row}
        columns={columns}
        isCursor={index === cursor}
        isSelected={filing !== undefined && selected.has(filing.id)}
        onCursor={props.onCursor}
        onToggle={props.onToggle}
        onOpen={props.onOpen}
      />
    )
  })
})

function slotOf(index: number, base: number, slots: number): number {
  return (((index - base) % slots) + slots) % slots
}

interface PlacedLedgerRowProps
  extends Pick<LedgerRowsProps, 'columns' | 'onCursor' | 'onToggle' | 'onOpen'> {
  /** Made anew with every answer; what it shows is its original by `columns`. */
  readonly row: RowOf<PlacedRow>
  readonly isCursor: boolean
  readonly isSelected: boolean
}

const PlacedLedgerRow = memo(function PlacedLedgerRow(props: PlacedLedgerRowProps) {
  const { index, row: filing } = props.row.original
  const { isCursor, isSelected } = props
  return (
    <tr
      id={`ledger-row-${index}`}
      // The names of the columns are the first row.
      aria-rowindex={index + 2}
      aria-selected={isSelected}
      data-cursor={isCursor}
      onClick={() => {
        props.onCursor(index)
        if (filing) props.onOpen(filing.id, false)
      }}
    >
      <td className={styles.tick}>
        <button
          type="button"
          tabIndex={-1}
          aria-label={LEDGER.select}
          aria-pressed={isSelected}
          onClick={(event) => {
            event.stopPropagation()
            if (filing) props.onToggle(filing.id)
          }}
        >
          <span className={styles.box} data-checked={isSelected} />
        </button>
      </td>
      {props.row.getAllCells().map((cell) => (
        <td key={cell.column.id} className={isCut(cell) ? styles.cut : undefined}>
          {contentOf(cell)}
        </td>
      ))}
    </tr>
  )
}, isSameRow)

/** The columns of this table are called by what they show, each as text. */
function isCut(cell: CellOf<PlacedRow>): boolean {
  return mayBeTooLong(cell.column.id as LedgerColumn, String(cell.getValue()))
}

function isSameRow(one: PlacedLedgerRowProps, other: PlacedLedgerRowProps): boolean {
  const [before, now] = [one.row.original, other.row.original]
  return (
    before.index === now.index &&
    before.row === now.row &&
    one.isCursor === other.isCursor &&
    one.isSelected === other.isSelected &&
    one.columns === other.columns
  )
}
