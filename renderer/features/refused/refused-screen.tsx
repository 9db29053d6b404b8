import { StopFilled } from '@ant-design/icons'
import { Button } from 'antd'
import { RESTORE } from '#renderer/messages/backup.ts'
import { MODE } from '#renderer/messages/mode.ts'
import { REFUSED } from '#renderer/messages/refused.ts'
import { useModeSwitch } from '#renderer/store/use-mode-switch.ts'
import { KeyHint } from '#renderer/ui/key-hint.tsx'
import { useShortcuts } from '#renderer/ui/use-shortcuts.ts'
import type { DeskMode } from '#shared/desk-mode.ts'
import styles from './refused.module.css'

interface RefusedScreenProps {
  readonly reason: string
  readonly remedy: string
  /** The way back from a backup; not where the vault itself is whole. */
  readonly onRestore?: () => void
  /** The mode of a desk that may be left for the other mode's. */
  readonly mode?: DeskMode
}

/** The whole page of a desk that refuses to open: why, and what to do. */
export function RefusedScreen({ reason, remedy, onRestore, mode }: RefusedScreenProps) {
  useShortcuts({ [RESTORE.openKey]: onRestore })
  return (
    <main className={styles.page}>
      <section className={styles.card} role="alert">
        <h1 className={styles.title}>
          <StopFilled /> {REFUSED.title}
        </h1>
        <dl className={styles.list}>
          <dt>{REFUSED.reason}</dt>
          <dd>{reason}</dd>
          <dt>{REFUSED.remedy}</dt>
          <dd>{remedy}</dd>
        </dl>
        {onRestore && (
          <Button onClick={onRestore}>
            {RESTORE.open} <KeyHint>{RESTORE.openKey}</KeyHint>
          </Button>
        )}{' '}
        {mode && <OtherDesk mode={mode} />}
      </section>
    </main>
  )
}

function OtherDesk({ mode }: { readonly mode: DeskMode }) {
  const { problem, go } = useModeSwitch(mode)
  useShortcuts({ 'Ctrl+j': go })
  return (
    <>
      <Button onClick={go} title={MODE.hint}>
        {MODE.leave[mode]} <KeyHint>{MODE.leaveKey}</KeyHint>
      </Button>
      {problem !== '' && <p role="alert">{problem}</p>}
    </>
  )
}
