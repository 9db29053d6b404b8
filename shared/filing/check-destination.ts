import { destinationLabel, provinceOf } from '#shared/codes/divisions.ts'
import { cite } from '#shared/policy/policy.ts'
import type { Check } from './check.ts'
import { findMissing } from './check-missing.ts'
import { error } from './issue.ts'

const INSTITUTION = /医院|卫生院|卫生服务|诊所|门诊部|保健院|医疗中心|疗养院|^[HP]\d{11}$/

/** 就医地: one of the places of 规程第十一条, in another province (第二条), never one hospital. */
export const checkDestination: Check = (entry, policy, { tables }) => {
  const absent = findMissing(entry, 'destination')
  if (absent) return [{ ...absent, basis: cite(policy.destination.level) }]
  if (INSTITUTION.test(entry.destination)) {
    return [
      error('destination', 'destination-hospital', {
        problem: '就医地填成了医疗机构',
        remedy: '请备案到就医地市或直辖市，到那里后可在所有跨省联网定点医疗机构就医',
        basis: policy.destination.level,
      }),
    ]
  }
  const destination = tables.destinations.get(entry.destination)
  if (destination === undefined) {
    return [
      error('destination', 'destination-unknown', {
        problem: `“${entry.destination}”不是可备案的就医地`,
        remedy: '请选地市、直辖市，海南、西藏或新疆生产建设兵团',
        basis: policy.destination.level,
      }),
    ]
  }
  return provinceOf(destination.code) === provinceOf(entry.insuredDivision)
    ? [
        error('destination', 'destination-own-province', {
          problem: `${destinationLabel(destination)}在参保省内`,
          remedy: '跨省备案请选其他省份；省内异地就医不在本系统办理',
          basis: policy.destination.crossProvince,
        }),
      ]
    : []
}
