import {
  type AnswerName,
  type AnswerWords,
  answerWords,
  type WordsContext,
} from '#shared/policy/answer-words.ts'
import type { Policy } from '#shared/policy/resolve.ts'
import type { CheckContext } from './check.ts'
import type { FieldName } from './fields.ts'
import type { FilingEntry } from './filing.ts'
import { knownFacts } from './known-facts.ts'

/** Which answers concern a field; every answer concerns at least one. */
const ANSWERS_OF: Readonly<Partial<Record<FieldName, readonly AnswerName[]>>> = {
  insuranceType: ['insuranceChange'],
  insuredDivision: ['handlingTime', 'manualClaim'],
  category: ['category', 'eligibility', 'paidShare', 'homeBenefit'],
  fileAnyway: ['category', 'materials'],
  destination: ['destination', 'institution', 'onwardTransfer'],
  startDate: ['lateFiling', 'earliestStart', 'afterSelfPay'],
  endDate: ['validity', 'admission', 'change', 'terminate'],
  voucher: ['materials'],
  laterDue: ['later'],
}

const ANSWERS_OF_MATERIALS: readonly AnswerName[] = [
  'promise',
  'promiseBreach',
  'later',
  'referral',
  'homeBenefit',
]

/** What no text has to say, because it is not asked of everybody: silence about it is no news. */
const SAID_WHERE_RULED: ReadonlySet<AnswerName> = new Set([
  'institution',
  'referral',
  'onwardTransfer',
  'manualClaim',
  'insuranceChange',
])

/** What is known besides the entry. */
interface Known {
  readonly policy: Policy
  /** Whether a filing of a minor's guardian is held; null where that is not known. */
  readonly guardianFiled: true | null
}

/** The answers behind a field of an entry, in the words of the notices; none before a category is chosen. */
export function fieldAnswers(
  field: FieldName,
  entry: FilingEntry,
  context: Pick<CheckContext, 'tables' | 'today'> & Known,
): readonly AnswerWords[] {
  const names = field.startsWith('materials.') ? ANSWERS_OF_MATERIALS : (ANSWERS_OF[field] ?? [])
  if (entry.category === '' || names.length === 0) return []
  const words = answerWords(wordsContext(entry, entry.category, context))
  return names
    .filter((name) => !(SAID_WHERE_RULED.has(name) && words[name].isUnknown))
    .map((name) => words[name])
}

function wordsContext(
  entry: FilingEntry,
  category: Exclude<FilingEntry['category'], ''>,
  { policy, tables, today, guardianFiled }: Parameters<typeof fieldAnswers>[2],
): WordsContext {
  return {
    policy,
    destinations: tables.destinations,
    asked: {
      category,
      day: today,
      startDate: entry.startDate === '' ? today : entry.startDate,
      facts: { ...knownFacts(entry, policy, today), guardianFiled },
    },
  }
}
