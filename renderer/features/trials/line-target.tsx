import { ACCESS } from '#renderer/messages/access.ts'
import { TRIALS } from '#renderer/messages/trials.ts'
import type { LineProfile } from '#shared/settings.ts'
import styles from './trials.module.css'

interface LineTargetProps {
  /** Null while the office has no access file. */
  readonly profile: LineProfile | null
}

/** Whom a test of the line speaks to: the province profile and its address. */
export function LineTarget({ profile }: LineTargetProps) {
  return (
    <dl className={styles.target}>
      <dt>{TRIALS.target}</dt>
      <dd>
        {profile ? (
          <>
            {profile.name} <span className={styles.address}>{profile.url}</span>
          </>
        ) : (
          ACCESS.none
        )}
      </dd>
    </dl>
  )
}
