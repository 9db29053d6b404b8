import dayjs from 'dayjs'
import {
  type EnteredDocument,
  findDocumentFacts,
  isSoundDocument,
} from '#shared/codes/documents/document-rules.ts'
import { daysMeet, holdsOnSomeDay, lastDayOf } from './check-overlap.ts'
import type { Agent, Filing, FilingEntry } from './filing.ts'

/** Who is younger is a minor (民法典第十七条). */
const COMES_OF_AGE = 18

/** Relationships of an agent who cannot be a minor's guardian: spouse, child, grandchild. */
const NOT_OF_A_MINOR: ReadonlySet<string> = new Set(['1', '2', '4'])

/** Whether an agent of this relationship (agnter_rlts) may be a minor's guardian (民法典第二十七条). */
export function mayBeGuardian(relationship: string): boolean {
  return !NOT_OF_A_MINOR.has(relationship)
}

/** Whether the document says that its holder is a minor on `day`; of a document that says no age, no. */
export function isMinor(document: EnteredDocument, day: string): boolean {
  const birthDate = findDocumentFacts(document, day)?.birthDate
  if (birthDate === undefined) return false
  return dayjs(birthDate).add(COMES_OF_AGE, 'year').format('YYYY-MM-DD') > day
}

/** The agent who acts for a minor as guardian, once the document can be looked up. */
export function findGuardian(entry: FilingEntry, day: string): Agent | undefined {
  const { agent } = entry
  const isOne =
    agent !== null &&
    isMinor(entry, day) &&
    mayBeGuardian(agent.relationship) &&
    isSoundDocument(agent, { today: day, isKnownRegion: () => true })
  return isOne ? agent : undefined
}

/** The newest filing of the guardian that stands in the days of the minor's. */
export function findGuardianFiling(
  filings: readonly Filing[],
  days: Pick<FilingEntry, 'startDate' | 'endDate'>,
): Filing | undefined {
  return filings.findLast(
    (filing) =>
      holdsOnSomeDay(filing) &&
      daysMeet({ startDate: filing.entry.startDate, endDate: lastDayOf(filing) }, days),
  )
}
