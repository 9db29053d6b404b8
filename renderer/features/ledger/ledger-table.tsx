import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, memo, type ReactNode, useEffect, useRef } from 'react'
import { LEDGER } from '#renderer/messages/ledger.ts'
import { type Columns, useRowTable } from '#renderer/ui/data-table.tsx'
import type { LedgerColumn, LedgerSort } from '#shared/ledger/ledger-query.ts'
import type { LedgerRow } from '#shared/ledger/ledger-row.ts'
import styles from './ledger.module.css'
import { COLUMN_WIDTHS } from './ledger-cells.tsx'
import { SortHeader } from './sort-header.tsx'
import type { FoundRows } from './use-found.ts'

const ROW_HEIGHT = 32
const OVERSCAN = 5
/** Width of the tick column. */
const TICK_WIDTH = 36

/** A row of the table: its place in the answer, and itself once it is there. */
export interface PlacedRow {
  readonly index: number
  readonly row: LedgerRow | undefined
}

interface LedgerTableProps {
  readonly found: FoundRows
  readonly columns: Columns<PlacedRow>
  readonly shown: readonly LedgerColumn[]
  readonly sort: LedgerSort
  readonly cursor: number
  readonly isSelected: (id: string) => boolean
  readonly onShow: (from: number, to: number) => void
  readonly onSort: (sort: LedgerSort) => void
  readonly onCursor: (index: number) => void
  readonly onToggle: (id: string) => void
  readonly onExtend: (from: string, to: string) => void
  readonly onSelectAll: () => void
  /** Enter opens beside the list, with Ctrl as a page of its own. */
  readonly onOpen: (id: string, isWhole: boolean) => void
}

/** The id by which the keyboard is put into the list. */
export const LEDGER_GRID = 'ledger-grid'

/** The found filings: only what is on screen is in the page, however many there are. */
export function LedgerTable(props: LedgerTableProps) {
  const { found, columns, shown, cursor } = props
  const scroller = useRef<HTMLDivElement>(null)
  const virtualizer = useVirtualizer({
    count: found.total,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: OVERSCAN,
  })
  const items = virtualizer.getVirtualItems()
  const [from, to] = [items[0]?.index ?? 0, items.at(-1)?.index ?? 0]
  const { onShow } = props
  useEffect(() => {
    // Another answer has none of its rows yet.
    void found
    onShow(from, to)
  }, [onShow, from, to, found])
  const move = (index: number) => {
    const next = Math.max(0, Math.min(found.total - 1, index))
    props.onCursor(next)
    virtualizer.scrollToIndex(next)
  }
  const table = useRowTable(
    columns,
    items.map(({ index }) => ({ index, row: found.rowAt(index) })),
    ({ index }) => String(index),
  )
  const width = shown.reduce((sum, column) => sum + COLUMN_WIDTHS[column], TICK_WIDTH)
  const before = items[0]?.start ?? 0
  const after = virtualizer.getTotalSize() - (items.at(-1)?.end ?? 0)
  return (
    <div ref={scroller} className={styles.scroller}>
      <table
        id={LEDGER_GRID}
        className={styles.table}
        style={{ width }}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table whose rows the keyboard walks is a grid.
        role="grid"
        tabIndex={0}
        aria-label={LEDGER.title}
        aria-rowcount={found.total}
        aria-activedescendant={`ledger-row-${cursor}`}
        onKeyDown={(event) => press(event, props, move)}
      >
        <colgroup>
          <col style={{ width: TICK_WIDTH }} />
          {shown.map((column) => (
            <col key={column} style={{ width: COLUMN_WIDTHS[column] }} />
          ))}
        </colgroup>
        <thead>
          <tr>
            <th aria-label={LEDGER.select} />
            {shown.map((column) => (
              <SortHeader key={column} column={column} sort={props.sort} onSort={props.onSort} />
            ))}
          </tr>
        </thead>
        <tbody>
          <Spacer height={before} />
          {table.getRowModel().rows.map((row) => (
            <BodyRow
              key={row.id}
              placed={row.original}
              columns={columns}
              isCursor={row.original.index === cursor}
              isSelected={row.original.row !== undefined && props.isSelected(row.original.row.id)}
              onCursor={props.onCursor}
              onOpen={props.onOpen}
              onToggle={props.onToggle}
            >
              {row.getAllCells().map((cell) => (
                <td key={cell.id}>
                  <table.FlexRender cell={cell} />
                </td>
              ))}
            </BodyRow>
          ))}
          <Spacer height={after} />
        </tbody>
      </table>
    </div>
  )
}

function Spacer({ height }: { readonly height: number }) {
  return height > 0 && <tr className={styles.spacer} style={{ height }} />
}

interface BodyRowProps
  extends Pick<LedgerTableProps, 'columns' | 'onCursor' | 'onOpen' | 'onToggle'> {
  readonly placed: PlacedRow
  readonly isCursor: boolean
  readonly isSelected: boolean
  readonly children: ReactNode
}

/** A row; its cells follow from what is compared, and are not. */
const BodyRow = memo(function BodyRow(props: BodyRowProps) {
  const { index, row } = props.placed
  const { isCursor, isSelected } = props
  return (
    <tr
      id={`ledger-row-${index}`}
      aria-rowindex={index + 1}
      aria-selected={isSelected}
      data-cursor={isCursor}
      onClick={() => {
        props.onCursor(index)
        if (row) props.onOpen(row.id, false)
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
            if (row) props.onToggle(row.id)
          }}
        >
          <span className={styles.box} data-checked={isSelected} />
        </button>
      </td>
      {props.children}
    </tr>
  )
}, isSameRow)

function isSameRow(one: BodyRowProps, other: BodyRowProps): boolean {
  return (
    one.placed.index === other.placed.index &&
    one.placed.row === other.placed.row &&
    one.isCursor === other.isCursor &&
    one.isSelected === other.isSelected &&
    one.columns === other.columns
  )
}

/** How many rows a page key moves. */
const PAGE_MOVE = 15

function press(
  event: KeyboardEvent<HTMLElement>,
  { found, cursor, onOpen, onToggle, onExtend, onSelectAll }: LedgerTableProps,
  move: (index: number) => void,
): void {
  if (event.target !== event.currentTarget) return
  const row = found.rowAt(cursor)
  const moves: Readonly<Record<string, number>> = {
    ArrowDown: cursor + 1,
    ArrowUp: cursor - 1,
    PageDown: cursor + PAGE_MOVE,
    PageUp: cursor - PAGE_MOVE,
    Home: 0,
    End: found.total - 1,
  }
  const next = moves[event.key]
  if (next !== undefined) {
    const to = found.rowAt(next)
    if (event.shiftKey && Math.abs(next - cursor) === 1 && row && to) onExtend(row.id, to.id)
    move(next)
  } else if (event.key === 'Enter' && row) onOpen(row.id, event.ctrlKey)
  else if (event.key === ' ' && row) {
    onToggle(row.id)
    move(cursor + 1)
  } else if (event.key === 'a' && event.ctrlKey) onSelectAll()
  else return
  event.preventDefault()
}
