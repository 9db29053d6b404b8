import * as z from 'zod'

/** What rules may ask about a person, a filing or a treatment, by the words a clerk is asked with. */
export const FACTS = {
  insuranceType: '险种（310 职工医保，390 城乡居民医保）',
  age: '年龄（周岁）',
  livesElsewhere: '长期在参保省外工作、居住、生活',
  meetsEarlierProcedures: '符合当地原经办规程的办理条件',
  isRetired: '已退休',
  hasHouseholdMoved: '户籍已迁入定居地',
  hasResidencePermit: '已办理就医地居住证',
  hasResidenceCertificate: '已取得就医地居住证明',
  isFlexiblyEmployed: '以灵活就业方式参加职工医保的在职人员',
  worksElsewhere: '外出务工或创业就业',
  canInsureThere: '能在当地参保',
  isSentByEmployer: '由用人单位长期派驻',
  isChildWithParents: '随父母异地生活（或回原籍）的学生儿童',
  guardianWorksElsewhere: '监护人外出务工',
  guardianFiled: '监护人已办理异地就医备案',
  guardianInsuredThere: '监护人参加就医地职工医保',
  isEmergency: '急诊、抢救',
  isOnShortTrip: '短期出差、学习培训或度假期间',
  hasReferral: '已办理转诊（转外就医）手续',
  institutionLevel: '就医机构级别（1、2、3）',
  isAllianceInstitution: '与转入医疗机构有医疗联合体或分级诊疗关系',
  isMutuallyRecognized: '区域互认的定点医疗机构',
  isTransferWithinProvince: '在备案地省内转诊',
  isProvedByPaper: '提交了户籍证明、居住证或单位工作证明等材料',
  isPromiseOnly: '单纯采用个人承诺方式办理备案',
  monthsFiled: '备案已满的月数',
  isTerminated: '已终止原备案',
  costArisen: '在备案地发生过医疗费用',
  isInHospital: '已办理入院手续，尚未出院结算',
} as const satisfies Record<string, string>

export type FactName = keyof typeof FACTS

const FactNames = z.enum(Object.keys(FACTS) as [FactName, ...FactName[]])
const FactValue = z.union([z.boolean(), z.string(), z.number()])

/** What is known; a fact that is absent or null is not known. */
export const Facts = z.partialRecord(FactNames, FactValue.nullable())
export type Facts = Readonly<z.infer<typeof Facts>>

const Plain = z.union([
  z.strictObject({ fact: FactNames, is: FactValue }),
  z.strictObject({ fact: FactNames, atLeast: z.number() }),
  z.strictObject({ fact: FactNames, below: z.number() }),
])
type Plain = z.infer<typeof Plain>

/** One condition of a rule: about one fact, or one of several. */
export const Condition = z.union([Plain, z.strictObject({ anyOf: z.array(Plain).min(2) })])
export type Condition = z.infer<typeof Condition>

/** Whether conditions hold: yes, no, or open as long as the facts named in `missing` are not known. */
export type Held =
  | { readonly kind: 'yes' }
  | { readonly kind: 'no' }
  | { readonly kind: 'open'; readonly missing: readonly FactName[] }

/** Whether all of `conditions` hold; none at all always does. One that fails decides, whatever is open. */
export function holds(conditions: readonly Condition[], facts: Facts): Held {
  return conditions.map((condition) => holdsOne(condition, facts)).reduce(and, { kind: 'yes' })
}

function holdsOne(condition: Condition, facts: Facts): Held {
  return 'anyOf' in condition
    ? condition.anyOf.map((one) => holdsPlain(one, facts)).reduce(or, { kind: 'no' })
    : holdsPlain(condition, facts)
}

function holdsPlain(condition: Plain, facts: Facts): Held {
  const value = facts[condition.fact]
  if (value === undefined || value === null) return { kind: 'open', missing: [condition.fact] }
  if ('is' in condition) return yesNo(value === condition.is)
  return 'atLeast' in condition
    ? yesNo(Number(value) >= condition.atLeast)
    : yesNo(Number(value) < condition.below)
}

function and(a: Held, b: Held): Held {
  if (a.kind === 'no' || b.kind === 'yes') return a
  if (b.kind === 'no' || a.kind === 'yes') return b
  return { kind: 'open', missing: union(a.missing, b.missing) }
}

function or(a: Held, b: Held): Held {
  if (a.kind === 'yes' || b.kind === 'no') return a
  if (b.kind === 'yes' || a.kind === 'no') return b
  return { kind: 'open', missing: union(a.missing, b.missing) }
}

function union(a: readonly FactName[], b: readonly FactName[]): readonly FactName[] {
  return [...new Set([...a, ...b])]
}

function yesNo(isSo: boolean): Held {
  return { kind: isSo ? 'yes' : 'no' }
}
