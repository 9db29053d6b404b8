import { Button, Popconfirm } from 'antd'
import { COMMON } from '#renderer/messages/common.ts'
import { TODAY } from '#renderer/messages/today.ts'
import { useDrafts } from '#renderer/store/use-drafts.ts'
import type { WindowStore } from '#renderer/store/window-store.ts'
import { officeMoment } from '#renderer/ui/office-time.ts'
import { EmptyNote, Panel } from '#renderer/ui/panel.tsx'
import { destinationLabel } from '#shared/codes/divisions.ts'
import type { Draft } from '#shared/filing/filing.ts'
import { maskDocumentNumber } from '#shared/filing/mask.ts'
import type { Tables } from '#shared/reference-data.ts'
import styles from './today.module.css'

interface DraftsPanelProps {
  readonly tables: Tables
  readonly store: WindowStore
  readonly onResume: (draft: Draft) => void
}

/** Entries under way: go on with one, or discard it. */
export function DraftsPanel({ tables, store, onResume }: DraftsPanelProps) {
  const { drafts, failure, discard } = useDrafts(store)
  return (
    <Panel title={TODAY.drafts} isFlush>
      {failure && <p className={styles.failure}>{failure.message}</p>}
      {drafts?.length === 0 && <EmptyNote title={TODAY.draftsEmpty} text={TODAY.draftsEmptyText} />}
      <ul>
        {drafts?.map((draft) => (
          <li key={draft.id} className={styles.draft}>
            <span className={styles.draftWords}>
              <span className={styles.draftName}>
                {draft.entry.name || TODAY.draftUnnamed}{' '}
                <span className={styles.faint}>{summaryOf(draft, tables)}</span>
              </span>
              <span className={styles.faint}>
                {TODAY.draftSaved(officeMoment(draft.savedAt).slice(5))}
              </span>
            </span>
            <Button type="link" onClick={() => onResume(draft)}>
              {TODAY.resume}
            </Button>
            <Popconfirm
              title={TODAY.discardQuestion}
              okText={TODAY.discardYes}
              cancelText={TODAY.discardNo}
              onConfirm={() => discard(draft.id)}
            >
              <Button type="text">{TODAY.discard}</Button>
            </Popconfirm>
          </li>
        ))}
      </ul>
    </Panel>
  )
}

function summaryOf({ entry }: Draft, tables: Tables): string {
  const place = tables.destinations.get(entry.destination)
  const parts = [maskDocumentNumber(entry.documentNumber), place ? destinationLabel(place) : '']
  return parts.filter((part) => part !== '').join(COMMON.comma)
}
