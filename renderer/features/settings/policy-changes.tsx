import { COMMON } from '#renderer/messages/common.ts'
import { FILE_IMPORT } from '#renderer/messages/file-import.ts'
import { POLICY } from '#renderer/messages/policy.ts'
import type { AnswerChange } from '#shared/policy/answer-changes.ts'
import type { PackChanges } from '#shared/policy/pack-changes.ts'
import styles from './file-import.module.css'

/** What the rules answer otherwise than before. */
export function AnswerTable({ answers }: { readonly answers: readonly AnswerChange[] }) {
  return (
    <table className={styles.table} aria-label={POLICY.answers}>
      <Head
        columns={[POLICY.about, POLICY.people, POLICY.before, POLICY.after, POLICY.basis]}
        widths={[16, 16, 24, 26, 18]}
      />
      <tbody>
        {answers.map(({ about, categories, before, after, because }) => (
          <tr key={`${about} ${categories.join()}`}>
            <td>{about}</td>
            <td>{categories.join('、')}</td>
            <td className={styles.lines}>{before || COMMON.none}</td>
            <td className={styles.lines} data-new={before !== after}>
              {before === after ? POLICY.onlyArticles : after || COMMON.none}
            </td>
            <td>{because.join('、')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

type Change = PackChanges['articles'][number]

interface ChangeTableProps {
  readonly label: string
  /** What the titles are. */
  readonly heading: string
  readonly changes: readonly Change[]
}

/** What is said otherwise: before and after. */
export function ChangeTable({ label, heading, changes }: ChangeTableProps) {
  return (
    <table className={styles.table} aria-label={label}>
      <Head
        columns={[FILE_IMPORT.change, heading, POLICY.before, POLICY.after]}
        widths={[10, 18, 36, 36]}
      />
      <tbody>
        {changes.map(({ mark, title, before, after }) => (
          <tr key={title} data-mark={mark}>
            <td className={styles.mark}>{FILE_IMPORT[mark]}</td>
            <td>{title}</td>
            <td>{before || COMMON.none}</td>
            <td>{after || COMMON.none}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** The rules of a pack against those of the version before it. */
export function RuleTable({ rules }: { readonly rules: PackChanges['rules'] }) {
  return (
    <table className={styles.table} aria-label={POLICY.rules}>
      <Head
        columns={[FILE_IMPORT.change, POLICY.rule, POLICY.people, POLICY.content, POLICY.basis]}
        widths={[10, 16, 20, 34, 20]}
      />
      <tbody>
        {rules.map((rule) => (
          <tr
            key={`${rule.title} ${rule.scope} ${rule.before} ${rule.after}`}
            data-mark={rule.mark}
          >
            <td className={styles.mark}>{FILE_IMPORT[rule.mark]}</td>
            <td>{rule.title}</td>
            <td>{rule.scope}</td>
            <td>
              <Content change={rule} />
            </td>
            <td>{rule.because.join('、')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** The articles of a pack, word for word. */
export function ArticleTable({ articles }: { readonly articles: readonly Change[] }) {
  return (
    <table className={styles.table} aria-label={POLICY.articles}>
      <Head columns={[FILE_IMPORT.change, POLICY.articles, POLICY.content]} widths={[10, 22, 68]} />
      <tbody>
        {articles.map((article) => (
          <tr key={article.title} data-mark={article.mark}>
            <td className={styles.mark}>{FILE_IMPORT[article.mark]}</td>
            <td>{article.title}</td>
            <td>
              <Content change={article} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** What is there now, and what was there before it; of what is gone, what it was. */
function Content({ change }: { readonly change: Pick<Change, 'mark' | 'before' | 'after'> }) {
  const { mark, before, after } = change
  if (mark !== 'changed' || before === after) return mark === 'removed' ? before : after
  return (
    <>
      {after}
      <span className={styles.before}>{FILE_IMPORT.instead(before)}</span>
    </>
  )
}

interface HeadProps {
  readonly columns: readonly string[]
  /** In percent. */
  readonly widths: readonly number[]
}

function Head({ columns, widths }: HeadProps) {
  return (
    <thead>
      <tr>
        {columns.map((column, at) => (
          <th key={column} scope="col" style={{ width: `${widths[at]}%` }}>
            {column}
          </th>
        ))}
      </tr>
    </thead>
  )
}
