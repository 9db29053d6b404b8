import { Button } from 'antd'
import { useMemo } from 'react'
import { COMMON } from '#renderer/messages/common.ts'
import { FILING_LOOKS } from '#renderer/messages/looks.ts'
import { FILING_STATES } from '#renderer/messages/states.ts'
import { TODAY } from '#renderer/messages/today.ts'
import { useRecentFilings } from '#renderer/store/use-filings.ts'
import type { WindowStore } from '#renderer/store/window-store.ts'
import { type Columns, columnsOf, DataTable } from '#renderer/ui/data-table.tsx'
import { officeMoment } from '#renderer/ui/office-time.ts'
import { EmptyNote, Panel } from '#renderer/ui/panel.tsx'
import { StateTag } from '#renderer/ui/state-tag.tsx'
import { destinationLabel } from '#shared/codes/divisions.ts'
import { ENTRY_FIELDS } from '#shared/filing/fields.ts'
import type { Filing } from '#shared/filing/filing.ts'
import { maskDocumentNumber } from '#shared/filing/mask.ts'
import type { Tables } from '#shared/reference-data.ts'
import styles from './today.module.css'

const PAGE_SIZE = 50
const NO_FILINGS: readonly Filing[] = []

interface RecentPanelProps {
  readonly tables: Tables
  readonly store: WindowStore
  /** The store has caught up with the vault: what it lacks does not exist. */
  readonly isCurrent: boolean
  readonly onOpen: (filingId: string) => void
}

/** The newest filings of the ledger, read from the window's copy. */
export function RecentPanel({ tables, store, isCurrent, onOpen }: RecentPanelProps) {
  const recent = useRecentFilings(store, PAGE_SIZE)
  const columns = useMemo(() => filingColumns(tables), [tables])
  return (
    <Panel
      title={TODAY.recent}
      isFlush
      extra={
        (recent.hasNewer || recent.hasOlder) && (
          <span>
            <Button type="link" disabled={!recent.hasNewer} onClick={recent.showNewer}>
              {TODAY.newer}
            </Button>
            <Button type="link" disabled={!recent.hasOlder} onClick={recent.showOlder}>
              {TODAY.older}
            </Button>
          </span>
        )
      }
    >
      {recent.filings?.length === 0 ? (
        <EmptyNote
          title={isCurrent ? TODAY.recentEmpty : COMMON.loading}
          text={isCurrent ? TODAY.recentEmptyText : ''}
        />
      ) : (
        <div className={styles.recent}>
          <DataTable
            label={TODAY.recent}
            columns={columns}
            rows={recent.filings ?? NO_FILINGS}
            keyOf={({ id }) => id}
            onOpen={({ id }) => onOpen(id)}
          />
        </div>
      )}
    </Panel>
  )
}

function filingColumns(tables: Tables): Columns<Filing> {
  const column = columnsOf<Filing>()
  return column.columns([
    column.accessor(({ acceptedAt }) => officeMoment(acceptedAt).slice(5), {
      id: 'acceptedAt',
      header: TODAY.acceptedAt,
    }),
    column.accessor(({ entry }) => entry.name, { id: 'name', header: ENTRY_FIELDS.name.label }),
    column.accessor(({ entry }) => maskDocumentNumber(entry.documentNumber), {
      id: 'documentNumber',
      header: ENTRY_FIELDS.documentNumber.label,
    }),
    column.accessor(({ entry }) => placeOf(entry.destination, tables), {
      id: 'destination',
      header: ENTRY_FIELDS.destination.label,
    }),
    column.accessor(({ entry }) => validityOf(entry), { id: 'validity', header: TODAY.validity }),
    column.display({
      id: 'state',
      header: TODAY.state,
      cell: ({ row }) => (
        <StateTag look={FILING_LOOKS[row.original.status]}>
          {FILING_STATES[row.original.status]}
        </StateTag>
      ),
    }),
  ])
}

function placeOf(code: string, tables: Tables): string {
  const place = tables.destinations.get(code)
  return place ? destinationLabel(place) : code
}

function validityOf({ startDate, endDate }: Filing['entry']): string {
  return endDate === '' ? `${startDate} ${COMMON.longTerm}` : `${startDate} ${TODAY.to} ${endDate}`
}
