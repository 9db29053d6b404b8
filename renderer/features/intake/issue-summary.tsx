import {
  CheckCircleFilled,
  ExclamationCircleFilled,
  InfoCircleOutlined,
  WarningFilled,
} from '@ant-design/icons'
import { INTAKE } from '#renderer/messages/intake.ts'
import { describeIssue, type Issue } from '#shared/filing/issue.ts'
import styles from './intake.module.css'
import { focusField } from './use-entry-form.ts'

interface IssueSummaryProps {
  readonly issues: readonly Issue[]
  readonly isAttempted: boolean
  /** What is said where nothing is wrong. */
  readonly ready: string
  /** What is said of so many errors after an attempt. */
  readonly wrong: (count: number) => string
}

/** How many fields are not right yet, and the first of them in full. */
export function IssueSummary({ issues, isAttempted, ready, wrong }: IssueSummaryProps) {
  const errors = issues.filter(({ severity }) => severity === 'error')
  const warnings = issues.length - errors.length
  const [first] = errors.length > 0 ? errors : issues
  const count = isAttempted ? wrong : INTAKE.issuesOpen
  return (
    <>
      <p className={errors.length === 0 ? styles.right : isAttempted ? styles.wrong : ''}>
        <SummaryIcon isRight={errors.length === 0} isAttempted={isAttempted} />{' '}
        {errors.length === 0 ? ready : count(errors.length)}
        {warnings > 0 && (
          <span className={styles.warned}>
            <WarningFilled /> {INTAKE.warnings(warnings)}
          </span>
        )}
      </p>
      {first && (
        <button
          type="button"
          className={styles.firstIssue}
          title={describeIssue(first)}
          tabIndex={-1}
          onClick={() => focusField(first.field)}
        >
          {describeIssue(first)}
        </button>
      )}
    </>
  )
}

function SummaryIcon(props: { readonly isRight: boolean; readonly isAttempted: boolean }) {
  if (props.isRight) return <CheckCircleFilled />
  return props.isAttempted ? <ExclamationCircleFilled /> : <InfoCircleOutlined />
}
