import type { ReactNode } from 'react'
import { Panel } from '#renderer/ui/panel.tsx'
import { AdviceList } from './advice-list.tsx'
import styles from './first-run.module.css'

interface TrialStepProps {
  readonly title: string
  readonly adviceTitle: string
  readonly advice: readonly string[]
  readonly children: ReactNode
}

/** 第 3、4 步: a trial, and what to look at beside it. */
export function TrialStep({ title, adviceTitle, advice, children }: TrialStepProps) {
  return (
    <div className={`${styles.columns} ${styles.trials}`}>
      <Panel title={title}>{children}</Panel>
      <Panel title={adviceTitle}>
        <AdviceList items={advice} />
      </Panel>
    </div>
  )
}
