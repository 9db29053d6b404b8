import { HELP } from '#renderer/messages/help.ts'
import type { AnswerWords } from '#shared/policy/answer-words.ts'
import styles from './help-panel.module.css'

/** What the rules say about a field, in the very words of the notices. */
export function HelpAnswers({ answers }: { readonly answers: readonly AnswerWords[] }) {
  if (answers.length === 0) return null
  return (
    <div className={styles.answers}>
      <p className={styles.caption}>{HELP.why}</p>
      <dl>
        {answers.map((answer) => (
          <AnswerEntry key={answer.heading} answer={answer} />
        ))}
      </dl>
    </div>
  )
}

function AnswerEntry({ answer }: { readonly answer: AnswerWords }) {
  const { heading, sentences, isUnknown, toAsk } = answer
  return (
    <div className={styles.answer} data-unknown={isUnknown}>
      <dt>
        {heading}
        {isUnknown && <span className={styles.unknown}>{HELP.unknown}</span>}
      </dt>
      {sentences.map(({ text, cited }) => (
        <dd key={text}>
          {text}
          {cited !== '' && <span className={styles.answerCited}>{HELP.cited(cited)}</span>}
        </dd>
      ))}
      {toAsk.length > 0 && <dd className={styles.toAsk}>{HELP.toAsk(toAsk)}</dd>}
    </div>
  )
}
