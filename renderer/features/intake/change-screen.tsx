import { Button } from 'antd'
import { LIFE } from '#renderer/messages/life.ts'
import { enterMoves } from '#renderer/ui/enter-moves.ts'
import { KeyHint } from '#renderer/ui/key-hint.tsx'
import { useShortcuts } from '#renderer/ui/use-shortcuts.ts'
import type { Filing } from '#shared/filing/filing.ts'
import { citeAll } from '#shared/policy/policy.ts'
import type { Tables } from '#shared/reference-data.ts'
import { ChangeDialog } from './change-dialog.tsx'
import { FilingColumn } from './filing-column.tsx'
import styles from './intake.module.css'
import { IntakeHelp } from './intake-help.tsx'
import { IssueSummary } from './issue-summary.tsx'
import { MaterialsColumn } from './materials-column.tsx'
import { PersonColumn } from './person-column.tsx'
import { type Change, useChange } from './use-change.ts'

interface ChangeScreenProps {
  readonly filing: Filing
  readonly tables: Tables
  readonly officeDivision: string
  /** The office's day. */
  readonly today: string
  readonly onChanged: (filing: Filing) => void
  /** Told whether leaving would lose something. */
  readonly onUnsaved: (isUnsaved: boolean) => void
  readonly onLeave: () => void
}

/** 变更: the page of a filing once more, with who the person is fixed; confirmed by Ctrl+Enter twice. */
export function ChangeScreen(props: ChangeScreenProps) {
  const { filing } = props
  const change = useChange(props)
  useShortcuts({ 'Ctrl+Enter': change.confirm })
  return (
    <>
      <div
        className={styles.changePage}
        onKeyDownCapture={enterMoves}
        onFocusCapture={({ target }) => change.help.follow(target)}
      >
        <ChangeBanner filing={filing} change={change} />
        <div className={styles.columns}>
          <PersonColumn form={change.form} />
          <FilingColumn form={change.form} />
          <MaterialsColumn form={change.form} />
        </div>
        <ChangeFooter change={change} onLeave={props.onLeave} />
        <IntakeHelp form={change.form} help={change.help} />
      </div>
      {change.isConfirming && <ChangeDialog filing={filing} change={change} />}
    </>
  )
}

/** Which filing is changed, and what the rules say to it before anything was typed. */
function ChangeBanner({ filing, change }: { readonly filing: Filing; readonly change: Change }) {
  const { words, because, allowed } = change.answer
  return (
    <p className={styles.changeBanner} data-allowed={String(allowed)}>
      <strong>{LIFE.changeBanner(filing.entry.name, filing.acceptanceNumber)}</strong>
      {words !== '' && (
        <span>
          {words}{' '}
          {because.length > 0 && <span className={styles.articleTag}>{citeAll(because)}</span>}
        </span>
      )}
    </p>
  )
}

interface ChangeFooterProps {
  readonly change: Change
  readonly onLeave: () => void
}

function ChangeFooter({ change, onLeave }: ChangeFooterProps) {
  return (
    <footer className={styles.footer} role="contentinfo">
      <div className={styles.summary} aria-live="polite">
        <IssueSummary
          issues={change.issues}
          isAttempted={change.isAttempted}
          ready={LIFE.changeReady}
          wrong={LIFE.changeWrong}
        />
      </div>
      <p className={styles.draft}>{LIFE.changeCount(change.changes.length)}</p>
      <Button onClick={onLeave}>
        {LIFE.changeBack} <KeyHint>Esc</KeyHint>
      </Button>
      <Button id="submit" type="primary" size="large" onClick={change.confirm}>
        {LIFE.changeSubmit} <KeyHint>{LIFE.confirmKey}</KeyHint>
      </Button>
    </footer>
  )
}
