import { addMonths } from '#shared/calendar/months.ts'
import { assertNever } from '#shared/result.ts'
import { type Answer, unknown } from './answer.ts'
import type { Facts } from './conditions.ts'
import type { Basis, Category } from './policy.ts'
import { findRule, type Policy } from './resolve.ts'

/** Whether something may be done on a day; `from` is the first day on which it may, where that is later. */
export interface Allowance {
  readonly isAllowed: boolean
  readonly from: string | null
  readonly words: string
}

/** A filing as far as the limits of changing and ending it look at it. */
export interface LimitedFiling {
  readonly category: Category
  readonly startDate: string
  readonly facts: Pick<Facts, 'costArisen'>
}

/** What the limits are about, as clerks call it. */
export const LIMITED_ACTIONS = { change: '变更', terminate: '终止' } as const
export type LimitedAction = keyof typeof LIMITED_ACTIONS

/**
 * Whether the rules let a filing be changed or terminated on `day`. Unknown where they leave it to the
 * insured place, or hang on a cost nobody knows of: the clerk asks. Months count from the filing's start.
 */
export function limitAnswer(
  policy: Policy,
  action: LimitedAction,
  asked: { readonly filing: LimitedFiling; readonly day: string },
): Answer<Allowance> {
  const name = LIMITED_ACTIONS[action]
  const rule = findRule(policy, action, asked.filing.category)
  if (rule === undefined) return unknown(`${name}备案的时限`)
  const { value: limit, because } = rule
  switch (limit.kind) {
    case 'as-insured-place':
      return unknown(`参保地是否设置${name}备案的时限`, because)
    case 'any-time':
      return allowed(`没有设时限，可以${name}`, because)
    case 'any-time-without-cost':
      return byCost(name, { ...asked, months: limit.monthsWithCost }, because)
    default:
      return assertNever(limit)
  }
}

function byCost(
  name: string,
  asked: { readonly filing: LimitedFiling; readonly day: string; readonly months: number },
  because: readonly Basis[],
): Answer<Allowance> {
  const { filing, day, months } = asked
  const { costArisen } = filing.facts
  const from = addMonths(filing.startDate, months)
  if (day >= from) return allowed(`备案已满 ${months} 个月，可以${name}`, because)
  if (costArisen === false) return allowed(`未在备案地发生医疗费用，可随时${name}`, because)
  if (costArisen === true) {
    const words = `已在备案地发生医疗费用，备案满 ${months} 个月（${from}）起方可${name}`
    return { value: { isAllowed: false, from, words }, because }
  }
  return {
    value: null,
    unknown: `请问清是否在备案地发生过医疗费用：没有的可随时${name}，有的 ${from} 起方可${name}`,
    because,
  }
}

function allowed(words: string, because: readonly Basis[]): Answer<Allowance> {
  return { value: { isAllowed: true, from: null, words }, because }
}
