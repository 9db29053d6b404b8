import { OUTBOX_LOOKS } from '#renderer/messages/looks.ts'
import { NEXT_STEPS, OUTBOX_STATES } from '#renderer/messages/states.ts'
import { TODAY } from '#renderer/messages/today.ts'
import { useDeskQuery } from '#renderer/store/use-desk-query.ts'
import { useFilingsById } from '#renderer/store/use-filings.ts'
import type { WindowStore } from '#renderer/store/window-store.ts'
import { EmptyNote, Panel } from '#renderer/ui/panel.tsx'
import { StateTag } from '#renderer/ui/state-tag.tsx'
import type { Filing } from '#shared/filing/filing.ts'
import { maskDocumentNumber } from '#shared/filing/mask.ts'
import type { OutboxEntry } from '#shared/sync/outbox-entry.ts'
import styles from './today.module.css'

interface AttentionPanelProps {
  readonly store: WindowStore
  readonly onOpen: (filingId: string) => void
}

/** What stands still: returned by the subsystem, or without a known result. */
export function AttentionPanel({ store, onOpen }: AttentionPanelProps) {
  const { value: queue } = useDeskQuery('queue.list', {})
  const standing = queue?.filter(({ state }) => state === 'parked' || state === 'unknown') ?? []
  const filings = useFilingsById(
    store,
    standing.map(({ filingId }) => filingId),
  )
  return (
    <Panel title={TODAY.attention} isFlush>
      {standing.length === 0 ? (
        <EmptyNote title={TODAY.attentionEmpty} text={TODAY.attentionEmptyText} />
      ) : (
        <ul>
          {standing.map((entry) => (
            <li key={entry.id}>
              <AttentionItem
                entry={entry}
                filing={filings.get(entry.filingId)}
                onOpen={() => onOpen(entry.filingId)}
              />
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}

/** The document number of the person, for a moment in which the copy lacks the filing. */
function maskedPerson({ personKey }: OutboxEntry): string {
  return maskDocumentNumber(personKey.slice(personKey.indexOf(':') + 1))
}

interface AttentionItemProps {
  readonly entry: OutboxEntry
  readonly filing: Filing | undefined
  readonly onOpen: () => void
}

function AttentionItem({ entry, filing, onOpen }: AttentionItemProps) {
  return (
    <button type="button" className={styles.item} onClick={onOpen}>
      <span className={styles.itemHead}>
        <span>
          {filing?.entry.name ?? maskedPerson(entry)}{' '}
          <span className={styles.faint}>{filing?.acceptanceNumber}</span>
        </span>
        <StateTag look={OUTBOX_LOOKS[entry.state]}>{OUTBOX_STATES[entry.state]}</StateTag>
      </span>
      {entry.reason && (
        <>
          <span className={styles.reason}>{entry.reason.words}</span>
          <span className={styles.faint}>{NEXT_STEPS[entry.reason.code]}</span>
        </>
      )}
    </button>
  )
}
