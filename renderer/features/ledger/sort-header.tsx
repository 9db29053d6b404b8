import { LEDGER } from '#renderer/messages/ledger.ts'
import type { LedgerColumn, LedgerSort } from '#shared/ledger/ledger-query.ts'
import styles from './ledger.module.css'

interface SortHeaderProps {
  readonly column: LedgerColumn
  readonly sort: LedgerSort
  readonly onSort: (sort: LedgerSort) => void
}

/** A column's name; pressing it sorts up, then down, then not at all. */
export function SortHeader({ column, sort, onSort }: SortHeaderProps) {
  const own = sort?.column === column ? sort : null
  const next = own === null ? { column, isDescending: false } : nextOf(own)
  return (
    <th scope="col" aria-sort={sortWord(own)}>
      <button
        type="button"
        className={styles.sort}
        title={LEDGER.sortedBy(LEDGER.column[column])}
        onClick={() => onSort(next)}
      >
        {LEDGER.column[column]}{' '}
        {own && <span aria-hidden="true">{own.isDescending ? '↓' : '↑'}</span>}
      </button>
    </th>
  )
}

function nextOf({ column, isDescending }: NonNullable<LedgerSort>): LedgerSort {
  return isDescending ? null : { column, isDescending: true }
}

function sortWord(own: LedgerSort): 'none' | 'ascending' | 'descending' {
  if (own === null) return 'none'
  return own.isDescending ? 'descending' : 'ascending'
}
