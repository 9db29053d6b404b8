import { WarningFilled } from '@ant-design/icons'
import { Button } from 'antd'
import { LIFE } from '#renderer/messages/life.ts'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { KeyHint } from '#renderer/ui/key-hint.tsx'
import { useShortcuts } from '#renderer/ui/use-shortcuts.ts'
import styles from './decision.module.css'

interface LeaveQuestionProps {
  readonly onStay: () => void
  readonly onLeave: () => void
}

/** Asks before a change that nobody confirmed is given up; Esc goes on with it. */
export function LeaveQuestion({ onStay, onLeave }: LeaveQuestionProps) {
  useShortcuts({ 'Ctrl+Enter': onLeave }, 'dialog')
  return (
    <Dialog label={LIFE.leaveTitle} size="note" onClose={onStay}>
      <div className={styles.question}>
        <h2 className={styles.title}>
          <WarningFilled /> {LIFE.leaveTitle}
        </h2>
        <p>{LIFE.leaveWords}</p>
      </div>
      <footer className={styles.foot}>
        <p className={styles.problem} />
        <Button id="leave-go" danger onClick={onLeave}>
          {LIFE.leaveGo} <KeyHint>{LIFE.leaveKey}</KeyHint>
        </Button>
        <Button id="leave-stay" type="primary" autoFocus onClick={onStay}>
          {LIFE.leaveStay} <KeyHint>Esc</KeyHint>
        </Button>
      </footer>
    </Dialog>
  )
}
