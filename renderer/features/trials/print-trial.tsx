import { Button } from 'antd'
import { TRIALS } from '#renderer/messages/trials.ts'
import styles from './trials.module.css'
import { usePrintTrial } from './use-print-trial.ts'

interface PrintTrialProps {
  readonly isFocusedFirst?: boolean
  readonly onPrinted?: () => void
}

/** 试打印: a test page, and the spooler's own answer. */
export function PrintTrial({ isFocusedFirst = false, onPrinted = () => {} }: PrintTrialProps) {
  const trial = usePrintTrial(onPrinted)
  return (
    <div className={styles.trial}>
      <p className={styles.intro}>{TRIALS.printIntro}</p>
      <div className={styles.head}>
        <Button
          id="printTest"
          autoFocus={isFocusedFirst}
          loading={trial.isBusy}
          onClick={() => void trial.print()}
        >
          {trial.isPrinted ? TRIALS.printAgain : TRIALS.print}
        </Button>
        <Button id="saveTest" disabled={trial.isBusy} onClick={() => void trial.save()}>
          {TRIALS.save}
        </Button>
      </div>
      <p className={styles.verdict} role="status" data-state={trial.isGood ? 'good' : 'bad'}>
        {trial.words}
      </p>
    </div>
  )
}
