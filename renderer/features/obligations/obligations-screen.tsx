import { useState } from 'react'
import { AGEING_LOOKS } from '#renderer/messages/looks.ts'
import { ageingWords, dueWords, OBLIGATIONS } from '#renderer/messages/obligations.ts'
import { useDeskQuery } from '#renderer/store/use-desk-query.ts'
import { type Columns, columnsOf, DataTable } from '#renderer/ui/data-table.tsx'
import { DigitChoice } from '#renderer/ui/digit-choice.tsx'
import { EmptyNote, Panel } from '#renderer/ui/panel.tsx'
import { StateTag } from '#renderer/ui/state-tag.tsx'
import { useFirstRow } from '#renderer/ui/use-first-row.ts'
import {
  MOST_OWED,
  type OwedCounts,
  OwedFilter,
  type OwedItem,
} from '#shared/bridge-obligations.ts'
import styles from './obligations.module.css'

const TABLE = 'obligations-table'

/** 待办材料与承诺: every paper still to come and every promise still to be verified, the most pressing first. */
export function ObligationsScreen({ onOpen }: { readonly onOpen: (filingId: string) => void }) {
  const [filter, setFilter] = useState<OwedFilter>('all')
  const { value: counts } = useDeskQuery('obligation.counts', {})
  const { value: items, failure } = useDeskQuery('obligation.list', { filter })
  useFirstRow(TABLE, items)
  return (
    <div className={styles.page}>
      <Panel
        title={OBLIGATIONS.title}
        isFlush
        extra={<Filters filter={filter} counts={counts} onChange={setFilter} />}
      >
        {failure && <p className={styles.problem}>{failure.message}</p>}
        <div id={TABLE}>
          {items?.length === 0 && <Nothing filter={filter} />}
          {items !== undefined && items.length > 0 && (
            <DataTable
              label={OBLIGATIONS.title}
              columns={COLUMNS}
              rows={items}
              keyOf={({ filingId, obligation }) => `${filingId} ${obligation.id}`}
              onOpen={({ filingId }) => onOpen(filingId)}
            />
          )}
        </div>
      </Panel>
    </div>
  )
}

interface FiltersProps {
  readonly filter: OwedFilter
  readonly counts: OwedCounts | undefined
  readonly onChange: (filter: OwedFilter) => void
}

function Filters({ filter, counts, onChange }: FiltersProps) {
  return (
    <>
      {(counts?.[filter] ?? 0) > MOST_OWED && (
        <span className={styles.faint}>{OBLIGATIONS.shown(MOST_OWED)}</span>
      )}
      <DigitChoice
        id="owed-filter"
        label={OBLIGATIONS.filter}
        className={styles.filters}
        value={filter}
        options={OwedFilter.options.map((code) => ({
          code,
          label: OBLIGATIONS.filters[code],
          count: counts?.[code],
        }))}
        onChange={onChange}
      />
    </>
  )
}

function Nothing({ filter }: { readonly filter: OwedFilter }) {
  return filter === 'all' ? (
    <EmptyNote title={OBLIGATIONS.empty} text={OBLIGATIONS.emptyText} />
  ) : (
    <EmptyNote
      title={OBLIGATIONS.emptyOf(OBLIGATIONS.filters[filter])}
      text={OBLIGATIONS.emptyOfText}
    />
  )
}

const COLUMNS = owedColumns()

function owedColumns(): Columns<OwedItem> {
  const column = columnsOf<OwedItem>()
  return column.columns([
    column.display({
      id: 'name',
      header: OBLIGATIONS.name,
      cell: ({ row: { original } }) => (
        <div className={styles.name} title={original.name}>
          {original.name} <span className={styles.faint}>{original.category}</span>
        </div>
      ),
    }),
    column.accessor(({ acceptanceNumber }) => acceptanceNumber, {
      id: 'acceptanceNumber',
      header: OBLIGATIONS.acceptanceNumber,
    }),
    column.display({
      id: 'material',
      header: OBLIGATIONS.material,
      cell: ({ row: { original } }) => (
        <div className={styles.material} title={original.obligation.label}>
          {original.obligation.label}
        </div>
      ),
    }),
    column.accessor(({ obligation }) => OBLIGATIONS.tasks[obligation.kind], {
      id: 'task',
      header: OBLIGATIONS.task,
    }),
    column.accessor(({ due }) => dueWords(due), { id: 'due', header: OBLIGATIONS.due }),
    column.display({
      id: 'left',
      header: OBLIGATIONS.left,
      cell: ({ row: { original } }) => (
        <StateTag look={AGEING_LOOKS[original.ageing]}>
          {ageingWords(original.ageing, original.left)}
        </StateTag>
      ),
    }),
    column.accessor(({ acceptedBy }) => acceptedBy, {
      id: 'acceptedBy',
      header: OBLIGATIONS.acceptedBy,
    }),
  ])
}
