import { OUTBOX_LOOKS } from '#renderer/messages/looks.ts'
import { OUTBOX } from '#renderer/messages/outbox.ts'
import { pauseWords } from '#renderer/messages/pause.ts'
import { entryStateWords } from '#renderer/messages/states.ts'
import beside from '#renderer/ui/beside.module.css'
import { type Columns, columnsOf } from '#renderer/ui/data-table.tsx'
import { officeMoment } from '#renderer/ui/office-time.ts'
import { StateTag } from '#renderer/ui/state-tag.tsx'
import type { LineState } from '#shared/bridge.ts'
import type { QueueRow } from '#shared/bridge-queue.ts'
import { handlingOf } from '#shared/sync/handling.ts'
import type { OutboxEntry } from '#shared/sync/outbox-entry.ts'
import styles from './outbox.module.css'

/** The columns of the queue; what waits for the line says so. */
export function outboxColumns(line: LineState): Columns<QueueRow> {
  const column = columnsOf<QueueRow>()
  return column.columns([
    column.accessor(({ acceptanceNumber }) => acceptanceNumber, {
      id: 'acceptanceNumber',
      header: OUTBOX.acceptanceNumber,
    }),
    column.display({
      id: 'person',
      header: OUTBOX.person,
      cell: ({ row: { original } }) => (
        <div className={beside.person} title={original.name}>
          {original.name}
        </div>
      ),
    }),
    column.display({
      id: 'state',
      header: OUTBOX.state,
      cell: ({ row: { original } }) => (
        <StateTag look={OUTBOX_LOOKS[original.entry.state]}>
          {entryStateWords(original.entry)}
        </StateTag>
      ),
    }),
    column.display({
      id: 'reason',
      header: OUTBOX.reason,
      cell: ({ row: { original } }) => (
        <div className={styles.reason}>
          <p>{reasonWords(original.entry)}</p>
          <p className={beside.faint}>{handlingOf(original.entry).next}</p>
        </div>
      ),
    }),
    column.accessor(({ entry, holder }) => OUTBOX.ownerOf(handlingOf(entry).owner, holder.name), {
      id: 'owner',
      header: OUTBOX.owner,
    }),
    column.accessor(({ entry }) => nextTime(entry, line), { id: 'nextAt', header: OUTBOX.nextAt }),
  ])
}

/** Why an entry stands where it does. */
export function reasonWords({ reason, state }: OutboxEntry): string {
  return reason?.words ?? (state === 'sending' ? OUTBOX.sending : OUTBOX.noReason)
}

function nextTime(entry: OutboxEntry, line: LineState): string {
  const { state, nextAt } = entry
  if (state === 'sending') return OUTBOX.nextNow
  if (nextAt === null) return OUTBOX.nextByHand
  return pauseWords(entry, line, new Date()) ?? officeMoment(nextAt).slice(5)
}
