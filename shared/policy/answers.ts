import { addDays } from '#shared/calendar/days.ts'
import { type Answer, answer, gather, unknown } from './answer.ts'
import { type Chosen, chooseCase } from './cases.ts'
import type { Facts } from './conditions.ts'
import { type Eligibility, eligibilityAnswer } from './eligibility.ts'
import { type Allowance, limitAnswer } from './limits.ts'
import { type Basis, type Category, citeAll, type Evidence, type Validity } from './policy.ts'
import { findRule, listRules, type Policy } from './resolve.ts'
import type { Referral, RuleName, RuleValue, StatementTopic } from './rules.ts'
import { endRange } from './validity.ts'

/** What the answers of a category are asked with. */
export interface Asked {
  readonly category: Category
  /** The office's day. */
  readonly day: string
  /** The start of the filing that is asked about. */
  readonly startDate: string
  readonly facts: Facts
}

type CaseOf<N extends RuleName> =
  RuleValue<N> extends { cases: readonly (infer C)[] } ? Omit<C, 'conditions'> : never

/** A material and the ways to meet it. */
export interface AskedMaterial {
  readonly id: string
  readonly label: string
  readonly anyOf: readonly Evidence[]
}

/** An article that is quoted under a heading, as cited. */
export interface Statement extends RuleValue<'statement'> {
  readonly cited: string
}

/** Everything the rules answer for a category, each with its articles. */
export interface Answers {
  readonly category: Answer<RuleValue<'category'>>
  readonly eligibility: Answer<Eligibility>
  readonly materials: Answer<readonly AskedMaterial[]>
  /** What a promise may stand in for (告知承诺). */
  readonly promise: Answer<readonly Pick<AskedMaterial, 'id' | 'label'>[]>
  /** What follows from a promise that was not true. */
  readonly promiseBreach: Answer<RuleValue<'promise-breach'>>
  /** What may be supplied later (容缺受理); `workingDays` null: the text sets no time. */
  readonly later: Answer<
    readonly (Pick<AskedMaterial, 'id' | 'label'> & { readonly workingDays: number | null })[]
  >
  readonly validity: Answer<
    Validity & { readonly earliest: string | null; readonly latest: string | null }
  >
  /** The first day a late filing (补办) may start on; null: as far back as one likes. */
  readonly earliestStart: Answer<{ readonly day: string | null }>
  readonly lateFiling: Answer<RuleValue<'late-filing'>>
  readonly afterSelfPay: Answer<{ readonly claim: 'manual' }>
  readonly change: Answer<Allowance>
  readonly terminate: Answer<Allowance>
  readonly admission: Answer<RuleValue<'admission'>>
  readonly homeBenefit: Answer<Chosen<CaseOf<'home-benefit'>>>
  readonly paidShare: Answer<Chosen<CaseOf<'paid-share'>>>
  readonly destination: Answer<RuleValue<'destination-level'>>
  readonly institution: Answer<RuleValue<'no-institution'>>
  readonly referral: Answer<Referral>
  readonly onwardTransfer: Answer<Chosen<CaseOf<'onward-transfer'>>>
  readonly handlingTime: Answer<RuleValue<'handling-time'>>
  readonly manualClaim: Answer<RuleValue<'manual-claim'>>
  readonly insuranceChange: Answer<RuleValue<'insurance-change'>>
  /** What else the texts say to this category, for notices and help to quote. */
  readonly statements: Answer<readonly Statement[]>
}

/** The answers of a policy; window, notices and the command line ask this one function. */
export function answersOf(policy: Policy, asked: Asked): Answers {
  const { category, facts } = asked
  const plain = <N extends RuleName>(name: N, what: string): Answer<RuleValue<N>> =>
    answer(findRule(policy, name, category), what, (value) => value)
  const limited = (action: 'change' | 'terminate') =>
    limitAnswer(policy, action, { filing: asked, day: asked.day })
  const heard = <V>(topic: StatementTopic, found: Answer<V>): Answer<V> =>
    found.because.length > 0 ? found : { ...found, because: statementsOn(topic, policy, category) }
  return {
    category: plain('category', '这类人员'),
    eligibility: eligibilityAnswer(policy, category, facts),
    materials: materialsAnswer(policy, category),
    promise: heard('promise', promiseAnswer(policy, category)),
    promiseBreach: heard('promise', plain('promise-breach', '承诺不实的处理办法')),
    later: heard('promise', laterAnswer(policy, category)),
    validity: validityAnswer(policy, asked),
    earliestStart: earliestStartAnswer(policy, asked),
    lateFiling: plain('late-filing', '出院结算前补办的处理'),
    afterSelfPay: afterSelfPayAnswer(policy, category),
    change: limited('change'),
    terminate: limited('terminate'),
    admission: plain('admission', '有效期内入院、有效期后出院的处理'),
    homeBenefit: chooseCase(
      findRule(policy, 'home-benefit', category),
      facts,
      '备案后回参保地就医的待遇',
    ),
    paidShare: heard(
      'benefit',
      chooseCase(findRule(policy, 'paid-share', category), facts, '支付比例的变化'),
    ),
    destination: plain('destination-level', '可备案到的行政层级'),
    institution: plain('no-institution', '能否备案到具体医疗机构'),
    referral: plain('referral', '转诊的开具要求'),
    onwardTransfer: chooseCase(
      findRule(policy, 'onward-transfer', category),
      facts,
      '在就医地再次转诊的办法',
    ),
    handlingTime: plain('handling-time', '办理时限'),
    manualClaim: plain('manual-claim', '手工报销的材料和时限'),
    insuranceChange: plain('insurance-change', '险种变化后备案是否继续有效'),
    statements: statementsAnswer(policy, category),
  }
}

