import { LockFilled } from '@ant-design/icons'
import { UNLOCK } from '#renderer/messages/unlock.ts'
import styles from './lock-warning.module.css'

/** Lies over the page during the last half minute: any key goes on. */
export function LockWarning({ seconds }: { readonly seconds: number }) {
  return (
    <div className={styles.warning} role="alert">
      <LockFilled />
      <span>{UNLOCK.nearing}</span>
      {/* Read out once, not every second. */}
      <b className={styles.seconds} aria-hidden="true">
        {UNLOCK.seconds(seconds)}
      </b>
      <span className={styles.remedy}>{UNLOCK.nearingRemedy}</span>
    </div>
  )
}
