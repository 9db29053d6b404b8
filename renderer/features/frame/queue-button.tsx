import { FRAME } from '#renderer/messages/frame.ts'
import { KeyHint } from '#renderer/ui/key-hint.tsx'
import type { QueueCounts } from '#shared/bridge-queue.ts'
import styles from './frame.module.css'

interface QueueButtonProps {
  readonly counts: QueueCounts | undefined
  readonly isCurrent: boolean
  readonly onClick: () => void
}

/** The queue in its numbers, those that seldom occur only while they do; leads to the queue. */
export function QueueButton({ counts, isCurrent, onClick }: QueueButtonProps) {
  return (
    <button
      type="button"
      className={styles.navButton}
      title={FRAME.queue}
      aria-current={isCurrent ? 'page' : undefined}
      onClick={onClick}
    >
      <Count label={FRAME.waiting} count={counts?.waiting} tone="calm" />
      <Count label={FRAME.unknown} count={counts?.unknown} tone="amber" />
      <Count label={FRAME.returned} count={counts?.returned} tone="red" />
      {counts?.aside ? <Count label={FRAME.aside} count={counts.aside} tone="amber" /> : null}
      {counts?.pagesRefused ? (
        <Count label={FRAME.pagesRefused} count={counts.pagesRefused} tone="red" />
      ) : null}
      {counts?.differences ? (
        <Count label={FRAME.differences} count={counts.differences} tone="amber" />
      ) : null}
      <KeyHint>F4</KeyHint>
    </button>
  )
}

interface CountProps {
  readonly label: string
  readonly count: number | undefined
  readonly tone: 'calm' | 'amber' | 'red'
}

function Count({ label, count = 0, tone }: CountProps) {
  return (
    <span className={styles.count}>
      {label}
      <b className={styles.number} data-tone={count > 0 ? tone : 'none'}>
        {count}
      </b>
    </span>
  )
}
