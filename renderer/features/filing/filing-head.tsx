import { Button } from 'antd'
import { FILING } from '#renderer/messages/filing.ts'
import { LIFE } from '#renderer/messages/life.ts'
import { FILING_LOOKS, OUTBOX_LOOKS } from '#renderer/messages/looks.ts'
import { pauseWords } from '#renderer/messages/pause.ts'
import { ASSUMED_NOTE, filingStateWords, nextStepWords } from '#renderer/messages/states.ts'
import { useOfficeToday } from '#renderer/store/office-today.ts'
import { useLine } from '#renderer/store/use-line.ts'
import { AssumedTag } from '#renderer/ui/assumed-tag.tsx'
import { KeyHint } from '#renderer/ui/key-hint.tsx'
import { officeMoment } from '#renderer/ui/office-time.ts'
import { StateTag } from '#renderer/ui/state-tag.tsx'
import type { FilingFile } from '#shared/bridge-filing.ts'
import type { Filing, FilingEnd, Receipt } from '#shared/filing/filing.ts'
import { ALLOWED_ACTIONS, type FilingAction } from '#shared/filing/status.ts'
import type { OutboxEntry } from '#shared/sync/outbox-entry.ts'
import { isOpen } from '#shared/sync/outbox-plan.ts'
import styles from './filing.module.css'

interface FilingHeadProps {
  readonly file: FilingFile
  /** How many of its pages the subsystem did not take. */
  readonly refusedPages: number
  readonly onSendNow: (entryId: string) => void
  readonly onNextFiling: () => void
}

/** Who, under which number, and where the filing stands in words. */
export function FilingHead({ file, refusedPages, onSendNow, onNextFiling }: FilingHeadProps) {
  const { filing, outbox, events } = file
  const today = useOfficeToday()
  const isRenewed = events.some(({ kind }) => kind === 'renewed')
  const entry = outbox.find(isOpen)
  const allowed: readonly FilingAction[] = ALLOWED_ACTIONS[filing.status]
  const isImported = filing.status === 'imported'
  const look = refusedPages > 0 ? 'wrong' : lookOf(filing, entry)
  return (
    <header className={styles.head} data-look={look}>
      <div className={styles.who}>
        <h1 className={styles.name}>
          {filing.entry.name}
          <span className={styles.number}>
            {FILING.acceptanceNumber} {filing.acceptanceNumber}
          </span>
        </h1>
        <p className={styles.faint}>
          {isImported
            ? FILING.imported(officeMoment(filing.acceptedAt).slice(0, 10), filing.acceptedBy.name)
            : FILING.accepted(officeMoment(filing.acceptedAt), filing.acceptedBy.name)}
        </p>
      </div>
      <div className={styles.state} role="status">
        <p className={styles.stateWords}>
          <StateTag look={look}>
            {isConfirmed(filing) ? FILING.acknowledged : filingStateWords(filing, entry)}
          </StateTag>{' '}
          {!isImported && <AssumedTag>{ASSUMED_NOTE}</AssumedTag>}
        </p>
        {filing.receipt && <ReceiptLine receipt={filing.receipt} />}
        {filing.ended && <EndLine end={filing.ended} />}
        {entry && <OutboxLine entry={entry} />}
        <p className={styles.next}>
          {nextStepWords(filing, entry, { today, isRenewed, refusedPages })}
        </p>
      </div>
      {entry && allowed.includes('send-now') && (
        <Button
          id="send-now"
          disabled={entry.state === 'sending'}
          onClick={() => onSendNow(entry.id)}
        >
          {FILING.sendNow}
        </Button>
      )}
      <Button type="primary" size="large" onClick={onNextFiling}>
        {FILING.nextFiling} <KeyHint>F2</KeyHint>
      </Button>
    </header>
  )
}

/** The numbers stand below; they are the subsystem's own word, not what an older ledger says. */
function isConfirmed({ receipt, ended, status }: Filing): boolean {
  return receipt !== null && ended === null && status !== 'accepted' && status !== 'imported'
}

function lookOf({ status }: Filing, entry: OutboxEntry | undefined) {
  return entry ? OUTBOX_LOOKS[entry.state] : FILING_LOOKS[status]
}

/** How a filing ended: when, by whom, with whose consent and why. */
function EndLine({ end }: { readonly end: FilingEnd }) {
  const { at, by, secondPerson, reason } = end
  const parts = [
    LIFE.ended(officeMoment(at), by.name),
    secondPerson && LIFE.endedSecond(secondPerson.name),
    LIFE.endedReason(reason),
  ].filter((part) => part !== null)
  return <p className={styles.ended}>{parts.join(FILING.listSeparator)}</p>
}

/** The numbers by which the subsystem knows the filing. */
function ReceiptLine({ receipt }: { readonly receipt: Receipt }) {
  const { receiptNumber, filingNumber, version } = receipt
  const numbers = [
    [FILING.receipt.receiptNumber, receiptNumber],
    [FILING.receipt.filingNumber, filingNumber],
    [FILING.receipt.version, version],
  ].filter(([, number]) => number !== '')
  return (
    <dl className={styles.receipt}>
      {numbers.map(([name, number]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{number}</dd>
        </div>
      ))}
    </dl>
  )
}

function OutboxLine({ entry }: { readonly entry: OutboxEntry }) {
  const line = useLine()
  const parts = [
    // What was returned says so in the sentence above.
    entry.state !== 'parked' && entry.reason?.words,
    entry.attempts > 0 && FILING.tried(entry.attempts),
    pauseWords(entry, line, new Date()) ??
      (entry.nextAt !== null && FILING.nextAt(officeMoment(entry.nextAt))),
  ].filter((part) => typeof part === 'string')
  return <p className={styles.faint}>{parts.join(FILING.listSeparator)}</p>
}
