import * as z from 'zod'
import type { Answer } from './answer.ts'
import { type Answers, answersOf } from './answers.ts'
import { divisionOf, type PolicyPack } from './pack.ts'
import { Category, cite } from './policy.ts'
import { type Policy, resolvePolicy } from './resolve.ts'
import {
  casesWords,
  evidenceWords,
  laterWords,
  ruleName,
  validityWords,
  valueWords,
} from './rule-words.ts'

/** An answer that comes out differently, for those for whom it does so in the same way. */
export const AnswerChange = z.strictObject({
  /** What the answer is about, e.g. 有效期. */
  about: z.string(),
  /** For whom: the labels of their categories. */
  categories: z.array(z.string()),
  /** What is answered otherwise; '' where something is only added or only left away. */
  before: z.string(),
  after: z.string(),
  /** The articles of the answer after; where it is only they that change, before and after read alike. */
  because: z.array(z.string()),
})
export type AnswerChange = z.infer<typeof AnswerChange>

/** What is quoted anyway is compared as rules and articles. */
type Told = Exclude<keyof Answers, 'statements'>

type ValueOf<N extends Told> = Answers[N] extends Answer<infer V> ? V : never

/** What an answer is called, and how its value reads. */
type AnswerWords = {
  readonly [N in Told]: readonly [about: string, say: (value: ValueOf<N>) => string]
}

const NOTHING = '无'

const ANSWERS: AnswerWords = {
  category: [ruleName('category'), (value) => valueWords('category', value)],
  eligibility: [ruleName('eligibility-way'), ({ ways }) => ways.map(labelOf).join('；或')],
  materials: [
    '所需材料',
    (asked) =>
      asked
        .map(({ label, anyOf }) => `${label}：${anyOf.map(evidenceWords).join('；或')}`)
        .join('\n') || NOTHING,
  ],
  promise: ['可承诺代替的材料', (promised) => promised.map(labelOf).join('、')],
  promiseBreach: [ruleName('promise-breach'), (value) => valueWords('promise-breach', value)],
  later: [
    '可容缺后补的材料',
    (later) => later.map((one) => `${one.label}（${laterWords(one.workingDays)}）`).join('；'),
  ],
  validity: [ruleName('validity'), validityWords],
  earliestStart: [ruleName('backdating'), ({ day }) => (day === null ? '不限' : `最早 ${day}`)],
  lateFiling: [ruleName('late-filing'), (value) => valueWords('late-filing', value)],
  afterSelfPay: [ruleName('after-self-pay'), (value) => valueWords('after-self-pay', value)],
  change: [ruleName('change'), ({ words }) => words],
  terminate: [ruleName('terminate'), ({ words }) => words],
  admission: [ruleName('admission'), (value) => valueWords('admission', value)],
  homeBenefit: [ruleName('home-benefit'), ({ possible }) => casesWords({ cases: possible })],
  paidShare: [ruleName('paid-share'), ({ possible }) => casesWords({ cases: possible })],
  destination: [ruleName('destination-level'), (value) => valueWords('destination-level', value)],
  institution: [ruleName('no-institution'), (value) => valueWords('no-institution', value)],
  referral: [ruleName('referral'), (value) => valueWords('referral', value)],
  onwardTransfer: [
    ruleName('onward-transfer'),
    ({ possible }) => possible.map(({ label, issuer }) => `${label}（${issuer}）`).join('；'),
  ],
  handlingTime: [ruleName('handling-time'), (value) => valueWords('handling-time', value)],
  manualClaim: [ruleName('manual-claim'), (value) => valueWords('manual-claim', value)],
  insuranceChange: [ruleName('insurance-change'), (value) => valueWords('insurance-change', value)],
}

// The table has every answer.
const NAMES = Object.keys(ANSWERS) as readonly Told[]

/**
 * What a pack that joins others changes of the answers on `day`, in its own region: of a filing that
 * starts that day, of somebody of whom nothing is known yet.
 */
export function answerChanges(
  held: readonly PolicyPack[],
  next: PolicyPack,
  day: string,
): readonly AnswerChange[] {
  const division = divisionOf(next)
  const before = resolvePolicy(held, division, day)
  const after = resolvePolicy([...held, next], division, day)
  return together(
    Category.options.flatMap((category) => changesFor(category, { before, after, day })),
  )
}

interface TwoPolicies {
  readonly before: Policy
  readonly after: Policy
  readonly day: string
}

function changesFor(category: Category, { before, after, day }: TwoPolicies): AnswerChange[] {
  const asked = { category, day, startDate: day, facts: {} }
  const [was, is] = [answersOf(before, asked), answersOf(after, asked)]
  const label = (after.categories[category] ?? before.categories[category])?.label ?? category
  return NAMES.flatMap((name) => {
    const [before, after] = [wordsOf(name, was), wordsOf(name, is)]
    const because = citedOf(is[name])
    if (before === after && because.join() === citedOf(was[name]).join()) return []
    const words = before === after ? { before, after } : unlike(before, after)
    return [{ about: ANSWERS[name][0], categories: [label], ...words, because }]
  })
}

function wordsOf<N extends Told>(name: N, answers: Answers): string {
  // An answer is read by the words of its own name, which TypeScript cannot follow.
  const { value, ...open } = answers[name] as Answer<ValueOf<N>>
  if (value === null) return 'unknown' in open ? open.unknown : NOTHING
  return (ANSWERS[name][1] as (value: ValueOf<N>) => string)(value)
}

/** Of two texts the lines that the other has not. */
function unlike(before: string, after: string): Pick<AnswerChange, 'before' | 'after'> {
  const [was, is] = [before.split('\n'), after.split('\n')]
  return {
    before: was.filter((line) => !is.includes(line)).join('\n'),
    after: is.filter((line) => !was.includes(line)).join('\n'),
  }
}

function citedOf({ because }: Pick<Answer<unknown>, 'because'>): string[] {
  return [...new Set(because.map(cite))]
}

/** Changes that read alike, told once. */
function together(changes: readonly AnswerChange[]): readonly AnswerChange[] {
  const told = new Map<string, AnswerChange>()
  for (const change of changes) {
    const { categories, ...rest } = change
    const key = JSON.stringify(rest)
    const first = told.get(key)
    told.set(key, { ...change, categories: [...(first?.categories ?? []), ...categories] })
  }
  return [...told.values()]
}

function labelOf({ label }: { readonly label: string }): string {
  return label
}
