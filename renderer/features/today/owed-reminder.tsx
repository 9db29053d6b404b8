import { OBLIGATIONS } from '#renderer/messages/obligations.ts'
import { useDeskQuery } from '#renderer/store/use-desk-query.ts'
import { KeyHint } from '#renderer/ui/key-hint.tsx'

import styles from './today.module.css'

/** The reminder of what is owed to the office, by how pressing it is; leads to the list. */
export function OwedReminder({ onOpen }: { readonly onOpen: () => void }) {
  const { value: counts } = useDeskQuery('obligation.counts', {})
  const overdue = counts?.overdue ?? 0
  const today = counts?.today ?? 0
  const thisWeek = counts?.['this-week'] ?? 0
  const isPressing = overdue + today > 0
  return (
    <button
      id="owed"
      type="button"
      className={styles.owed}
      data-tone={isPressing ? (overdue > 0 ? 'red' : 'amber') : 'calm'}
      onClick={onOpen}
    >
      <span>
        <span className={styles.owedTitle}>{OBLIGATIONS.reminder}</span>
        <span className={styles.owedHint}>
          {counts && (counts.all === 0 ? OBLIGATIONS.reminderNone : OBLIGATIONS.total(counts.all))}
        </span>
      </span>
      <span className={styles.owedCounts}>
        <Count label={OBLIGATIONS.filters.overdue} count={overdue} tone="red" />
        <Count label={OBLIGATIONS.filters.today} count={today} tone="amber" />
        <Count label={OBLIGATIONS.filters['this-week']} count={thisWeek} tone="plain" />
      </span>
      <KeyHint>{OBLIGATIONS.key}</KeyHint>
    </button>
  )
}

interface CountProps {
  readonly label: string
  readonly count: number
  readonly tone: 'red' | 'amber' | 'plain'
}

function Count({ label, count, tone }: CountProps) {
  return (
    <span data-tone={count > 0 ? tone : 'none'}>
      {label} <b>{count}</b>
    </span>
  )
}
