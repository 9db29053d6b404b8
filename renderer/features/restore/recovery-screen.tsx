import { ExclamationCircleFilled, WarningFilled } from '@ant-design/icons'
import { Button, Radio, Tag } from 'antd'
import { useState } from 'react'
import { call } from '#renderer/bridge.ts'
import { RESTORE } from '#renderer/messages/backup.ts'
import { COMMON } from '#renderer/messages/common.ts'
import { RECOVERY } from '#renderer/messages/recovery.ts'
import { KeyHint } from '#renderer/ui/key-hint.tsx'
import { officeMoment } from '#renderer/ui/office-time.ts'
import { useShortcuts } from '#renderer/ui/use-shortcuts.ts'
import type { RecoveryFound, RecoveryWay } from '#shared/backup/recovery.ts'
import type { DeskState } from '#shared/bridge.ts'
import styles from './restore.module.css'

interface RecoveryScreenProps {
  readonly found: RecoveryFound
  readonly onChanged: (state: DeskState) => void
  /** To backups that lie elsewhere. */
  readonly onRestore: () => void
}

/** 数据需要恢复: what was found, what is safe, and the ways on. */
export function RecoveryScreen({ found, onChanged, onRestore }: RecoveryScreenProps) {
  const { way, choose, run, leave, isBusy, problem } = useRecovery(found, onChanged)
  useShortcuts({
    'Ctrl+Enter': () => void run(),
    Escape: () => void leave(),
    [RESTORE.openKey]: onRestore,
  })
  return (
    <main className={styles.page}>
      <section className={styles.card}>
        <header className={styles.head}>
          <span className={styles.product}>{COMMON.product}</span>
          <h1 className={styles.title}>{RECOVERY.title}</h1>
        </header>
        <div className={styles.body}>
          <Facts found={found} />
          <Ways ways={found.ways} way={way} onChoose={choose} />
          <footer className={styles.footer}>
            <p className={styles.problem} role="alert">
              {problem !== '' && (
                <>
                  <ExclamationCircleFilled /> {problem}
                </>
              )}
            </p>
            <Button onClick={() => void leave()}>
              {RECOVERY.leave} <KeyHint>{RECOVERY.leaveKey}</KeyHint>
            </Button>
            <Button onClick={onRestore}>
              {RECOVERY.elsewhere} <KeyHint>{RESTORE.openKey}</KeyHint>
            </Button>
            {way && (
              <Button type="primary" loading={isBusy} onClick={() => void run()}>
                {RECOVERY.run} <KeyHint>{RECOVERY.runKey}</KeyHint>
              </Button>
            )}
          </footer>
        </div>
      </section>
    </main>
  )
}

function useRecovery(found: RecoveryFound, onChanged: (state: DeskState) => void) {
  const [way, choose] = useState<RecoveryWay | undefined>(found.ways[0])
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState('')
  return {
    way,
    choose,
    isBusy,
    problem,
    async run() {
      if (isBusy || !way) return
      setBusy(true)
      const answer = await call('vault.recover', { way })
      setBusy(false)
      if (answer.ok) return onChanged(answer.value)
      setProblem(answer.error.message)
    },
    async leave() {
      const answer = await call('vault.lock', {})
      if (answer.ok) onChanged(answer.value)
    },
  }
}

function Facts({ found: { words, vault, backup } }: Pick<RecoveryScreenProps, 'found'>) {
  return (
    <dl className={styles.facts}>
      <dt>{RECOVERY.found}</dt>
      <dd className={styles.finding}>
        <WarningFilled /> {words}
      </dd>
      <dt>{RECOVERY.vault}</dt>
      <dd>
        {vault
          ? RECOVERY.vaultFacts(vault.filings, vault.unfinished, momentOf(vault.savedAt))
          : RECOVERY.vaultNone}
        {vault && (
          <span className={styles.note}>{vault.isSound ? RECOVERY.sound : RECOVERY.unsound}</span>
        )}
      </dd>
      <dt>{RECOVERY.backup}</dt>
      <dd>
        {backup
          ? RECOVERY.backupFacts(officeMoment(backup.madeAt), backup.filings)
          : RECOVERY.backupNone}
        {backup && vault && (
          <span className={styles.note}>
            {backup.isIncluded ? RECOVERY.included : RECOVERY.newer}
          </span>
        )}
      </dd>
    </dl>
  )
}

function momentOf(savedAt: string | null): string {
  return savedAt === null ? '' : officeMoment(savedAt)
}

interface WaysProps {
  readonly ways: readonly RecoveryWay[]
  readonly way: RecoveryWay | undefined
  readonly onChoose: (way: RecoveryWay) => void
}

function Ways({ ways, way, onChoose }: WaysProps) {
  if (ways.length === 0) return <p className={styles.note}>{RECOVERY.nothing}</p>
  return (
    <>
      <fieldset className={styles.ways}>
        <legend>{RECOVERY.choose}</legend>
        <Radio.Group
          className={styles.backups ?? ''}
          value={way}
          onChange={(event) => onChoose(event.target.value)}
        >
          {ways.map((one, at) => (
            <Radio key={one} value={one} autoFocus={at === 0}>
              <b>{RECOVERY.ways[one].label}</b>{' '}
              {at === 0 && <Tag color="blue">{RECOVERY.advised}</Tag>}
              <span className={styles.wayHint}>{RECOVERY.ways[one].hint}</span>
            </Radio>
          ))}
        </Radio.Group>
      </fieldset>
      <p className={styles.note}>{RECOVERY.kept}</p>
    </>
  )
}
