import { Fragment, type ReactNode, useState } from 'react'
import { ACCESS } from '#renderer/messages/access.ts'
import { COMMON } from '#renderer/messages/common.ts'
import { SETTINGS } from '#renderer/messages/settings.ts'
import { useDeskQuery } from '#renderer/store/use-desk-query.ts'
import { officeMoment } from '#renderer/ui/office-time.ts'
import { Panel } from '#renderer/ui/panel.tsx'
import type { Tables } from '#shared/reference-data.ts'
import { AccessBar } from './access-bar.tsx'
import { CalendarPanel } from './calendar-panel.tsx'
import { LineFacts } from './line-facts.tsx'
import { LockPanel } from './lock-panel.tsx'
import { OfficePanel } from './office-panel.tsx'
import { OperatorsPanel } from './operators-panel.tsx'
import { PasswordPanel } from './password-panel.tsx'
import { PolicyPanel } from './policy-panel.tsx'
import { PrintersPanel } from './printers-panel.tsx'
import styles from './settings.module.css'

interface SettingsScreenProps {
  readonly tables: Tables
  readonly lineTrial: ReactNode
  readonly printTrial: ReactNode
  readonly backups: ReactNode
  readonly archives: ReactNode
}

/** 设置: what the first run asked, and how this desk works. */
export function SettingsScreen(props: SettingsScreenProps) {
  const { tables, lineTrial, printTrial, backups, archives } = props
  const { value: view, failure } = useDeskQuery('settings.get', {})
  /** What an earlier access was found to be says nothing of the next. */
  const [taken, setTaken] = useState(0)
  if (!view) return <p className={styles.loading}>{failure?.message ?? COMMON.loading}</p>
  const { lineTestedAt, printTestedAt } = view.settings
  return (
    <div className={styles.page}>
      <div className={styles.column}>
        <OfficePanel view={view} tables={tables} />
        <PasswordPanel />
        {backups}
      </div>
      <div className={styles.trials}>
        <Panel
          title={SETTINGS.lineTitle}
          extra={
            <TestedMark
              moment={lineTestedAt}
              said={SETTINGS.lineTested}
              none={SETTINGS.lineUntested}
            />
          }
        >
          {view.profile ? (
            <LineFacts profile={view.profile} />
          ) : (
            <p className={styles.noAccess}>{ACCESS.none}</p>
          )}
          {view.mode === 'production' && (
            <AccessBar isHeld={view.profile !== null} onTaken={() => setTaken(taken + 1)} />
          )}
          {view.profile && <Fragment key={taken}>{lineTrial}</Fragment>}
        </Panel>
        <Panel
          title={SETTINGS.printTitle}
          extra={
            <TestedMark
              moment={printTestedAt}
              said={SETTINGS.printTested}
              none={SETTINGS.printUntested}
            />
          }
        >
          {printTrial}
        </Panel>
        <CalendarPanel operators={view.operators} />
      </div>
      <div className={styles.column}>
        <OperatorsPanel view={view} />
        <LockPanel view={view} />
      </div>
      <div className={styles.wide}>{archives}</div>
      <div className={styles.wide}>
        <PrintersPanel />
      </div>
      <div className={styles.wide}>
        <PolicyPanel operators={view.operators} />
      </div>
    </div>
  )
}

interface TestedMarkProps {
  readonly moment: string | null
  readonly said: (moment: string) => string
  readonly none: string
}

function TestedMark({ moment, said, none }: TestedMarkProps) {
  return (
    <span className={styles.tested} data-state={moment === null ? 'open' : 'done'}>
      {moment === null ? none : said(officeMoment(moment))}
    </span>
  )
}
