import { LIFE } from '#renderer/messages/life.ts'
import type { FieldChange } from '#shared/filing/filing.ts'
import styles from './decision.module.css'

/** What differs, field by field: `就医地　广州市 → 深圳市`. */
export function ChangesList({ changes }: { readonly changes: readonly FieldChange[] }) {
  return (
    <dl className={styles.changes}>
      {changes.map(({ field, from, to }) => (
        <div key={field}>
          <dt>{field}</dt>
          <dd>
            <span className={styles.from}>{from}</span> {LIFE.changeTo} {to}
          </dd>
        </div>
      ))}
    </dl>
  )
}
