import { Button, Popconfirm } from 'antd'
import { TODAY } from '#renderer/messages/today.ts'
import { officeMoment } from '#renderer/ui/office-time.ts'
import { Row } from '#renderer/ui/row-list.tsx'
import { destinationLabel } from '#shared/codes/divisions.ts'
import type { Draft } from '#shared/filing/filing.ts'
import { maskDocumentNumber } from '#shared/filing/mask.ts'
import type { Tables } from '#shared/reference-data.ts'
import styles from './today.module.css'

interface DraftRowProps {
  readonly draft: Draft
  readonly tables: Tables
  readonly onResume: (draft: Draft) => void
  readonly onDiscard: (id: string) => void
}

/** An entry under way: go on with it, or discard it. */
export function DraftRow({ draft, tables, onResume, onDiscard }: DraftRowProps) {
  return (
    <Row
      onOpen={() => onResume(draft)}
      aside={
        <>
          {TODAY.draftSaved(officeMoment(draft.savedAt).slice(5))}{' '}
          <span className={styles.resume}>{TODAY.resume}</span>
        </>
      }
      action={
        <Popconfirm
          title={TODAY.discardQuestion}
          okText={TODAY.discardYes}
          cancelText={TODAY.discardNo}
          onConfirm={() => onDiscard(draft.id)}
        >
          <Button type="text" className={styles.discard ?? ''}>
            {TODAY.discard}
          </Button>
        </Popconfirm>
      }
    >
      {draft.entry.name || TODAY.draftUnnamed}{' '}
      <span className={styles.faint}>{summaryOf(draft, tables)}</span>
    </Row>
  )
}

function summaryOf({ entry }: Draft, tables: Tables): string {
  const place = tables.destinations.get(entry.destination)
  const parts = [maskDocumentNumber(entry.documentNumber), place ? destinationLabel(place) : '']
  return parts.filter((part) => part !== '').join(' · ')
}
