import { StopFilled } from '@ant-design/icons'
import { Button } from 'antd'
import { RESTORE } from '#renderer/messages/backup.ts'
import { REFUSED } from '#renderer/messages/refused.ts'
import { KeyHint } from '#renderer/ui/key-hint.tsx'
import { useShortcuts } from '#renderer/ui/use-shortcuts.ts'
import styles from './refused.module.css'

interface RefusedScreenProps {
  readonly reason: string
  readonly remedy: string
  /** The way back from a backup; not where the vault itself is whole. */
  readonly onRestore?: () => void
}

/** The whole page of a desk that refuses to open: why, and what to do. */
export function RefusedScreen({ reason, remedy, onRestore }: RefusedScreenProps) {
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
        )}
      </section>
    </main>
  )
}
