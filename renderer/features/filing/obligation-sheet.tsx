import { Button } from 'antd'
import type { ReactNode } from 'react'
import { OBLIGATIONS } from '#renderer/messages/obligations.ts'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { KeyHint } from '#renderer/ui/key-hint.tsx'
import { useShortcuts } from '#renderer/ui/use-shortcuts.ts'
import type { Filing } from '#shared/filing/filing.ts'
import type { Obligation } from '#shared/filing/obligation.ts'
import type { Policy } from '#shared/policy/resolve.ts'
import styles from './obligations.module.css'

/** Something owed in a filing, with the rules it was accepted under. */
export interface OwedOf {
  readonly filing: Filing
  readonly policy: Policy
  readonly obligation: Obligation
  readonly onClose: () => void
}

interface ObligationSheetProps {
  readonly title: string
  readonly about: string
  /** Why the desk refused; '' when it did not. */
  readonly problem: string
  readonly isRunning: boolean
  readonly confirm: { readonly words: string; readonly isDanger: boolean }
  readonly onConfirm: () => void
  readonly onClose: () => void
  readonly children: ReactNode
}

/** What is asked before something owed changes; a refusal stands in it and leaves what was entered. */
export function ObligationSheet(props: ObligationSheetProps) {
  const { title, about, problem, isRunning, confirm, onConfirm, onClose } = props
  useShortcuts({ 'Ctrl+Enter': onConfirm }, 'dialog')
  return (
    <Dialog label={title} size="note" onClose={onClose}>
      <div className={styles.dialog}>
        <h2 className={styles.title}>{title}</h2>
        <p className={styles.about}>{about}</p>
        {props.children}
        {problem !== '' && (
          <p className={styles.failure} role="alert">
            {problem}
          </p>
        )}
        <div className={styles.buttons}>
          <Button onClick={onClose}>
            {OBLIGATIONS.cancel} <KeyHint>Esc</KeyHint>
          </Button>
          <Button
            id="confirm-owed"
            type="primary"
            danger={confirm.isDanger}
            loading={isRunning}
            onClick={onConfirm}
          >
            {confirm.words} <KeyHint>Ctrl+Enter</KeyHint>
          </Button>
        </div>
      </div>
    </Dialog>
  )
}
