import { CheckCircleFilled, ExclamationCircleFilled, WarningFilled } from '@ant-design/icons'
import type { ReactNode } from 'react'
import { LIFE } from '#renderer/messages/life.ts'
import type { LifeAnswer } from '#shared/filing/life-rules.ts'
import { cite } from '#shared/policy/policy.ts'
import styles from './decision.module.css'

type Tone = 'allowed' | 'ask' | 'forbidden'

const ICONS: Readonly<Record<Tone, ReactNode>> = {
  allowed: <CheckCircleFilled />,
  ask: <WarningFilled />,
  forbidden: <ExclamationCircleFilled />,
}

/** What the rules say to it, with the articles; their text opens on demand. */
export function RuleAnswer({ answer }: { readonly answer: LifeAnswer }) {
  const tone = toneOf(answer)
  return (
    <section id="rule-answer" className={styles.answer} data-tone={tone} aria-live="polite">
      <p className={styles.answerTitle}>
        {ICONS[tone]} {LIFE.answers[tone]}
      </p>
      {answer.words !== '' && <p>{answer.words}</p>}
      {answer.because.length > 0 && (
        <details className={styles.articles}>
          <summary>
            {LIFE.basis}{' '}
            {answer.because.map((basis) => (
              <span key={cite(basis)} className={styles.article}>
                {cite(basis)}
              </span>
            ))}{' '}
            <span className={styles.open}>{LIFE.articles}</span>
          </summary>
          {answer.because.map((basis) => (
            <blockquote key={cite(basis)} className={styles.quote}>
              <cite>{cite(basis)}</cite> {basis.text}
            </blockquote>
          ))}
        </details>
      )}
    </section>
  )
}

function toneOf({ allowed }: LifeAnswer): Tone {
  if (allowed === 'ask') return 'ask'
  return allowed ? 'allowed' : 'forbidden'
}
