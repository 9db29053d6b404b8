import { OBLIGATIONS } from '#renderer/messages/obligations.ts'
import { useOfficeToday } from '#renderer/store/office-today.ts'
import type { Filing, LifeFacts } from '#shared/filing/filing.ts'
import { afterFalsePromise, isOver } from '#shared/filing/life-rules.ts'
import { citeAll } from '#shared/policy/policy.ts'
import type { Policy } from '#shared/policy/resolve.ts'
import styles from './obligations.module.css'

interface VerdictBoxProps {
  readonly filing: Filing
  readonly policy: Policy
  readonly result: 'true' | 'false' | 'lacking'
  readonly facts: LifeFacts
}

/** What a verdict would do to the filing; of a false promise by the rules it was accepted under, with their article. */
export function VerdictBox({ filing, policy, result, facts }: VerdictBoxProps) {
  const today = useOfficeToday()
  if (result !== 'false') {
    return (
      <p className={styles.consequence}>
        {result === 'true' ? OBLIGATIONS.trueMeans : OBLIGATIONS.lackingMeans}
      </p>
    )
  }
  if (isOver(filing, today)) return <p className={styles.consequence}>{OBLIGATIONS.isOver}</p>
  const { words, because } = afterFalsePromise(policy, filing, { facts, today })
  return (
    <div id="owed-consequence" className={styles.consequence} data-tone="red" role="status">
      <p>
        <b>{OBLIGATIONS.consequence}</b>
      </p>
      <p>
        {words}{' '}
        <span data-basis className={styles.basis}>
          {citeAll(because)}
        </span>
      </p>
      <p>{OBLIGATIONS.ends(today)}</p>
    </div>
  )
}
