import type { Destination } from '#shared/codes/divisions.ts'
import { assertNever } from '#shared/result.ts'
import { ASK } from './answer.ts'
import type { Answers, AskedMaterial } from './answers.ts'
import type { FactName } from './conditions.ts'
import type { EligibilityWay } from './eligibility.ts'
import { LIMITED_ACTIONS, type LimitedAction } from './limits.ts'
import type { Basis, Category, Evidence } from './policy.ts'
import { findRule, listRules, type Policy } from './resolve.ts'
import type { RuleValue } from './rules.ts'

/** The sentences of a value. */
export interface Said {
  /** `because` where a sentence stands in other articles than the whole answer. */
  readonly lines: readonly { readonly text: string; readonly because?: readonly Basis[] }[]
  /** The rule has no case for what is known. */
  readonly isOpen?: boolean
  /** What would tell which of several cases it is. */
  readonly missing?: readonly FactName[]
}

type ValueOf<N extends keyof Answers> = NonNullable<Answers[N]['value']>

/** 人员类别. */
export function ofCategory({ label, filing }: RuleValue<'category'>): Said {
  return one(filing === 'deemed' ? `${label}视同已备案，无需办理。` : `${label}，需要办理备案。`)
}

/** 认定条件: each way with its own article. */
export function ofEligibility(
  { ways }: ValueOf<'eligibility'>,
  policy: Policy,
  category: Category,
): Said {
  const rules = listRules(policy, 'eligibility-way', category)
  const isSingle = ways.length === 1
  const lines = ways.map((way) => ({
    text: `${wayMark(way, isSingle)}${way.label}。`,
    because: rules.find(({ value }) => value.id === way.id)?.because ?? [],
  }))
  return { lines, missing: [...new Set(ways.flatMap(({ missing }) => missing))] }
}

function wayMark({ held }: EligibilityWay, isSingle: boolean): string {
  switch (held) {
    case 'yes':
      return '符合：'
    case 'no':
      return '不符合：'
    case 'open':
      return isSingle ? '条件：' : '条件之一：'
    default:
      return assertNever(held)
  }
}

/** 所需材料: one sentence each; what a promise may replace and what may come later is marked. */
export function ofMaterials(
  materials: ValueOf<'materials'>,
  policy: Policy,
  category: Category,
): Said {
  if (materials.length === 0) return one('不用提交材料。')
  const required = policy.categories[category]?.materials ?? []
  return {
    lines: materials.map((material) => ({
      text: `${materialWords(material)}。`,
      because: required.find(({ id }) => id === material.id)?.because ?? [],
    })),
  }
}

/** A material and the ways to meet it; a label that lists them itself is enough. */
export function materialWords({ label, anyOf }: Pick<AskedMaterial, 'label' | 'anyOf'>): string {
  const papers = anyOf.filter(({ kind }) => kind === 'document')
  const isListed = papers.every((paper) => label.includes(paper.label))
  const ways = [...(isListed ? [] : papers), ...anyOf.filter(({ kind }) => kind !== 'document')]
  return ways.length === 0
    ? label
    : `${label}：${ways.map((way) => EVIDENCE_MARKS[way.kind] + way.label).join('；或')}`
}

/** What stands before a way to meet a material: a promise instead of it, or the paper later. */
export const EVIDENCE_MARKS: Readonly<Record<Evidence['kind'], string>> = {
  document: '',
  promise: '△',
  later: '◇',
}

/** 告知承诺. */
export function ofPromise(promised: ValueOf<'promise'>): Said {
  return one(`可以用个人承诺书代替：${labelsOf(promised)}。`)
}

/** 承诺不实的处理. */
export function ofPromiseBreach({ label }: RuleValue<'promise-breach'>): Said {
  return one(`${label}。`)
}

/** 容缺受理: what may come later, until when. */
export function ofLater(later: ValueOf<'later'>): Said {
  return {
    lines: later.map(({ label, workingDays }) => ({
      text: `${label}可以先受理、后补交，${laterTerm(workingDays)}。`,
    })),
  }
}

/** Until when a paper may come later; where the text sets no time the office agrees one. */
export function laterTerm(workingDays: number | null): string {
  return workingDays === null
    ? '补交期限现有文件没有规定，由经办机构与申领人约定'
    : `自受理次日起 ${workingDays} 个工作日内补交`
}

/** 备案有效期. */
export function ofValidity(validity: ValueOf<'validity'>, startDate: string): Said {
  const { end, atLeastMonths, atMostMonths, earliest, latest } = validity
  if (end === 'none') return one('不设结束日期，长期有效。')
  const bounds = [
    atLeastMonths === undefined ? '' : `不少于 ${atLeastMonths} 个月`,
    atMostMonths === undefined ? '' : `最长 ${atMostMonths} 个月`,
  ].filter((bound) => bound !== '')
  const days = [
    earliest === null ? '' : `最早 ${earliest}`,
    latest === null ? '' : `最晚 ${latest}`,
  ].filter((day) => day !== '')
  const whether = end === 'optional' ? '长期有效，也可以设定结束日期' : '要设结束日期'
  return {
    lines: [
      { text: `${[whether, ...bounds].join('，')}。` },
      ...(days.length === 0
        ? []
        : [{ text: `自 ${startDate} 开始的，结束日期${days.join('、')}。` }]),
    ],
  }
}

