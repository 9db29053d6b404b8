import { useVirtualizer } from '@tanstack/react-virtual'
import { type CSSProperties, type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react'
import { LEDGER } from '#renderer/messages/ledger.ts'
import type { RowRange } from '#renderer/store/ledger/ask-ledger.ts'
import type { Columns } from '#renderer/ui/data-table.tsx'
import { EmptyNote } from '#renderer/ui/panel.tsx'
import type { LedgerColumn, LedgerSort } from '#shared/ledger/ledger-query.ts'
import styles from './ledger.module.css'
import { gridOf, type PlacedRow } from './ledger-cells.tsx'
import { LedgerRows, ROW_HEIGHT } from './ledger-rows.tsx'
import { SortHeader } from './sort-header.tsx'
import { useDrawnRange } from './use-drawn-range.ts'
import type { FoundRows } from './use-found.ts'
import type { Selection } from './use-selection.ts'

const OVERSCAN = 3
/** By how many rows what the virtualizer has measured grows. */
const MEASURED_ROWS = 4_096

interface LedgerTableProps {
  readonly found: FoundRows
  readonly columns: Columns<PlacedRow>
  readonly shown: readonly LedgerColumn[]
  readonly sort: LedgerSort
  readonly cursor: number
  readonly selection: Selection
  readonly onShow: (range: RowRange) => void
  readonly onSort: (sort: LedgerSort) => void
  readonly onCursor: (index: number) => void
  /** Enter opens beside the list, with Ctrl as a page of its own. */
  readonly onOpen: (id: string, isWhole: boolean) => void
}

/** The id by which the keyboard is put into the list. */
export const LEDGER_GRID = 'ledger-grid'

/**
 * The found filings: only what is on screen is in the page, however many there are. It stays when nothing
 * is found, because whoever types on would wait for it to be made anew.
 */
export function LedgerTable(props: LedgerTableProps) {
  const { found, shown, cursor, selection, onCursor } = props
  const { scroller, virtualizer, range, slots } = useRows(found, props.onShow)
  const { template, width } = useMemo(() => gridOf(shown), [shown])
  const move = (index: number) => {
    const next = Math.max(0, Math.min(found.total - 1, index))
    onCursor(next)
    virtualizer.scrollToIndex(next)
  }
  // The rows of the grid are laid out alike by this.
  const layout: CSSProperties & { readonly '--columns': string } = {
    minWidth: width,
    '--columns': template,
  }
  return (
    <div ref={scroller} className={styles.scroller}>
      <table
        id={LEDGER_GRID}
        className={styles.table}
        style={layout}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table whose rows the keyboard walks is a grid.
        role="grid"
        tabIndex={0}
        aria-label={LEDGER.title}
        aria-rowcount={found.total + 1}
        aria-activedescendant={found.total > 0 ? `ledger-row-${cursor}` : undefined}
        onKeyDown={(event) => press(event, props, move)}
      >
        <thead>
          <tr aria-rowindex={1}>
            <th aria-label={LEDGER.select} />
            {shown.map((column) => (
              <SortHeader key={column} column={column} sort={props.sort} onSort={props.onSort} />
            ))}
          </tr>
        </thead>
        <tbody style={{ height: found.total * ROW_HEIGHT, paddingTop: range.from * ROW_HEIGHT }}>
          <LedgerRows
            found={found}
            columns={props.columns}
            range={range}
            slots={slots}
            cursor={cursor}
            selected={selection.ids}
            onCursor={onCursor}
            onToggle={selection.toggle}
            onOpen={props.onOpen}
          />
        </tbody>
      </table>
      {found.total === 0 && <EmptyNote title={LEDGER.nothing} text={LEDGER.nothingText} />}
    </div>
  )
}

/** Which rows of the answer are drawn; another question begins at the top. */
function useRows(found: FoundRows, onShow: LedgerTableProps['onShow']) {
  const scroller = useRef<HTMLDivElement>(null)
  const virtualizer = useVirtualizer({
    count: useMeasured(found.total),
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: OVERSCAN,
    // The names of the columns cover the first row's height.
    scrollPaddingEnd: ROW_HEIGHT,
    useFlushSync: false,
  })
  const items = virtualizer.getVirtualItems()
  const to = Math.min(items.at(-1)?.index ?? 0, found.total - 1)
  const from = Math.max(0, Math.min(items[0]?.index ?? 0, to))
  const wanted = useMemo(() => ({ from, to }), [from, to])
  const range = useDrawnRange(found, wanted)
  useEffect(() => {
    // Another answer has none of its rows yet.
    void found
    onShow(wanted)
  }, [onShow, wanted, found])
  useEffect(() => {
    void found.query
    // Asked of the virtualizer: the page itself would lay everything out to tell.
    if ((virtualizer.scrollOffset ?? 0) > 0) virtualizer.scrollToOffset(0)
  }, [virtualizer, found.query])
  const visible = Math.ceil((virtualizer.scrollRect?.height ?? 0) / ROW_HEIGHT)
  return { scroller, virtualizer, range, slots: visible + 2 * OVERSCAN + 1 }
}

/** For how many rows the virtualizer measures: the most there ever were, because it measures all anew for another number. */
function useMeasured(total: number): number {
  const [measured, setMeasured] = useState(0)
  if (total <= measured) return measured
  const next = Math.ceil(total / MEASURED_ROWS) * MEASURED_ROWS
  setMeasured(next)
  return next
}

/** How many rows a page key moves. */
const PAGE_MOVE = 15

function press(
  event: KeyboardEvent<HTMLElement>,
  { found, cursor, selection, onOpen }: LedgerTableProps,
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
    if (event.shiftKey && Math.abs(next - cursor) === 1 && row && to) {
      selection.extend(row.id, to.id)
    }
    move(next)
  } else if (event.key === 'Enter' && row) onOpen(row.id, event.ctrlKey)
  else if (event.key === ' ' && row) {
    selection.toggle(row.id)
    move(cursor + 1)
  } else if (event.key === 'a' && event.ctrlKey && !found.isNewest) {
    selection.toggleAll(found.total)
  } else return
  event.preventDefault()
}
