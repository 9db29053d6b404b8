import { Timeline } from 'antd'
import { FILING } from '#renderer/messages/filing.ts'
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
  printed: 'gray',
  saved: 'gray',
  changed: 'blue',
  terminated: '#8a4b00',
  voided: 'red',
  supplied: 'blue',
  verified: 'blue',
  'due-set': 'gray',
  renewed: 'gray',
  'settled-here': 'gray',
  'taken-back': 'blue',
}

/** Everything that happened to a filing, newest first. */
export function TimelinePanel({ events }: { readonly events: readonly FilingEvent[] }) {
  const newestFirst = events.toReversed().toSorted((a, b) => b.at.localeCompare(a.at))
  return (
    <Panel title={FILING.timeline}>
      <Timeline
        className={styles.timeline ?? ''}
        items={newestFirst.map((event) => ({
          key: `${event.at} ${event.kind}`,
          color: COLORS[event.kind],
          content: (
            <>
              <p>
                {FILING.events[event.kind]}{' '}
                {isAssumed(event.detail) && <AssumedTag>{ASSUMED_MARK}</AssumedTag>}{' '}
                <span className={styles.faint}>
                  {officeMoment(event.at)} {event.by}
                </span>
              </p>
              {event.detail !== '' && <p className={styles.detail}>{event.detail}</p>}
            </>
          ),
        }))}
      />
    </Panel>
  )
}
