import { useMemo } from 'react'
import { LEDGER } from '#renderer/messages/ledger.ts'
import { type Columns, columnsOf } from '#renderer/ui/data-table.tsx'
import { EmptyNote } from '#renderer/ui/panel.tsx'
import type { LedgerColumn, LedgerQuery } from '#shared/ledger/ledger-query.ts'
import styles from './ledger.module.css'
import { type CellTables, cellOf } from './ledger-cells.tsx'
import { LedgerTable, type PlacedRow } from './ledger-table.tsx'
import type { FoundRows } from './use-found.ts'
import type { Selection } from './use-selection.ts'

interface FoundListProps {
  /** No filing at all has been accepted here. */
  readonly isEmpty: boolean
  readonly found: FoundRows | undefined
  readonly columns: readonly LedgerColumn[]
  readonly lookUp: CellTables
  readonly query: LedgerQuery
  readonly selection: Selection
  readonly cursor: number
  readonly onShow: (from: number, to: number) => void
  readonly onCursor: (index: number) => void
  readonly onAsk: (change: Pick<LedgerQuery, 'sort'>) => void
  readonly onOpen: (id: string, isWhole: boolean) => void
}

/** The found filings as a list, or why there are none. */
export function FoundList(props: FoundListProps) {
  const { found, query, selection, lookUp, isEmpty } = props
  const { tables, policy } = lookUp
  const columns = useMemo(
    () => ledgerColumns(props.columns, { tables, policy }),
    [props.columns, tables, policy],
  )
  if (!found || found.total === 0) {
    return <Nothing isKnown={found !== undefined} isEmpty={isEmpty} />
  }
  return (
    <LedgerTable
      found={found}
      columns={columns}
      shown={props.columns}
      sort={query.sort}
      cursor={Math.min(props.cursor, found.total - 1)}
      isSelected={(id) => selection.ids.has(id)}
      onShow={props.onShow}
      onSort={(sort) => props.onAsk({ sort })}
      onCursor={props.onCursor}
      onToggle={selection.toggle}
      onExtend={selection.extend}
      onSelectAll={() => void selection.toggleAll(found.total)}
      onOpen={props.onOpen}
    />
  )
}

function ledgerColumns(shown: readonly LedgerColumn[], lookUp: CellTables): Columns<PlacedRow> {
  const column = columnsOf<PlacedRow>()
  return column.columns(
    shown.map((name) =>
      column.display({
        id: name,
        header: LEDGER.column[name],
        cell: ({ row: { original } }) =>
          original.row ? cellOf(name, original.row, lookUp) : LEDGER.loadingRow,
      }),
    ),
  )
}

function Nothing({ isKnown, isEmpty }: { readonly isKnown: boolean; readonly isEmpty: boolean }) {
  if (!isKnown) return <p className={styles.waiting}>{LEDGER.opening}</p>
  return (
    <div className={styles.nothing}>
      {isEmpty ? (
        <EmptyNote title={LEDGER.empty} text={LEDGER.emptyText} />
      ) : (
        <EmptyNote title={LEDGER.nothing} text={LEDGER.nothingText} />
      )}
    </div>
  )
}
