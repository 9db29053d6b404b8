import { memo } from 'react'
import { BATCH } from '#renderer/messages/batch.ts'
import { BATCH_LOOKS } from '#renderer/messages/looks.ts'
import { type Columns, columnsOf, DataTable } from '#renderer/ui/data-table.tsx'
import { NoteLine } from '#renderer/ui/field.tsx'
import { StateTag } from '#renderer/ui/state-tag.tsx'
import type { BatchRow } from '#shared/batch/batch.ts'
import { describeFault } from '#shared/batch/sheets.ts'
import styles from './batch.module.css'

interface BatchTableProps {
  readonly rows: readonly BatchRow[]
  /** A filed row leads to its filing. */
  readonly onOpen: (filingId: string) => void
}

/** The rows of a list, each with its state and everything that is wrong with it. */
export const BatchTable = memo(function Table({ rows, onOpen }: BatchTableProps) {
  return (
    <DataTable
      label={BATCH.title}
      columns={COLUMNS}
      rows={rows}
      keyOf={({ row }) => String(row)}
      onOpen={({ filingId }) => {
        if (filingId !== '') onOpen(filingId)
      }}
    />
  )
})

function batchColumns(): Columns<BatchRow> {
  const column = columnsOf<BatchRow>()
  return column.columns([
    column.accessor(({ row }) => row, { id: 'row', header: BATCH.row }),
    column.display({
      id: 'person',
      header: BATCH.person,
      cell: ({ row: { original } }) => (
        <span className={styles.person} title={original.name}>
          <span className={styles.name}>{original.name}</span>
          <span className={styles.faint}>{original.documentNumber}</span>
        </span>
      ),
    }),
    column.display({
      id: 'category',
      header: BATCH.category,
      cell: ({ row: { original } }) => <span className={styles.short}>{original.category}</span>,
    }),
    column.display({
      id: 'destination',
      header: BATCH.destination,
      cell: ({ row: { original } }) => <span className={styles.short}>{original.destination}</span>,
    }),
    column.display({
      id: 'state',
      header: BATCH.state,
      cell: ({ row: { original } }) => (
        <StateTag look={BATCH_LOOKS[original.state]}>{BATCH.states[original.state]}</StateTag>
      ),
    }),
    column.display({
      id: 'faults',
      header: BATCH.faults,
      cell: ({ row }) => <Faults row={row.original} />,
    }),
  ])
}

const COLUMNS = batchColumns()

function Faults({ row }: { readonly row: BatchRow }) {
  if (row.state === 'filed') return BATCH.acceptanceNumber(row.acceptanceNumber)
  return (
    <div className={styles.faults}>
      {row.faults.map((fault) => (
        <NoteLine
          key={`${fault.column} ${fault.problem}`}
          note={{
            severity: fault.severity,
            text: describeFault({ ...fault, basis: '' }),
            basis: fault.basis,
          }}
        />
      ))}
    </div>
  )
}
