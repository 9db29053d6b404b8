import { type Basis, citeAll } from '#shared/policy/policy.ts'
import type { FieldName } from './fields.ts'

/** What is wrong with an entry, what would be right, and on what basis. Errors refuse, warnings ask. */
export interface Issue {
  readonly field: FieldName
  readonly severity: 'error' | 'warning'
  /** Stable name of the rule, e.g. `destination-own-province`. */
  readonly rule: string
  readonly problem: string
  readonly remedy: string
  /** The article or standard, as cited; '' where plain form demands it. */
  readonly basis: string
  /** The articles in full, where it rests on the policy. */
  readonly because?: readonly Basis[]
}

/** What an issue says besides its field and rule. */
export interface IssueWords {
  readonly problem: string
  readonly remedy: string
  readonly basis?: readonly Basis[] | string
}

/** An issue that refuses acceptance. */
export function error(field: FieldName, rule: string, words: IssueWords): Issue {
  return issue('error', field, rule, words)
}

/** An issue the clerk may accept after a look. */
export function warning(field: FieldName, rule: string, words: IssueWords): Issue {
  return issue('warning', field, rule, words)
}

/** The issue of a code that its table does not hold. */
export function unknownCode(field: FieldName, label: string, labels: readonly string[]): Issue {
  return error(field, 'unknown-code', {
    problem: `${label}不在代码表中`,
    remedy: `可选：${labels.join('、')}`,
  })
}

/** The articles an issue rests on, as cited and in full. */
export function citing(because: readonly Basis[]): Required<Pick<Issue, 'basis' | 'because'>> {
  return { basis: citeAll(because), because }
}

/** The issue as one sentence: problem, remedy, basis in brackets. */
export function describeIssue(found: Issue): string {
  const basis = found.basis === '' ? '' : `（${found.basis}）`
  return `${found.problem}，${found.remedy}${basis}`
}

function issue(
  severity: Issue['severity'],
  field: FieldName,
  rule: string,
  { problem, remedy, basis = '' }: IssueWords,
): Issue {
  return {
    severity,
    field,
    rule,
    problem,
    remedy,
    ...(typeof basis === 'string' ? { basis } : citing(basis)),
  }
}
