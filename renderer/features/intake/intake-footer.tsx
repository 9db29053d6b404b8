import { ExclamationCircleFilled, InfoCircleOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { INTAKE } from '#renderer/messages/intake.ts'
import { KeyHint } from '#renderer/ui/key-hint.tsx'
import { officeClock } from '#renderer/ui/office-time.ts'
import { isNotToBeFiled } from '#shared/filing/check.ts'
import styles from './intake.module.css'
import { IssueSummary } from './issue-summary.tsx'
import type { DraftState } from './use-draft.ts'
import type { Intake } from './use-intake.ts'

interface IntakeFooterProps {
  readonly intake: Intake
  readonly onNotices: () => void
  readonly onLeave: () => void
}

/** What is still open, where the draft stands, and the way to accept. */
export function IntakeFooter({ intake, onNotices, onLeave }: IntakeFooterProps) {
  return (
    <footer className={styles.footer} role="contentinfo">
      <div className={styles.summary} aria-live="polite">
        {intake.refusal === '' ? (
          <Summary intake={intake} />
        ) : (
          <p className={styles.wrong}>
            <ExclamationCircleFilled /> {intake.refusal}
          </p>
        )}
      </div>
      <p className={intake.draft.kind === 'refused' ? styles.draftRefused : styles.draft}>
        {draftWords(intake.draft)}
      </p>
      <Button id="notices" onClick={onNotices}>
        {INTAKE.notices} <KeyHint>{INTAKE.noticesKey}</KeyHint>
      </Button>
      <Button onClick={onLeave}>
        {INTAKE.back} <KeyHint>Esc</KeyHint>
      </Button>
      <Button
        id="submit"
        type="primary"
        size="large"
        loading={intake.isSubmitting}
        onClick={() => void intake.submit()}
      >
        {intake.isSubmitting ? INTAKE.submitting : INTAKE.submit}{' '}
        <KeyHint>{INTAKE.submitKey}</KeyHint>
      </Button>
    </footer>
  )
}

function Summary({ intake }: { readonly intake: Intake }) {
  const { form } = intake
  return isNotToBeFiled(form.entry, form.policy) ? (
    <p>
      <InfoCircleOutlined /> {INTAKE.nothingToFile}
    </p>
  ) : (
    <IssueSummary
      issues={intake.issues}
      isAttempted={intake.isAttempted}
      ready={INTAKE.ready}
      wrong={INTAKE.issuesWrong}
    />
  )
}

function draftWords(draft: DraftState): string {
  switch (draft.kind) {
    case 'new':
      return INTAKE.draftNew
    case 'pending':
      return INTAKE.draftPending
    case 'saved':
      return INTAKE.draftSaved(officeClock(draft.at))
    case 'refused':
      return INTAKE.draftRefused(draft.failure.message)
  }
}
