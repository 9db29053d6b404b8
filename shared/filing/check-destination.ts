import { type Destination, destinationLabel, provinceOf } from '#shared/codes/divisions.ts'
import { findGeneralRule, type Policy } from '#shared/policy/resolve.ts'
import type { Check } from './check.ts'
import { findMissing } from './check-missing.ts'
import { citing, error, type Issue } from './issue.ts'

const INSTITUTION = /医院|卫生院|卫生服务|诊所|门诊部|保健院|医疗中心|疗养院|^[HP]\d{11}$/

/** 就医地: a prefecture or one of the provinces the texts name, in another province, never one hospital. */
export const checkDestination: Check = (entry, policy, { tables }) => {
  const basis = findGeneralRule(policy, 'destination-level')?.because ?? []
  const absent = findMissing(entry, 'destination')
  if (absent) return [{ ...absent, ...citing(basis) }]
  if (INSTITUTION.test(entry.destination)) {
    return [
      error('destination', 'destination-hospital', {
        problem: '就医地填成了医疗机构',
        remedy: '请备案到就医地市或直辖市，到那里后可在所有跨省联网定点医疗机构就医',
        basis: findGeneralRule(policy, 'no-institution')?.because ?? basis,
      }),
    ]
  }
  const destination = tables.destinations.get(entry.destination)
  if (destination === undefined) {
    return [
      error('destination', 'destination-unknown', {
        problem: `“${entry.destination}”不是可备案的就医地`,
        remedy: '请选地市、直辖市，或文件写明可备案到省级的地方',
        basis,
      }),
    ]
  }
  return [
    ...checkProvince(destination, entry.insuredDivision, policy),
    ...checkLevel(destination, policy),
  ]
}

function checkProvince(
  destination: Destination,
  insuredDivision: string,
  policy: Policy,
): readonly Issue[] {
  const rule = findGeneralRule(policy, 'cross-province')
  const isRequired = rule?.value.isRequired ?? true
  return isRequired && provinceOf(destination.code) === provinceOf(insuredDivision)
    ? [
        error('destination', 'destination-own-province', {
          problem: `${destinationLabel(destination)}在参保省内`,
          remedy: '跨省备案请选其他省份；省内异地就医不在本系统办理',
          basis: rule?.because ?? [],
        }),
      ]
    : []
}

/** Which provinces one may file to as a whole changed with the years (2019: 海南, 西藏; 2022: also 兵团). */
function checkLevel({ code, level, name }: Destination, policy: Policy): readonly Issue[] {
  const rule = findGeneralRule(policy, 'destination-level')
  const isWhole = level === 'province-pooled' || level === 'corps'
  return !isWhole || rule === undefined || rule.value.provinceLevel.includes(code)
    ? []
    : [
        error('destination', 'destination-level', {
          problem: `${name}不能按省级备案`,
          remedy: '请备案到就医的地市',
          basis: rule.because,
        }),
      ]
}
