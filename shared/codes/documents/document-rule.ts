import type { IdentityFacts } from '#shared/codes/identity-document.ts'

/** What a rule finds in a document number: errors refuse, warnings ask for another look. */
export interface DocumentFinding {
  readonly severity: 'error' | 'warning'
  readonly rule: string
  readonly problem: string
  readonly remedy: string
  /** The standard or notice; '' where the form is only known from practice. */
  readonly basis: string
}

/** What the rules look at besides the number. */
export interface DocumentContext {
  /** The office's day, `YYYY-MM-DD`. */
  readonly today: string
  isKnownRegion(divisionCode: string): boolean
}

/** The rules of one kind of document. */
export interface DocumentRule {
  check(number: string, context: DocumentContext): readonly DocumentFinding[]
  /** Birth date and gender of a number without errors; only where a standard says where they stand. */
  findFacts(number: string): IdentityFacts | undefined
}

/** The words of a finding. */
export type FindingWords = Omit<DocumentFinding, 'severity' | 'rule'>

/** A finding that refuses. */
export function refusal(rule: string, words: FindingWords): DocumentFinding {
  return { severity: 'error', rule, ...words }
}

/** A finding the clerk may overrule after a look at the document. */
export function doubt(rule: string, words: FindingWords): DocumentFinding {
  return { severity: 'warning', rule, ...words }
}

/** Any number of any document: 5–20 capitals and digits. */
export function checkCharacters(number: string): readonly DocumentFinding[] {
  return /^[0-9A-Z]{5,20}$/.test(number)
    ? []
    : [
        refusal('document-characters', {
          problem: '证件号码格式不符',
          remedy: '请输入 5–20 位大写字母或数字，不含空格',
          basis: '',
        }),
      ]
}
