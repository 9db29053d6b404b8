import { CheckCircleFilled, InfoCircleOutlined, WarningFilled } from '@ant-design/icons'
import { COMMON } from '#renderer/messages/common.ts'
import { GUARDIAN } from '#renderer/messages/guardian.ts'
import { destinationLabel } from '#shared/codes/divisions.ts'
import { lastDayOf } from '#shared/filing/check-overlap.ts'
import styles from './guardian-line.module.css'
import type { IntakeForm } from './use-entry-form.ts'

/** Below a minor's agent: whether the guardian has a filing here, and where to. */
export function GuardianLine({ form }: { readonly form: IntakeForm }) {
  const { guardian, entry, tables } = form
  if (guardian.kind === 'not-asked') return null
  if (guardian.kind === 'absent') {
    return (
      <p id="guardian" className={styles.line} aria-live="polite" data-kind="absent">
        <InfoCircleOutlined /> {GUARDIAN.absent}
        <span className={styles.step}>{GUARDIAN.absentStep}</span>
      </p>
    )
  }
  const { filing } = guardian
  const place = tables.destinations.get(filing.entry.destination)
  const isElsewhere = entry.destination !== '' && entry.destination !== filing.entry.destination
  return (
    <p
      id="guardian"
      className={styles.line}
      aria-live="polite"
      data-kind={isElsewhere ? 'elsewhere' : 'filed'}
    >
      {isElsewhere ? <WarningFilled /> : <CheckCircleFilled />}{' '}
      {GUARDIAN.filed(place ? destinationLabel(place) : filing.entry.destination)}
      <span className={styles.number}>{GUARDIAN.acceptanceNumber(filing.acceptanceNumber)}</span>
      <span className={styles.step}>
        {GUARDIAN.until(filing.entry.startDate, lastDayOf(filing) || COMMON.longTerm)}
        {isElsewhere && COMMON.comma + GUARDIAN.elsewhere}
      </span>
    </p>
  )
}
