import { TRIALS } from '#renderer/messages/trials.ts'
import { useDeskQuery } from '#renderer/store/use-desk-query.ts'
import styles from './trials.module.css'

/** Whom a test of the line speaks to: the province profile and its address. */
export function LineTarget() {
  const { value } = useDeskQuery('settings.get', {})
  return (
    <dl className={styles.target}>
      <dt>{TRIALS.target}</dt>
      <dd>
        {value?.profile.name} <span className={styles.address}>{value?.profile.url}</span>
      </dd>
    </dl>
  )
}
