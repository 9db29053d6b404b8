import { ExclamationCircleFilled, WarningFilled } from '@ant-design/icons'
import { Button, Progress } from 'antd'
import { PRINT } from '#renderer/messages/print.ts'
import { KeyHint } from '#renderer/ui/key-hint.tsx'
import { useShortcuts } from '#renderer/ui/use-shortcuts.ts'
import { FORM_NAMES } from '#shared/forms/form-names.ts'
import type { PrintItem, PrintRun, PrintRunView } from '#shared/printing/print-run.ts'
import styles from './printing.module.css'
import type { PrintRunDesk } from './use-print-run.ts'

interface PrintRunPanelProps {
  readonly desk: PrintRunDesk
  readonly view: PrintRunView
  readonly onClose: () => void
}

/** How far a batch is by the spooler's word, what went wrong, and the way on. */
export function PrintRunPanel({ desk, view, onClose }: PrintRunPanelProps) {
  const { run, counts, total, troubles, printing } = view
  const isRunning = run.state === 'running'
  const stop = () => void desk.stop()
  const resume = () => void desk.resume('print-again')
  useShortcuts(
    {
      Escape: onClose,
      'Ctrl+.': isRunning ? stop : undefined,
      'Ctrl+Enter': run.state === 'stopped' && counts.unknown === 0 ? resume : undefined,
    },
    'dialog',
  )
  const settled = counts.printed + counts['left-out']
  return (
    <div className={styles.body}>
      <p className={styles.state} role="status" data-state={run.state}>
        <b>{PRINT.states[run.state]}</b>　{PRINT.progress(view)}
      </p>
      <Progress
        percent={total === 0 ? 0 : Math.floor((settled / total) * 100)}
        status={isRunning ? 'active' : 'normal'}
        aria-label={PRINT.states[run.state]}
      />
      <Said words={run.words === '' ? printing : run.words} state={run.state} />
      {troubles.length > 0 && <Troubles items={troubles} />}
      <footer className={styles.foot}>
        <p className={styles.problem} role="alert">
          {desk.problem !== '' && (
            <>
              <ExclamationCircleFilled /> {desk.problem}
            </>
          )}
          {desk.problem === '' && isRunning && <span className={styles.faint}>{PRINT.goesOn}</span>}
        </p>
        <Button id="print-close" autoFocus={run.state === 'ended'} onClick={onClose}>
          {PRINT.close} <KeyHint>Esc</KeyHint>
        </Button>
        {isRunning && (
          <Button id="print-stop" danger autoFocus loading={desk.isBusy} onClick={stop}>
            {PRINT.stop} <KeyHint>{PRINT.stopKey}</KeyHint>
          </Button>
        )}
        {run.state === 'stopped' && <WaysOn desk={desk} unknown={counts.unknown} />}
      </footer>
    </div>
  )
}

/** Why it stands, or what the printer is doing. */
function Said({ words, state }: { readonly words: string; readonly state: PrintRun['state'] }) {
  if (words === '') return null
  return (
    <p className={styles.said} data-state={state}>
      {state === 'stopped' && <WarningFilled />} {words}
    </p>
  )
}

/** Papers somebody has to look after, each with the reason. */
function Troubles({ items }: { readonly items: readonly PrintItem[] }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard.
    <ul className={styles.troubles} aria-label={PRINT.troubles} tabIndex={0}>
      {items.map((item) => (
        <li key={item.position}>
          <span>
            {PRINT.trouble(item)}　{FORM_NAMES[item.form]}
          </span>
          <span className={styles.faint}>{item.words}</span>
        </li>
      ))}
    </ul>
  )
}

/** Where nobody knows whether papers came out, somebody has to say so first. */
function WaysOn({ desk, unknown }: { readonly desk: PrintRunDesk; readonly unknown: number }) {
  return (
    <>
      <Button id="print-end" onClick={() => void desk.end()}>
        {PRINT.end}
      </Button>
      {unknown > 0 && (
        <Button
          id="print-were-printed"
          loading={desk.isBusy}
          onClick={() => void desk.resume('were-printed')}
        >
          {PRINT.werePrinted}
        </Button>
      )}
      <Button
        id="print-resume"
        type="primary"
        autoFocus
        loading={desk.isBusy}
        onClick={() => void desk.resume('print-again')}
      >
        {unknown > 0 ? PRINT.printAgain : PRINT.resume}{' '}
        {unknown === 0 && <KeyHint>{PRINT.resumeKey}</KeyHint>}
      </Button>
    </>
  )
}
