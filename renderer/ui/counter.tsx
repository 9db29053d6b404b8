import styles from './counter.module.css'

interface CounterProps {
  readonly label: string
  /** Undefined until it is known. */
  readonly count: number | undefined
  readonly hint: string
  readonly tone?: 'calm' | 'amber' | 'red'
}

/** A number a clerk reads from a distance. */
export function Counter({ label, count, hint, tone = 'calm' }: CounterProps) {
  return (
    <div className={styles.counter} data-tone={count === 0 ? 'calm' : tone}>
      <span className={styles.label}>{label}</span>
      <span className={styles.count}>{count ?? ' '}</span>
      <span className={styles.hint}>{hint}</span>
    </div>
  )
}
