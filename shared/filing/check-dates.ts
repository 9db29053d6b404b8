import type { Validity } from '#shared/policy/policy.ts'
import { earliestEnd } from '#shared/policy/validity.ts'
import type { Check } from './check.ts'
import { findMissing, missing } from './check-missing.ts'
import { ENTRY_FIELDS } from './fields.ts'
import type { FilingEntry } from './filing.ts'
import { error, type Issue, warning } from './issue.ts'

/** Start and end of the filing, under the validity of its category (规程第十条). */
export const checkDates: Check = (entry, policy, { today }) => {
  const absent = findMissing(entry, 'startDate')
  const category = entry.category === '' ? undefined : policy.categories[entry.category]
  if (absent) return [absent]
  const late = checkStart(entry, today)
  return category ? [...late, ...checkEnd(entry, category.validity)] : late
}

function checkStart(entry: FilingEntry, today: string): readonly Issue[] {
  return entry.startDate < today
    ? [
        warning('startDate', 'start-past', {
          problem: '开始日期早于今天',
          remedy: '补办的起始日期按参保地规定；国家规程没有规定，请核对后继续',
          basis: '规程第十四条、第十六条',
        }),
      ]
    : []
}

function checkEnd(entry: FilingEntry, validity: Validity): readonly Issue[] {
  switch (validity.kind) {
    case 'until-changed':
      return entry.endDate === ''
        ? []
        : [
            error('endDate', 'end-not-allowed', {
              problem: '长期备案不设结束日期',
              remedy: '请清空，备案长期有效',
              basis: validity.basis,
            }),
          ]
    case 'at-least-months': {
      if (entry.endDate === '') return [missing('endDate', ENTRY_FIELDS.endDate)]
      const earliest = earliestEnd(entry.startDate, validity.months)
      return entry.endDate < earliest
        ? [
            error('endDate', 'end-too-early', {
              problem: `有效期不足 ${validity.months} 个月`,
              remedy: `结束日期应不早于 ${earliest}`,
              basis: validity.basis,
            }),
          ]
        : []
    }
  }
}
