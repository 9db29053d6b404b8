import { Timeline } from 'antd'
import { FILING } from '#renderer/messages/filing.ts'
import { officeMoment } from '#renderer/ui/office-time.ts'
import { Panel } from '#renderer/ui/panel.tsx'
import type { FilingEvent } from '#shared/filing/filing.ts'
import styles from './filing.module.css'

const COLORS: Readonly<Record<FilingEvent['kind'], string>> = {
  accepted: 'blue',
  sent: 'blue',
  acknowledged: 'green',
  refused: 'red',
  unknown: '#8a4b00',
  differs: '#8a4b00',
  printed: 'gray',
  saved: 'gray',
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