/** 补办的开始日期. */
export function ofEarliestStart({ day }: ValueOf<'earliestStart'>, today: string): Said {
  if (day === null) return one('补办的备案，开始日期不受限制。')
  return one(
    `补办的备案，开始日期最多往前提前 ${daysBetween(day, today)} 日（今天办理的，最早 ${day}）。`,
  )
}

/** 出院结算前补办. */
export function ofLateFiling({ before }: RuleValue<'late-filing'>): Said {
  switch (before) {
    case 'discharge-settlement':
      return one('出院结算前补办备案的，可以直接结算。')
    default:
      return assertNever(before)
  }
}

/** 自费结算后补办. */
export function ofAfterSelfPay(_: ValueOf<'afterSelfPay'>): Said {
  return one('出院自费结算后补办的，可以申请手工报销。')
}

/** 变更 and 终止 as the rule has them; undefined where no text sets or leaves out a limit. */
export function ofLimit(
  action: LimitedAction,
  policy: Policy,
  category: Category,
): string | undefined {
  const limit = findRule(policy, action, category)?.value
  const name = LIMITED_ACTIONS[action]
  switch (limit?.kind) {
    case undefined:
    case 'as-insured-place':
      return undefined
    case 'any-time':
      return `可以随时${name}。`
    case 'any-time-without-cost':
      return `未在备案地发生医疗费用的，可以随时${name}；已发生的，备案满 ${limit.monthsWithCost} 个月起可以${name}。`
    default:
      return assertNever(limit)
  }
}

/** 有效期与住院. */
export function ofAdmission({ isSettled }: RuleValue<'admission'>): Said {
  return one(
    isSettled
      ? '有效期内已办理入院手续的，出院时不受有效期限制，可以直接结算。'
      : '有效期内已办理入院手续、有效期后出院的，不能直接结算。',
  )
}

/** Rules that distinguish cases: the one that applies, or all that still may. */
export function ofCases(chosen: ValueOf<'homeBenefit'>): Said {
  return casesSaid(chosen, ({ label }) => label)
}

/** 在就医地再转诊: each case with who gives the opinion. */
export function ofOnwardTransfer(chosen: ValueOf<'onwardTransfer'>): Said {
  return casesSaid(chosen, ({ label, issuer }) => `${label}（由${issuer}出具转诊转院意见或证明）`)
}

interface Cases<C> {
  readonly applies: C | null
  readonly possible: readonly C[]
  readonly missing: readonly FactName[]
}

function casesSaid<C>({ applies, possible, missing }: Cases<C>, words: (one: C) => string): Said {
  if (applies !== null) return one(`${words(applies)}。`)
  if (possible.length === 0) {
    return { ...one(`这种情形，现有文件没有规定，${ASK}。`), isOpen: true }
  }
  return { ...one(`${possible.map(words).join('；')}。`), missing }
}

/** 备案到哪里 (规程第十一条). */
export function ofDestination(
  { provinceLevel }: RuleValue<'destination-level'>,
  destinations: ReadonlyMap<string, Destination>,
): Said {
  const names = provinceLevel.map((code) => destinations.get(code)?.name ?? code)
  const whole = names.length === 0 ? '' : `；${names.join('、')}可以整体备案`
  return one(`备案到就医的地级市或直辖市${whole}。`)
}

/** 备案到医院. */
export function ofInstitution({ isForbidden }: RuleValue<'no-institution'>): Said {
  return one(isForbidden ? '不得备案到具体的定点医疗机构。' : '可以备案到具体的定点医疗机构。')
}

/** 转诊证明的开具; what the text leaves open is not said. */
export function ofReferral(referral: ValueOf<'referral'>): Said {
  const { issuer, receivingLevels, isOneReceiving, opinionBy, approvedBy } = referral
  const levels = receivingLevels?.map((level) => LEVELS[level] ?? String(level)).join('或')
  const parts = [
    `由${issuer}开具`,
    opinionBy === null ? '' : `${opinionBy}出具意见`,
    approvedBy === null ? '' : `${approvedBy}核准`,
    levels === undefined ? '' : `转往${levels}定点医疗机构`,
    isOneReceiving ? '限一家' : '',
  ]
  return one(`${parts.filter((part) => part !== '').join('，')}。`)
}

const LEVELS: Readonly<Record<number, string>> = { 1: '一级', 2: '二级', 3: '三级' }

/** 办理时限. */
export function ofHandlingTime({ workingDays, channel }: RuleValue<'handling-time'>): Said {
  return one(`通过${channel}申请的，原则上 ${workingDays} 个工作日内办结。`)
}

/** 手工报销. */
export function ofManualClaim({ workingDays, materials }: RuleValue<'manual-claim'>): Said {
  return one(`需要${materials.join('、')}；收齐材料之日起，原则上 ${workingDays} 个工作日内完成。`)
}

/** 险种变化. */
export function ofInsuranceChange({ isKept }: RuleValue<'insurance-change'>): Said {
  return one(
    isKept ? '险种发生变化的，备案在规定时间内继续有效。' : '险种发生变化的，备案不再有效。',
  )
}

function one(text: string): Said {
  return { lines: [{ text }] }
}

function labelsOf(named: readonly { readonly label: string }[]): string {
  return named.map(({ label }) => label).join('、')
}

function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / 86_400_000
}
