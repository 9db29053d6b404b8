import { type Answers, answersOf } from '#shared/policy/answers.ts'
import type { Basis } from '#shared/policy/policy.ts'
import type { PolicyQuestion } from '#shared/policy/question.ts'
import { type Policy, resolvePolicy } from '#shared/policy/resolve.ts'
import { defaultEnd } from '#shared/policy/validity.ts'
import type { Tables } from '#shared/reference-data.ts'
import { assertNever } from '#shared/result.ts'
import { checkDates } from './check-dates.ts'
import { checkDestination } from './check-destination.ts'
import { checkInsurance } from './check-insurance.ts'
import { checkMaterials } from './check-materials.ts'
import { EMPTY_ENTRY, type FilingEntry } from './filing.ts'
import type { Issue } from './issue.ts'

/** One reason of a verdict, with what would be right or possible instead. */
export interface Reason {
  /** `no` forbids, `ask` leaves it to the insured place, `yes` allows. */
  readonly says: 'yes' | 'no' | 'ask'
  readonly words: string
  /** What would be right, or possible instead; '' where there is nothing to add. */
  readonly instead: string
  readonly because: readonly Basis[]
}

/** Whether the rules let it be done: yes, no, ask the insured place, or it need not be done at all. */
export interface Verdict {
  readonly value: 'yes' | 'no' | 'ask' | 'not-needed'
  readonly reasons: readonly Reason[]
}

/** The whole answer to a question: which packs spoke, the verdict on the action, every answer. */
export interface Explanation {
  readonly packs: readonly {
    readonly id: string
    readonly version: string
    readonly name: string
    readonly status: 'in-force' | 'draft'
  }[]
  readonly verdict: Verdict
  readonly answers: Answers
}

/** Answers a question by the very rules and checks the screens use. */
export function explain(question: PolicyQuestion, tables: Tables): Explanation {
  const { date, insuredDivision, category, facts, startDate = date } = question
  const policy = resolvePolicy(tables.policies, insuredDivision, date)
  const answers = answersOf(policy, { category, day: date, startDate, facts })
  return {
    packs: policy.packs.map(({ id, version, name, status }) => ({ id, version, name, status })),
    verdict: verdictOf(question, { policy, answers, tables }),
    answers,
  }
}

interface Known {
  readonly policy: Policy
  readonly answers: Answers
  readonly tables: Tables
}

function verdictOf(question: PolicyQuestion, known: Known): Verdict {
  switch (question.action) {
    case 'register':
      return registerVerdict(question, known)
    case 'renew':
      return renewVerdict(question, known)
    case 'change':
      return decided([limitReason(known.answers.change), ...contentReasons(question, known)])
    case 'terminate':
      return decided([limitReason(known.answers.terminate), ...admissionReasons(question, known)])
    case 'void':
      return decided([VOIDING])
    default:
      return assertNever(question.action)
  }
}

/** 作废 undoes a slip of the office, of which no text speaks. */
const VOIDING: Reason = {
  says: 'ask',
  words: '作废只用于更正误登的备案，现有文件没有规定',
  instead: '写明原因并由另一位经办人复核；有效备案不再需要的请办理终止',
  because: [],
}

function registerVerdict(question: PolicyQuestion, known: Known): Verdict {
  const { answers } = known
  if (answers.category.value?.filing === 'deemed') {
    const words = `${answers.category.value.label}视同已备案，无需办理`
    return {
      value: 'not-needed',
      reasons: [{ says: 'yes', words, instead: '', because: answers.category.because }],
    }
  }
  return decided([...eligibilityReasons(answers), ...contentReasons(question, known)])
}

/** What has no end needs no renewal. */
function renewVerdict(question: PolicyQuestion, known: Known): Verdict {
  const { validity } = known.answers
  if (validity.value?.end !== 'none') return registerVerdict(question, known)
  const words = '备案没有结束日期，无需续期'
  return {
    value: 'not-needed',
    reasons: [{ says: 'yes', words, instead: '', because: validity.because }],
  }
}

/** Who is in hospital while the filing ends is still settled directly, where a text says so. */
function admissionReasons({ facts }: PolicyQuestion, { answers }: Known): readonly Reason[] {
  const { value, because } = answers.admission
  if (facts.isInHospital !== true || value?.isSettled !== true) return []
  const words = '此前已办理入院手续的，出院时仍可直接结算'
  return [{ says: 'yes', words, instead: '', because }]
}

function eligibilityReasons({ category, eligibility }: Answers): readonly Reason[] {
  if (category.value === null) {
    const { unknown: words, because } = category
    return [{ says: 'ask', words, instead: '', because }]
  }
  const because = eligibility.because
  const ways = eligibility.value?.ways.map(({ label }) => label).join('；或') ?? ''
  if (eligibility.value?.isEligible !== false) {
    const isOpen = eligibility.value?.isEligible === null
    return [
      {
        says: 'yes',
        words: `可以办理${category.value.label}备案${isOpen ? '，条件由经办人核对' : ''}`,
        instead: isOpen ? `条件是：${ways}` : '',
        because: [...category.because, ...because],
      },
    ]
  }
  return [
    {
      says: 'no',
      words: `不符合${category.value.label}的条件`,
      instead: `条件是：${ways}。不符合的可按其他人员类别办理`,
      because,
    },
  ]
}

function limitReason(limit: Answers['change']): Reason {
  if (limit.value === null) {
    return { says: 'ask', words: limit.unknown, instead: '', because: limit.because }
  }
  const { isAllowed, words } = limit.value
  return { says: isAllowed ? 'yes' : 'no', words, instead: '', because: limit.because }
}

/** What the checks of a filing say of as much of it as the question tells. */
function contentReasons(question: PolicyQuestion, { policy, tables }: Known): readonly Reason[] {
  const entry = entryOf(question, policy)
  const isFiled = question.action === 'change'
  const context = {
    tables,
    today: question.date,
    // What is changed has begun; how late it was filed is no question any more.
    ...(isFiled && { filedOn: entry.startDate }),
    otherFilings: [],
  }
  const issues = [
    ...checkDates(entry, policy, context),
    ...(question.destination === undefined ? [] : checkDestination(entry, policy, context)),
    ...(question.materials === undefined ? [] : checkMaterials(entry, policy, context)),
    ...(entry.insuranceType === '' ? [] : checkInsurance(entry, policy, context)),
  ]
  return issues.map(reasonOf)
}

function entryOf(question: PolicyQuestion, policy: Policy): FilingEntry {
  const { category, insuredDivision, date, startDate = date, destination = '' } = question
  const validity = policy.categories[category]?.validity?.value
  return {
    ...EMPTY_ENTRY,
    category,
    insuranceType: String(question.facts.insuranceType ?? ''),
    insuredDivision,
    destination,
    startDate,
    // What is changed was filed, though it might have counted as filed.
    fileAnyway: question.action === 'change',
    endDate: question.endDate ?? defaultEnd(validity, startDate),
    materials: question.materials ?? {},
    laterDue: question.laterDue ?? '',
  }
}

function reasonOf({ field, rule, severity, problem, remedy, because = [] }: Issue): Reason {
  // A day still to be agreed with the person stands in nobody's way.
  const isOpen = severity === 'warning' || (field === 'laterDue' && rule === 'missing')
  return { says: isOpen ? 'ask' : 'no', words: problem, instead: remedy, because }
}

function decided(reasons: readonly Reason[]): Verdict {
  const says = (wanted: Reason['says']) => reasons.some((reason) => reason.says === wanted)
  return { value: says('no') ? 'no' : says('ask') ? 'ask' : 'yes', reasons }
}
