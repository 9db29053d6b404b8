import {
  CheckCircleFilled,
  CloseCircleFilled,
  LoadingOutlined,
  QuestionCircleOutlined,
} from '@ant-design/icons'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { TRIALS } from '#renderer/messages/trials.ts'
import type { LineCheck } from '#shared/settings.ts'
import styles from './trials.module.css'
import { type LineTrial as Trial, useLineTrial } from './use-line-trial.ts'

interface LineTrialProps {
  /** Tests by itself as soon as it is on screen. */
  readonly isAtOnce?: boolean
  readonly onGood?: () => void
}

/** 线路测试: what a sign-in found, row by row, and who can mend what is wrong. */
export function LineTrial({ isAtOnce = false, onGood = () => {} }: LineTrialProps) {
  const trial = useLineTrial(isAtOnce, onGood)
  return (
    <div className={styles.trial}>
      <div className={styles.head}>
        <Button id="testLine" onClick={() => void trial.run()} disabled={trial.isBusy}>
          {trial.found ? TRIALS.testLineAgain : TRIALS.testLine}
        </Button>
        <Verdict trial={trial} />
      </div>
      {trial.found && !trial.isBusy && (
        <>
          <ul className={styles.checks}>
            {trial.found.checks.map((check) => (
              <CheckRow key={check.id} check={check} />
            ))}
          </ul>
          {trial.found.remedy !== '' && (
            <p className={styles.remedy}>
              <b>{TRIALS.remedy}</b> {trial.found.remedy}
            </p>
          )}
        </>
      )}
    </div>
  )
}

function Verdict({ trial }: { readonly trial: Trial }) {
  const { isBusy, found, refusal } = trial
  return (
    <span className={styles.verdict} role="status" data-state={verdictOf(trial)}>
      {isBusy && (
        <>
          <LoadingOutlined /> {TRIALS.lineBusy}
        </>
      )}
      {!isBusy && refusal}
      {!(isBusy || refusal) &&
        (found ? (found.isGood ? TRIALS.lineGood : TRIALS.lineBad) : TRIALS.lineUntested)}
    </span>
  )
}

function verdictOf({ isBusy, found, refusal }: Trial): LineCheck['state'] {
  if (refusal !== '') return 'bad'
  if (isBusy || !found) return 'unknown'
  return found.isGood ? 'good' : 'bad'
}

const ICONS: Readonly<Record<LineCheck['state'], ReactNode>> = {
  good: <CheckCircleFilled />,
  bad: <CloseCircleFilled />,
  unknown: <QuestionCircleOutlined />,
}

function CheckRow({ check }: { readonly check: LineCheck }) {
  return (
    <li className={styles.check} data-state={check.state}>
      <span className={styles.icon} role="img" aria-label={TRIALS.states[check.state]}>
        {ICONS[check.state]}
      </span>
      <span className={styles.name}>{TRIALS.checks[check.id]}</span>
      <span>{check.words}</span>
    </li>
  )
}
