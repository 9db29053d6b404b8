import { memo, useMemo } from 'react'
import { LEDGER } from '#renderer/messages/ledger.ts'
import type { RowRange } from '#renderer/store/ledger/ask-ledger.ts'
import { EmptyNote } from '#renderer/ui/panel.tsx'
import type { LedgerColumn, LedgerQuery } from '#shared/ledger/ledger-query.ts'
import styles from './ledger.module.css'
import { type CellTables, ledgerColumns } from './ledger-cells.tsx'
import { LedgerTable } from './ledger-table.tsx'
import type { FoundRows } from './use-found.ts'
import type { Selection } from './use-selection.ts'

interface FoundListProps {
  /** No filing at all has been accepted here. */
  readonly isEmpty: boolean
  readonly found: FoundRows | undefined
  readonly columns: readonly LedgerColumn[]
  readonly lookUp: CellTables
  readonly selection: Selection
  readonly cursor: number
  readonly onShow: (range: RowRange) => void
  readonly onCursor: (index: number) => void
  readonly onAsk: (change: Pick<LedgerQuery, 'sort'>) => void
  readonly onOpen: (id: string, isWhole: boolean) => void
}

/** The found filings as a list, or why there are none; a key of the search alone does not draw it again. */
export const FoundList = memo(function FoundList(props: FoundListProps) {
  const { found, isEmpty } = props
  const columns = useMemo(
    () => ledgerColumns(props.columns, props.lookUp),
    [props.columns, props.lookUp],
  )
  if (!found) return <p className={styles.waiting}>{LEDGER.opening}</p>
  if (isEmpty && found.total === 0) {
    return (
      <div className={styles.nothing}>
        <EmptyNote title={LEDGER.empty} text={LEDGER.emptyText} />
      </div>
    )
  }
  return (
    <LedgerTable
      found={found}
      columns={columns}
      shown={props.columns}
      sort={found.query.sort}
      cursor={props.cursor}
      selection={props.selection}
      onShow={props.onShow}
      onSort={(sort) => props.onAsk({ sort })}
      onCursor={props.onCursor}
      onOpen={props.onOpen}
    />
  )
})
