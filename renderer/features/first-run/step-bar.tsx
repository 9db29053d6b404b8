import { CheckOutlined, MinusOutlined } from '@ant-design/icons'
import { FIRST_RUN } from '#renderer/messages/first-run.ts'
import styles from './first-run.module.css'

interface StepBarProps {
  /** 0–3. */
  readonly step: number
  /** The trials that went well; the first two steps cannot be skipped. */
  readonly passed: ReadonlySet<number>
}

/** The four steps: where one is, what is done, what was skipped. */
export function StepBar({ step, passed }: StepBarProps) {
  return (
    <ol className={styles.steps}>
      {FIRST_RUN.steps.map((title, at) => (
        <li
          key={title}
          className={styles.step}
          data-state={at === step ? 'current' : stateOf(at, step, passed)}
          aria-current={at === step ? 'step' : undefined}
        >
          <span className={styles.number}>
            <StepMark at={at} state={stateOf(at, step, passed)} />
          </span>
          {title}
          {stateOf(at, step, passed) === 'skipped' && (
            <span className={styles.skipped}>{FIRST_RUN.skipped}</span>
          )}
        </li>
      ))}
    </ol>
  )
}

type StepState = 'ahead' | 'done' | 'skipped'

function stateOf(at: number, step: number, passed: ReadonlySet<number>): StepState {
  if (at >= step) return 'ahead'
  return at < 2 || passed.has(at) ? 'done' : 'skipped'
}

function StepMark({ at, state }: { readonly at: number; readonly state: StepState }) {
  if (state === 'done') return <CheckOutlined aria-label={FIRST_RUN.done} />
  if (state === 'skipped') return <MinusOutlined aria-hidden="true" />
  return at + 1
}