function materialsAnswer(policy: Policy, category: Category): Answer<readonly AskedMaterial[]> {
  const own = policy.categories[category]
  if (own === undefined) return unknown('所需材料')
  if (own.materials.length === 0) {
    return own.filing === 'deemed'
      ? { value: [], because: own.because }
      : unknown('所需材料', own.because)
  }
  const asked = own.materials.map(({ id, label, anyOf }) => ({ id, label, anyOf }))
  return { value: asked, because: gather(own.materials) }
}

function promiseAnswer(
  policy: Policy,
  category: Category,
): Answer<readonly Pick<AskedMaterial, 'id' | 'label'>[]> {
  const promised = metBy(policy, category, 'promise')
  return promised.length === 0
    ? unknown('能否用个人承诺书代替材料')
    : { value: promised.map(({ id, label }) => ({ id, label })), because: gather(promised) }
}

function laterAnswer(policy: Policy, category: Category): Answers['later'] {
  const later = listRules(policy, 'evidence', category).filter(
    ({ value }) => value.evidence.kind === 'later',
  )
  if (later.length === 0) {
    return unknown('哪些材料可以容缺后补、期限多长')
  }
  const labels = new Map(
    policy.categories[category]?.materials.map(({ id, label }) => [id, label]) ?? [],
  )
  return {
    value: later.map(({ value: { material, evidence } }) => ({
      id: material,
      label: labels.get(material) ?? evidence.label,
      workingDays: evidence.workingDays ?? null,
    })),
    because: gather(later),
  }
}

function metBy(policy: Policy, category: Category, kind: Evidence['kind']) {
  return (policy.categories[category]?.materials ?? []).filter(({ anyOf }) =>
    anyOf.some((evidence) => evidence.kind === kind),
  )
}

function statementsAnswer(policy: Policy, category: Category): Answers['statements'] {
  const told = listRules(policy, 'statement', category)
  return told.length === 0
    ? unknown('其他办理须知')
    : {
        value: told.map(({ value, because }) => ({ ...value, cited: citeAll(because) })),
        because: gather(told),
      }
}

/** What the texts say of a topic in general: it stands behind a question that no rule answers. */
function statementsOn(topic: StatementTopic, policy: Policy, category: Category): readonly Basis[] {
  const told = listRules(policy, 'statement', category).filter(({ value }) => value.topic === topic)
  return gather(told)
}

function afterSelfPayAnswer(policy: Policy, category: Category): Answers['afterSelfPay'] {
  const what = '自费结算后补办的报销办法'
  const rule = findRule(policy, 'after-self-pay', category)
  return rule?.value.claim === 'manual'
    ? { value: { claim: 'manual' }, because: rule.because }
    : unknown(what, rule?.because)
}

function validityAnswer(policy: Policy, { category, startDate }: Asked): Answers['validity'] {
  return answer(findRule(policy, 'validity', category), '有效期', (validity) => {
    const { earliest, latest } = endRange(validity, startDate)
    return { ...validity, earliest: earliest ?? null, latest: latest ?? null }
  })
}

function earliestStartAnswer(policy: Policy, { category, day }: Asked): Answers['earliestStart'] {
  const what = '补办的开始日期能提前多久'
  const rule = findRule(policy, 'backdating', category)
  if (rule === undefined) {
    return unknown(what, findRule(policy, 'late-filing', category)?.because)
  }
  return answer(rule, what, (value) => ({
    day: value.limit === 'none' ? null : addDays(day, -value.days),
  }))
}
