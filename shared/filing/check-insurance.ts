import { findLabel, INSURANCE_TYPES } from '#shared/codes/code-tables.ts'
import { findGeneralRule } from '#shared/policy/resolve.ts'
import type { Check } from './check.ts'
import { findMissing } from './check-missing.ts'
import { citing, error, unknownCode } from './issue.ts'

/** Insurance type (规程第三条) and insured division. */
export const checkInsurance: Check = (entry, policy, { tables }) => {
  const absentType = findMissing(entry, 'insuranceType')
  const absentDivision = findMissing(entry, 'insuredDivision')
  const rule = findGeneralRule(policy, 'insurance-types')
  const isFiled =
    findLabel(INSURANCE_TYPES, entry.insuranceType) !== undefined &&
    (rule?.value.codes.includes(entry.insuranceType) ?? true)
  const typeIssue = isFiled
    ? undefined
    : {
        ...unknownCode(
          'insuranceType',
          '险种',
          INSURANCE_TYPES.map((row) => row.label),
        ),
        ...citing(rule?.because ?? []),
      }
  const divisionIssue = tables.divisions.has(entry.insuredDivision)
    ? undefined
    : error('insuredDivision', 'unknown-division', {
        problem: `参保地 ${entry.insuredDivision} 不在医保区划表中`,
        remedy: '请输入 6 位医保区划代码或地名拼音，从列表中选',
      })
  return [absentType ?? typeIssue, absentDivision ?? divisionIssue].filter(
    (issue) => issue !== undefined,
  )
}
