import { Button } from 'antd'
import { useMemo } from 'react'
import { OUTBOX_LOOKS } from '#renderer/messages/looks.ts'
import { OUTBOX } from '#renderer/messages/outbox.ts'
import { ASSUMED_NOTE, OUTBOX_STATES } from '#renderer/messages/states.ts'
import { useFilingsById } from '#renderer/store/use-filings.ts'
import type { WindowStore } from '#renderer/store/window-store.ts'
import { AssumedTag } from '#renderer/ui/assumed-tag.tsx'
import { type Columns, columnsOf, DataTable } from '#renderer/ui/data-table.tsx'
import { officeMoment } from '#renderer/ui/office-time.ts'
import { EmptyNote, Panel } from '#renderer/ui/panel.tsx'
import { StateTag } from '#renderer/ui/state-tag.tsx'
import type { Filing } from '#shared/filing/filing.ts'
import { maskDocumentNumber } from '#shared/filing/mask.ts'
import { HANDLING } from '#shared/sync/handling.ts'
import type { OutboxEntry } from '#shared/sync/outbox-entry.ts'
import styles from './outbox.module.css'
import { useOutbox } from './use-outbox.ts'

interface OutboxScreenProps {
  readonly store: WindowStore
  readonly onOpen: (filingId: string) => void
}

/** An entry with the filing it carries, where the copy holds it. */
interface OutboxRow {
  readonly entry: OutboxEntry
  readonly filing: Filing | undefined
}

/** 报送队列: everything the subsystem has not acknowledged. */
export function OutboxScreen({ store, onOpen }: OutboxScreenProps) {
  const { entries = [], problem, sendNow } = useOutbox()
  const filings = useFilingsById(
    store,
    entries.map(({ filingId }) => filingId),
  )
  const rows = entries.map((entry) => ({ entry, filing: filings.get(entry.filingId) }))
  const columns = useMemo(() => outboxColumns((id) => void sendNow(id)), [sendNow])
  return (
    <div className={styles.page}>
      <Panel
        title={OUTBOX.title}
        isFlush
        extra={
          <>
            <AssumedTag>{ASSUMED_NOTE}</AssumedTag>
            <span className={styles.count}>{OUTBOX.count(entries.length)}</span>
          </>
        }
      >
        {problem !== '' && <p className={styles.problem}>{problem}</p>}
        {rows.length === 0 ? (
          <EmptyNote title={OUTBOX.empty} text={OUTBOX.emptyText} />
        ) : (
          <DataTable
            label={OUTBOX.title}
            columns={columns}
            rows={rows}
            keyOf={({ entry }) => entry.id}
            onOpen={({ entry }) => onOpen(entry.filingId)}
          />
        )}
      </Panel>
    </div>
  )
}

function outboxColumns(sendNow: (entryId: string) => void): Columns<OutboxRow> {
  const column = columnsOf<OutboxRow>()
  return column.columns([
    column.accessor(({ filing }) => filing?.acceptanceNumber, {
      id: 'acceptanceNumber',
      header: OUTBOX.acceptanceNumber,
    }),
    column.display({
      id: 'person',
      header: OUTBOX.person,
      cell: ({ row }) => <Person row={row.original} />,
    }),
    column.display({
      id: 'state',
      header: OUTBOX.state,
      cell: ({ row: { original } }) => (
        <StateTag look={OUTBOX_LOOKS[original.entry.state]}>
          {OUTBOX_STATES[original.entry.state]}
        </StateTag>
      ),
    }),
    column.display({
      id: 'reason',
      header: OUTBOX.reason,
      cell: ({ row }) => <Reason entry={row.original.entry} />,
    }),
    column.accessor(({ entry }) => OUTBOX.attemptsTimes(entry.attempts), {
      id: 'attempts',
      header: OUTBOX.attempts,
    }),
    column.accessor(({ entry }) => nextTime(entry), { id: 'nextAt', header: OUTBOX.nextAt }),
    column.display({
      id: 'sendNow',
      header: '',
      cell: ({ row: { original } }) => (
        <Button
          disabled={original.entry.state === 'sending'}
          onClick={(event) => {
            event.stopPropagation()
            sendNow(original.entry.id)
          }}
        >
          {OUTBOX.sendNow}
        </Button>
      ),
    }),
  ])
}

function Person({ row: { entry, filing } }: { readonly row: OutboxRow }) {
  const [, documentNumber = ''] = entry.personKey.split(':')
  return (
    <>
      {filing?.entry.name}{' '}
      <span className={styles.faint}>{maskDocumentNumber(documentNumber)}</span>
    </>
  )
}

function Reason({ entry: { reason, state } }: { readonly entry: OutboxEntry }) {
  const silent = state === 'sending' ? OUTBOX.sending : OUTBOX.noReason
  return (
    <div className={styles.reason}>
      <p>{reason?.words ?? silent}</p>
      <p className={styles.faint}>{reason ? HANDLING[reason.code].next : OUTBOX.noReasonStep}</p>
    </div>
  )
}

function nextTime({ state, nextAt }: OutboxEntry): string {
  if (state === 'sending') return OUTBOX.nextNow
  return nextAt === null ? OUTBOX.nextByHand : officeMoment(nextAt).slice(5)
}
