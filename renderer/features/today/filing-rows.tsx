import { FILING_LOOKS, OUTBOX_LOOKS, UPLOAD_LOOKS } from '#renderer/messages/looks.ts'
import { entryStateWords, OUTBOX_STATES } from '#renderer/messages/states.ts'
import { TODAY } from '#renderer/messages/today.ts'
import { officeMoment } from '#renderer/ui/office-time.ts'
import { Row } from '#renderer/ui/row-list.tsx'
import { StateTag } from '#renderer/ui/state-tag.tsx'
import { destinationLabel } from '#shared/codes/divisions.ts'
import type { Filing } from '#shared/filing/filing.ts'
import { maskDocumentNumber } from '#shared/filing/mask.ts'
import { FILING_STATES } from '#shared/filing/status.ts'
import type { Tables } from '#shared/reference-data.ts'
import { HANDLING } from '#shared/sync/handling.ts'
import styles from './today.module.css'
import type { FilingWithRefusedPages, QueuedFiling } from './use-today.ts'

interface QueuedRowProps {
  readonly queued: QueuedFiling
  readonly tables: Tables
  readonly onOpen: (filingId: string) => void
}

/** A filing on its way by itself. */
export function WaitingRow({ queued: { entry, filing }, tables, onOpen }: QueuedRowProps) {
  return (
    <Row
      onOpen={() => onOpen(entry.filingId)}
      aside={
        entry.state === 'sending' ? (
          <StateTag look={OUTBOX_LOOKS.sending}>{OUTBOX_STATES.sending}</StateTag>
        ) : (
          filing && TODAY.waitingSince(clockOf(filing.acceptedAt))
        )
      }
    >
      <Person queued={{ entry, filing }} tables={tables} />
    </Row>
  )
}

/** A filing that stands still, with the reason and what to do about it. */
export function StandingRow({ queued: { entry, filing }, tables, onOpen }: QueuedRowProps) {
  const { state, reason } = entry
  return (
    <Row
      onOpen={() => onOpen(entry.filingId)}
      aside={<StateTag look={OUTBOX_LOOKS[state]}>{entryStateWords(entry)}</StateTag>}
      below={
        reason && (
          <span title={reason.words}>
            {reason.words} <span className={styles.faint}>{HANDLING[reason.code].next}</span>
          </span>
        )
      }
    >
      <Person queued={{ entry, filing }} tables={tables} />
    </Row>
  )
}

interface RefusedPagesRowProps extends FilingWithRefusedPages {
  readonly tables: Tables
  readonly onOpen: (filingId: string) => void
}

/** A registered filing whose pages were not all taken, with the reason. */
export function RefusedPagesRow({ refused, filing, tables, onOpen }: RefusedPagesRowProps) {
  return (
    <Row
      onOpen={() => onOpen(refused.filingId)}
      aside={<StateTag look={UPLOAD_LOOKS.refused}>{TODAY.pagesRefused(refused.pages)}</StateTag>}
      below={
        <span title={refused.words}>
          {refused.words} <span className={styles.faint}>{TODAY.pagesRefusedNext}</span>
        </span>
      }
    >
      {filing && <FiledPerson filing={filing} tables={tables} />}
    </Row>
  )
}

interface FilingRowProps {
  readonly filing: Filing
  readonly tables: Tables
  readonly onOpen: (filingId: string) => void
}

/** A filing the subsystem holds, with the time of its receipt. */
export function AcknowledgedRow({ filing, tables, onOpen }: FilingRowProps) {
  const { receipt } = filing
  return (
    <Row
      onOpen={() => onOpen(filing.id)}
      aside={
        <span className={styles.done}>{receipt && clockOf(receipt.acknowledgedAt).slice(6)}</span>
      }
    >
      <FiledPerson filing={filing} tables={tables} />
    </Row>
  )
}

/** A filing of the ledger, whatever became of it. */
export function RecentRow({ filing, tables, onOpen }: FilingRowProps) {
  return (
    <Row
      onOpen={() => onOpen(filing.id)}
      aside={
        <>
          {clockOf(filing.acceptedAt)}{' '}
          <StateTag look={FILING_LOOKS[filing.status]}>{FILING_STATES[filing.status]}</StateTag>
        </>
      }
    >
      <FiledPerson filing={filing} tables={tables} />
    </Row>
  )
}

function Person({ queued: { entry, filing }, tables }: Omit<QueuedRowProps, 'onOpen'>) {
  if (filing) return <FiledPerson filing={filing} tables={tables} />
  // For a moment the copy may lack the filing: the entry knows the document.
  return maskDocumentNumber(entry.personKey.slice(entry.personKey.indexOf(':') + 1))
}

function FiledPerson({ filing: { entry }, tables }: Omit<FilingRowProps, 'onOpen'>) {
  const place = tables.destinations.get(entry.destination)
  return (
    <>
      {entry.name}{' '}
      <span className={styles.faint}>
        {maskDocumentNumber(entry.documentNumber)} · {place && destinationLabel(place)}
      </span>
    </>
  )
}

/** Month, day and time of day in the office. */
function clockOf(instant: string): string {
  return officeMoment(instant).slice(5)
}
