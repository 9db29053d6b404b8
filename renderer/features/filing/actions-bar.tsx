import { Button } from 'antd'
import { useEffect, useEffectEvent } from 'react'
import { LIFE } from '#renderer/messages/life.ts'
import { KeyHint } from '#renderer/ui/key-hint.tsx'
import { useShortcuts } from '#renderer/ui/use-shortcuts.ts'
import type { FilingFile } from '#shared/bridge-filing.ts'
import type { Draft } from '#shared/filing/filing.ts'
import { ACTION_NAMES } from '#shared/filing/status.ts'
import type { Tables } from '#shared/reference-data.ts'
import styles from './filing.module.css'
import { LIFE_ACTIONS, type LifeAction } from './find-refusal.ts'
import { RefusalDialog } from './refusal-dialog.tsx'
import { TakeBackDialog } from './take-back-dialog.tsx'
import { TerminateDialog } from './terminate-dialog.tsx'
import { useLife } from './use-life.ts'
import { VoidDialog } from './void-dialog.tsx'

interface ActionsBarProps {
  readonly file: FilingFile
  readonly tables: Tables
  readonly operatorNumber: string
  /** What was asked for before the page was there. */
  readonly act?: LifeAction | undefined
  readonly onChange: () => void
  readonly onRenewed: (draft: Draft) => void
}

/** 办理: what may happen to the filing now. What may not can be pressed all the same and says why. */
export function ActionsBar(props: ActionsBarProps) {
  const { file, tables } = props
  const life = useLife(props)
  const pressFirst = useEffectEvent(() => {
    if (props.act) life.press(props.act)
  })
  useEffect(() => pressFirst(), [])
  useShortcuts(
    Object.fromEntries(
      LIFE_ACTIONS.map((action) => [LIFE.keys[action].toLowerCase(), () => life.press(action)]),
    ),
  )
  const dialog = { filing: file.filing, tables, life }
  return (
    <section className={styles.actions} aria-label={LIFE.title}>
      <h2 className={styles.actionsTitle}>{LIFE.title}</h2>
      {LIFE_ACTIONS.map((action) => (
        <Button
          key={action}
          id={`life-${action}`}
          className={styles.action ?? ''}
          data-possible={life.possible.includes(action)}
          onClick={() => life.press(action)}
        >
          {ACTION_NAMES[action]} <KeyHint>{LIFE.keys[action]}</KeyHint>
        </Button>
      ))}
      {life.refused && <RefusalDialog {...life.refused} onClose={life.close} />}
      {life.opened === 'terminate' && <TerminateDialog {...dialog} />}
      {life.opened === 'void' && <VoidDialog {...dialog} operatorNumber={props.operatorNumber} />}
      {life.opened === 'take-back' && <TakeBackDialog {...dialog} />}
    </section>
  )
}
