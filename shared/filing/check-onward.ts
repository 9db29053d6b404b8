import { chooseCase } from '#shared/policy/cases.ts'
import type { Facts } from '#shared/policy/conditions.ts'
import { findRule, type Policy } from '#shared/policy/resolve.ts'
import { missing } from './check-missing.ts'
import { checkOpinionDate, checkVisible } from './check-opinion.ts'
import { infoOf, ONWARD_FIELDS } from './fields.ts'
import { error, type Issue, warning } from './issue.ts'
import { EMPTY_ONWARD, type OnwardTransfer } from './referral.ts'

/** What each relation says of the transfer, as rules ask about it. */
const FACTS_OF: Readonly<Record<OnwardTransfer['relation'], Facts>> = {
  '': {},
  alliance: { isAllianceInstitution: true },
  'same-province': { isAllianceInstitution: false, isTransferWithinProvince: true },
  'other-province': { isAllianceInstitution: false, isTransferWithinProvince: false },
}

/** 再次转诊: whose opinion it needs is told by how the next institution stands to the one that is left. */
export function checkOnward(
  onward: OnwardTransfer | null,
  policy: Policy,
  today: string,
): readonly Issue[] {
  if (onward === null) return []
  const parts = Object.keys(EMPTY_ONWARD) as (keyof OnwardTransfer)[]
  const absent = parts
    .filter((part) => onward[part] === '' && ONWARD_FIELDS[part].required === 'by-rule')
    .map((part) => missing(`referral.onward.${part}`, infoOf(`referral.onward.${part}`)))
  return [
    ...absent,
    ...(onward.relation === '' ? [] : checkIssuer(onward, policy)),
    ...checkOpinionDate('referral.onward.date', onward.date, today),
    ...checkVisible('referral.onward.from', onward.from),
  ]
}

function checkIssuer({ relation, issuer }: OnwardTransfer, policy: Policy): readonly Issue[] {
  const rule = findRule(policy, 'onward-transfer', 'referred')
  const { value, because } = chooseCase(rule, FACTS_OF[relation], '再次转诊')
  const applies = value?.applies ?? null
  if (applies === null) {
    return [
      warning('referral.onward.relation', 'onward-unknown', {
        problem: '这样的再次转诊由谁出具意见，现有文件没有规定',
        remedy: '请向参保地核实后继续',
        basis: because,
      }),
    ]
  }
  return issuer === '' || issuer === applies.issuer
    ? []
    : [
        error('referral.onward.issuer', 'onward-issuer', {
          problem: `再次转诊的意见由${issuer}出具`,
          remedy: `${applies.label}的，应由${applies.issuer}出具`,
          basis: because,
        }),
      ]
}
