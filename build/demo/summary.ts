import type { FilingStatus } from '#shared/filing/filing.ts'
import type { Issue } from '#shared/filing/issue.ts'
import type { Expectation } from './filing-case.ts'

/** When a filing passed each of the six stops, as instants; null where it did not get there. */
export interface Stops {
  readonly keystroke: string
  readonly check: string
  readonly submit: string | null
  readonly send: string | null
  readonly settle: string | null
  readonly paper: string | null
}

/** What became of one filing of a demo. */
export interface FilingSummary {
  readonly title: string
  /** A shipped sample that was added so that something is filed offline. */
  readonly companion: boolean
  readonly expected: Expectation
  readonly state: FilingStatus | 'not-filed'
  readonly line: 'online' | 'offline'
  readonly filingId: string | null
  readonly acceptanceNumber: string | null
  readonly receiptNumber: string | null
  readonly filingNumber: string | null
  readonly keyPresses: number
  readonly stops: Stops
  /** Why it was not filed: field, rule and words. */
  readonly refusal: Pick<Issue, 'field' | 'rule' | 'problem' | 'remedy' | 'basis'> | null
  readonly papers: readonly PaperSummary[]
}

/** One printed form of a filing. */
export interface PaperSummary {
  readonly form: string
  readonly file: string
  readonly bytes: number
  /** What the spooler, or its absence, answered. */
  readonly printed: string
  /** Texts the form must carry that its PDF does not; empty is good. */
  readonly missingTexts: readonly string[]
}

/** Whether a filing reached what its case expects and all its papers carry their text. */
export function isAsExpected({ state, expected, papers }: FilingSummary): boolean {
  return state === expected && papers.every(({ missingTexts }) => missingTexts.length === 0)
}
