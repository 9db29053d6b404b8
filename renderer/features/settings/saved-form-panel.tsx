import { Button } from 'antd'
import type { ReactNode } from 'react'
import { enterMoves } from '#renderer/ui/enter-moves.ts'
import { Panel } from '#renderer/ui/panel.tsx'
import styles from './settings.module.css'

interface SavedFormPanelProps {
  readonly title: string
  readonly buttonId: string
  readonly button: string
  readonly form: {
    readonly isBusy: boolean
    readonly words: string
    readonly isGood: boolean
    submit(): Promise<void>
  }
  readonly extra?: ReactNode
  readonly children: ReactNode
}

/** A panel with a form: its button, and beside it what the desk said. */
export function SavedFormPanel(props: SavedFormPanelProps) {
  const { title, form, extra } = props
  return (
    <Panel title={title} extra={extra}>
      <form
        onKeyDownCapture={enterMoves}
        onSubmit={(event) => {
          event.preventDefault()
          void form.submit()
        }}
      >
        {props.children}
        <div className={styles.actions}>
          <span className={styles.answer} role="status" data-state={form.isGood ? 'good' : 'bad'}>
            {form.words}
          </span>
          <Button id={props.buttonId} htmlType="submit" loading={form.isBusy}>
            {props.button}
          </Button>
        </div>
      </form>
    </Panel>
  )
}
