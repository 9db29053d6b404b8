import { ExclamationCircleFilled } from '@ant-design/icons'
import { Button } from 'antd'
import { LIFE } from '#renderer/messages/life.ts'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { KeyHint } from '#renderer/ui/key-hint.tsx'
import styles from './filing.module.css'
import type { LifeAction, Refusal } from './find-refusal.ts'

interface RefusalDialogProps {
  readonly action: LifeAction
  readonly refusal: Refusal
  readonly onClose: () => void
}

/** By which rule something is not possible now, and what is possible instead. */
export function RefusalDialog({ action, refusal, onClose }: RefusalDialogProps) {
  const { words, basis, possible } = refusal
  return (
    <Dialog label={LIFE.impossibleTitle(action)} size="note" onClose={onClose}>
      <div className={styles.refusal}>
        <h2 className={styles.refusalTitle}>
          <ExclamationCircleFilled /> {LIFE.impossibleTitle(action)}
        </h2>
        <p>
          {words} {basis !== '' && <span className={styles.basis}>{basis}</span>}
        </p>
        {possible.length > 0 && <p className={styles.refusalPossible}>{LIFE.possible(possible)}</p>}
        <footer className={styles.refusalFoot}>
          <Button id="refusal-close" type="primary" autoFocus onClick={onClose}>
            {LIFE.understood} <KeyHint>Esc</KeyHint>
          </Button>
        </footer>
      </div>
    </Dialog>
  )
}
