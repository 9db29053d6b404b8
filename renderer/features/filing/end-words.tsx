import { END_WORDS } from '#shared/filing/status.ts'
import styles from './filing.module.css'

/** The two ways to an end side by side; the one at hand stands out. */
export function EndWords({ current }: { readonly current: keyof typeof END_WORDS }) {
  return (
    <ul className={styles.endWords}>
      {Object.entries(END_WORDS).map(([kind, words]) => (
        <li key={kind} data-current={kind === current}>
          {words}
        </li>
      ))}
    </ul>
  )
}
