import { addDays } from '#shared/calendar/days.ts'
import type { Category, Validity } from '#shared/policy/policy.ts'
import { findRule, type Policy, type Ruled } from '#shared/policy/resolve.ts'
import { endRange } from '#shared/policy/validity.ts'
import type { Check } from './check.ts'
import { findMissing, missing } from './check-missing.ts'
import { ENTRY_FIELDS } from './fields.ts'
import type { FilingEntry } from './filing.ts'
import { citing, error, type Issue, warning } from './issue.ts'

/** Start and end of the filing, under the late filing and the validity of its category. */
export const checkDates: Check = (entry, policy, { today, filedOn = today }) => {
  const absent = findMissing(entry, 'startDate')
  if (absent) return [absent]
  const { category, startDate } = entry
  if (category === '') return []
  const late = startDate < filedOn ? checkLateStart(startDate, policy, { category, filedOn }) : []
  return [...late, ...checkEnd(entry, policy.categories[category]?.validity)]
}

/** 补办: how far back the start of a late filing may lie is the insured place's to say. */
function checkLateStart(
  startDate: string,
  policy: Policy,
  { category, filedOn }: { readonly category: Category; readonly filedOn: string },
): readonly Issue[] {
  const rule = findRule(policy, 'backdating', category)
  if (rule === undefined) {
    return [
      warning('startDate', 'start-past', {
        problem: '开始日期早于今天（补办）',
        remedy: '能提前到哪一天，现有文件没有规定，请向参保地核实后继续',
        basis: findRule(policy, 'late-filing', category)?.because ?? [],
      }),
    ]
  }
  if (rule.value.limit === 'none') return []
  const earliest = addDays(filedOn, -rule.value.days)
  return startDate >= earliest
    ? []
    : [
        error('startDate', 'start-too-early', {
          problem: `补办的开始日期最多提前 ${rule.value.days} 日`,
          remedy: `请填 ${earliest} 或以后的日期；更早的费用按参保地规定申请手工报销`,
          basis: rule.because,
        }),
      ]
}

function checkEnd(
  { startDate, endDate }: FilingEntry,
  rule: Ruled<Validity> | undefined,
): readonly Issue[] {
  if (rule === undefined) return []
  const { value: validity, because: basis } = rule
  if (endDate === '') {
    const info = ENTRY_FIELDS.endDate
    return validity.end === 'required' ? [{ ...missing('endDate', info), ...citing(basis) }] : []
  }
  if (validity.end === 'none') {
    return [
      error('endDate', 'end-not-allowed', {
        problem: '这类备案不设结束日期',
        remedy: '请清空结束日期',
        basis,
      }),
    ]
  }
  return checkBounds({ startDate, endDate }, rule)
}

function checkBounds(
  { startDate, endDate }: Pick<FilingEntry, 'startDate' | 'endDate'>,
  { value: validity, because: basis }: Ruled<Validity>,
): readonly Issue[] {
  const { earliest = startDate, latest = endDate } = endRange(validity, startDate)
  if (endDate < earliest) {
    return [
      error('endDate', 'end-too-early', {
        problem:
          validity.atLeastMonths === undefined
            ? '结束日期早于开始日期'
            : `有效期不足 ${validity.atLeastMonths} 个月`,
        remedy: `结束日期应不早于 ${earliest}`,
        basis,
      }),
    ]
  }
  return endDate <= latest
    ? []
    : [
        error('endDate', 'end-too-late', {
          problem: `有效期超过 ${validity.atMostMonths} 个月`,
          remedy: `结束日期应不晚于 ${latest}`,
          basis,
        }),
      ]
}
