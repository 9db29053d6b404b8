import { Timeline } from 'antd'
import { ChangesList } from '#renderer/decision/changes-list.tsx'
import { FILING } from '#renderer/messages/filing.ts'
import { LIFE } from '#renderer/messages/life.ts'
import { AssumedTag } from '#renderer/ui/assumed-tag.tsx'
import { officeMoment } from '#renderer/ui/office-time.ts'
import { Panel } from '#renderer/ui/panel.tsx'
import type { FilingEvent } from '#shared/filing/filing.ts'
import { ASSUMED_MARK, isAssumed } from '#shared/sync/assumed-transactions.ts'
import styles from './filing.module.css'

const COLORS: Readonly<Record<FilingEvent['kind'], string>> = {
  accepted: 'blue',
  sent: 'blue',
  unsent: 'gray',
  acknowledged: 'green',
  refused: 'red',
  unknown: '#8a4b00',
  differs: '#8a4b00',
  'pages-confirmed': 'green',
  'page-refused': 'red',
  'pages-archived': 'gray',
  printed: 'gray',
  'maybe-printed': '#8a4b00',
  saved: 'gray',
  changed: 'blue',
  terminated: '#8a4b00',
  voided: 'red',
  supplied: 'blue',
  verified: 'blue',
  'due-set': 'gray',
  renewed: 'gray',
  'settled-here': 'gray',
  'set-aside': '#8a4b00',
  'handed-over': 'gray',
  'taken-back': 'blue',
  injury: 'blue',
  reconciled: 'blue',
  imported: 'gray',
}

/** Everything that happened to a filing, newest first by the order of the vault: a clock may have been set back. */
export function TimelinePanel({ events }: { readonly events: readonly FilingEvent[] }) {
  return (
    <Panel title={FILING.timeline} isText>
      <Timeline
        className={styles.timeline ?? ''}
        items={events.toReversed().map((event) => ({
          key: `${event.at} ${event.kind}`,
          color: COLORS[event.kind],
          content: <EventLines event={event} />,
        }))}
      />
    </Panel>
  )
}

/** One thing that happened: what became of what, why, on what basis, and who agreed. */
function EventLines({ event }: { readonly event: FilingEvent }) {
  const { kind, detail, changes = [], reason = '', basis = '', secondPerson = '' } = event
  return (
    <>
      <p>
        {FILING.events[kind]} {isAssumed(detail) && <AssumedTag>{ASSUMED_MARK}</AssumedTag>}{' '}
        <span className={styles.faint}>
          {officeMoment(event.at)} {event.by}
          {secondPerson !== '' && ` ${LIFE.endedSecond(secondPerson)}`}
        </span>
      </p>
      {changes.length > 0 && <ChangesList changes={changes} />}
      {(reason !== '' || basis !== '') && (
        <p className={styles.detail}>
          {reason !== '' && LIFE.endedReason(reason)}{' '}
          {basis !== '' && <span className={styles.basis}>{basis}</span>}
        </p>
      )}
      {detail !== '' && <p className={styles.detail}>{detail}</p>}
    </>
  )
}
