import { ExclamationCircleFilled } from '@ant-design/icons'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { LIFE } from '#renderer/messages/life.ts'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { enterMoves } from '#renderer/ui/enter-moves.ts'
import { KeyHint } from '#renderer/ui/key-hint.tsx'
import { useShortcuts } from '#renderer/ui/use-shortcuts.ts'
import styles from './decision.module.css'

interface DecisionDialogProps {
  readonly title: string
  /** Whom it is about, at the right of the title. */
  readonly subject: string
  /** What the desk refused it with; '' while nothing. */
  readonly problem: string
  readonly confirm: {
    readonly label: string
    readonly isBusy: boolean
    /** Nothing to confirm: what stands in the way is said above. */
    readonly isImpossible?: boolean
    /** Ends something for good. */
    readonly isGrave?: boolean
    run(): void
  }
  /** Two columns of fields. */
  readonly isWide?: boolean
  readonly onClose: () => void
  readonly children: ReactNode
}

/** Something to be decided: confirmed by Ctrl+Enter, left by Esc. */
export function DecisionDialog(props: DecisionDialogProps) {
  const { title, subject, problem, confirm, isWide = false, onClose } = props
  const { isBusy, isImpossible = false, isGrave = false } = confirm
  const run = () => {
    if (!isBusy && !isImpossible) confirm.run()
  }
  useShortcuts({ 'Ctrl+Enter': run }, 'dialog')
  return (
    <Dialog label={title} size={isWide ? 'wide' : 'note'} onClose={onClose}>
      <header className={styles.head}>
        <h2 className={styles.title}>{title}</h2>
        <span className={styles.subject}>{subject}</span>
      </header>
      <div className={styles.body} onKeyDownCapture={enterMoves}>
        {props.children}
      </div>
      <footer className={styles.foot}>
        <p className={styles.problem} role="alert">
          {problem !== '' && (
            <>
              <ExclamationCircleFilled /> {problem}
            </>
          )}
        </p>
        <Button id="decision-cancel" onClick={onClose}>
          {LIFE.cancel} <KeyHint>Esc</KeyHint>
        </Button>
        <Button
          id="decision-confirm"
          type="primary"
          danger={isGrave}
          loading={isBusy}
          disabled={isImpossible}
          onClick={run}
        >
          {isBusy ? LIFE.confirming : confirm.label} <KeyHint>{LIFE.confirmKey}</KeyHint>
        </Button>
      </footer>
    </Dialog>
  )
}
