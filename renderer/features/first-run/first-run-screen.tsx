import { ExclamationCircleFilled } from '@ant-design/icons'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { RESTORE } from '#renderer/messages/backup.ts'
import { COMMON } from '#renderer/messages/common.ts'
import { FIRST_RUN } from '#renderer/messages/first-run.ts'
import { FRAME } from '#renderer/messages/frame.ts'
import { MODE } from '#renderer/messages/mode.ts'
import { type ModeSwitch, useModeSwitch } from '#renderer/store/use-mode-switch.ts'
import { enterMoves } from '#renderer/ui/enter-moves.ts'
import { KeyHint } from '#renderer/ui/key-hint.tsx'
import { useShortcuts } from '#renderer/ui/use-shortcuts.ts'
import type { DeskMode } from '#shared/desk-mode.ts'
import styles from './first-run.module.css'
import { OfficeStep } from './office-step.tsx'
import { OperatorStep } from './operator-step.tsx'
import { StepBar } from './step-bar.tsx'
import { TrialStep } from './trial-step.tsx'
import { type FirstRun, type FirstRunTurns, useFirstRun } from './use-first-run.ts'

interface FirstRunScreenProps extends FirstRunTurns {
  readonly mode: DeskMode
  readonly renderLineTrial: (onGood: () => void) => ReactNode
  readonly renderPrintTrial: (onPrinted: () => void) => ReactNode
  readonly onRestore: () => void
}

/** 首次启动: four steps by keyboard; the first two make the vault, the others may be skipped. */
export function FirstRunScreen(props: FirstRunScreenProps) {
  const run = useFirstRun(props)
  const modes = useModeSwitch(props.mode)
  useShortcuts({
    'Ctrl+Enter': () => void run.next(),
    Escape: run.back,
    [RESTORE.openKey]: run.step === 0 ? props.onRestore : undefined,
    'Ctrl+j': run.step === 0 ? modes.go : undefined,
  })
  return (
    <main className={styles.page} onKeyDownCapture={enterMoves}>
      <header className={styles.head}>
        <span className={styles.product}>{COMMON.product}</span>
        {props.mode === 'training' && <span className={styles.mode}>{FRAME.training}</span>}
      </header>
      <form
        className={styles.body}
        onSubmit={(event) => {
          event.preventDefault()
          void run.next()
        }}
      >
        <h1 className={styles.title}>
          {FIRST_RUN.title}
          <span className={styles.count}>
            {FIRST_RUN.step(run.step + 1, FIRST_RUN.steps.length)}
          </span>
        </h1>
        <StepBar step={run.step} passed={run.passed} />
        <p className={styles.intro}>
          {FIRST_RUN.intros[run.step]}
          {run.step === 0 && MODE.about[props.mode]}
        </p>
        <CurrentStep run={run} screen={props} />
        <Footer run={run} screen={props} modes={modes} />
      </form>
    </main>
  )
}

interface CurrentStepProps {
  readonly run: FirstRun
  readonly screen: Pick<FirstRunScreenProps, 'renderLineTrial' | 'renderPrintTrial'>
}

function CurrentStep({ run, screen }: CurrentStepProps) {
  if (run.step === 0) return <OfficeStep run={run} />
  if (run.step === 1) return <OperatorStep run={run} />
  if (run.step === 2) {
    return (
      <TrialStep
        title={FIRST_RUN.lineTitle}
        adviceTitle={FIRST_RUN.lineChecksTitle}
        advice={FIRST_RUN.lineChecks}
      >
        {screen.renderLineTrial(() => run.pass(2))}
      </TrialStep>
    )
  }
  return (
    <TrialStep
      title={FIRST_RUN.printTitle}
      adviceTitle={FIRST_RUN.printChecksTitle}
      advice={FIRST_RUN.printChecks}
    >
      {screen.renderPrintTrial(() => run.pass(3))}
    </TrialStep>
  )
}

interface FooterProps {
  readonly run: FirstRun
  readonly screen: Pick<FirstRunScreenProps, 'mode' | 'onRestore'>
  readonly modes: ModeSwitch
}

function Footer({ run, screen, modes }: FooterProps) {
  const { step, passed } = run
  const isTrial = step >= 2
  return (
    <footer className={styles.footer}>
      {[run.refusal, modes.problem]
        .filter((words) => words !== '')
        .map((words) => (
          <p key={words} className={styles.refusal} role="alert">
            <ExclamationCircleFilled /> {words}
          </p>
        ))}
      {isTrial && (
        <p className={styles.later}>
          {passed.has(step) ? FIRST_RUN.keptHint : FIRST_RUN.laterHint + FIRST_RUN.keptHint}
        </p>
      )}
      {step === 0 && (
        <>
          <Button
            id="switchMode"
            size="large"
            htmlType="button"
            title={MODE.hint}
            onClick={modes.go}
          >
            {MODE.leave[screen.mode]} <KeyHint>{MODE.leaveKey}</KeyHint>
          </Button>
          <Button size="large" htmlType="button" onClick={screen.onRestore}>
            {RESTORE.open} <KeyHint>{RESTORE.openKey}</KeyHint>
          </Button>
        </>
      )}
      {(step === 1 || step === 3) && (
        <Button size="large" htmlType="button" onClick={run.back}>
          {FIRST_RUN.back} <KeyHint>{FIRST_RUN.backKey}</KeyHint>
        </Button>
      )}
      <Button
        // A new step, a new button: from the trial of the line on it has the focus.
        key={step}
        id="submit"
        type="primary"
        size="large"
        htmlType="submit"
        loading={run.isBusy}
        autoFocus={step === 2}
      >
        {nextWords(step, passed.has(step))} <KeyHint>{FIRST_RUN.nextKey}</KeyHint>
      </Button>
    </footer>
  )
}

function nextWords(step: number, isPassed: boolean): string {
  if (step === 0) return FIRST_RUN.next
  if (step === 1) return FIRST_RUN.register
  if (step === 2) return isPassed ? FIRST_RUN.next : FIRST_RUN.skip
  return isPassed ? FIRST_RUN.finish : FIRST_RUN.skipAndFinish
}
