import {
  DOCUMENT_TYPES,
  findLabel,
  GENDERS,
  INSURANCE_TYPES,
  VISIT_TYPES,
} from '#shared/codes/code-tables.ts'
import { findDivisionPath } from '#shared/codes/divisions.ts'
import type { Tables } from '#shared/reference-data.ts'
import { yuan } from '#shared/settlement/money.ts'
import type { Settlement } from '#shared/settlement/settlement.ts'
import type { FoundValue } from './form-values.ts'
import type { SettlementStatementTemplate, StatementValue } from './settlement-template.ts'

type Found = Readonly<Record<StatementValue, FoundValue>>

/**
 * What the 结算单 says of a settlement. The subsystem need not tell everything: what it left out is printed
 * as told to be missing, except who, where, when and the three sums a settlement is made of.
 */
export function findStatementValues(
  settlement: Settlement,
  tables: Tables,
  { words }: Pick<SettlementStatementTemplate, 'words'>,
): Found {
  const told = (field: string, text: string | undefined) => ({ field, text: text || words.none })
  const { person, hospital, visit } = settlement
  const kind = findLabel(DOCUMENT_TYPES, person.documentType)
  return {
    name: { field: '患者姓名', text: person.name },
    gender: { field: '性别', text: findLabel(GENDERS, person.gender) },
    age: told('年龄', person.age),
    documentNumber: {
      field: '社会保障号码',
      text:
        person.documentType === '01'
          ? person.documentNumber
          : `${person.documentNumber}（${kind}）`,
    },
    cardNumber: told('社保卡号', person.cardNumber),
    insuredPlace: {
      field: '参保地',
      text: findDivisionPath(tables.divisions, settlement.insuredDivision)?.replaceAll(' ', ''),
    },
    insuranceType: told('险种类型', findLabel(INSURANCE_TYPES, settlement.insuranceType)),
    treatedPlace: told(
      '就医地',
      findDivisionPath(tables.divisions, hospital.division)?.replaceAll(' ', ''),
    ),
    hospital: { field: '医院名称', text: hospital.name },
    hospitalLevel: told('医院等级', hospital.level),
    visitType: told('入院方式', findLabel(VISIT_TYPES, visit.type)),
    inpatientNumber: told('住院号', visit.inpatientNumber),
    admittedTo: told('入院科室', visit.admittedTo),
    dischargedFrom: told('出院科室', visit.dischargedFrom),
    admissionDiagnosis: told('入院诊断', visit.admissionDiagnosis),
    diagnosis: told('出院诊断', visit.diagnosis),
    otherDiagnosis: told('次要诊断', visit.otherDiagnosis),
    from: { field: '入院日期', text: visit.from },
    to: { field: '出院日期', text: visit.to },
    days: { field: '住院天数', text: String(daysIn(visit)) },
    ...sumsOf(settlement, words.none),
  }
}

const SUM_FIELDS = {
  total: '总费用',
  inScope: '统筹内费用',
  ownPaid: '自费费用',
  paidFirst: '部分政策自付',
  deductible: '本次起付标准',
  fundTotal: '基金支付合计',
  pooled: '统筹基金',
  account: '个人账户基金',
  civilServant: '公务员医疗补助',
  supplementary: '企业补充医疗保险基金',
  seriousIllness: '大病保险',
  disabledVeteran: '伤残人员医疗保险基金',
  assistance: '医疗救助',
  other: '其他基金',
  cash: '个人现金支付',
} as const

type SumField = keyof typeof SUM_FIELDS

/** Every sum as it was told. The form has one line for 居民大病 and 职工大额; a person has only one of them. */
function sumsOf({ sums }: Settlement, none: string): Pick<Found, SumField> {
  const shown = { ...sums, seriousIllness: bothOf(sums.seriousIllness, sums.largeExpense) }
  const found = Object.entries(SUM_FIELDS).map(([name, field]) => {
    // The names are those of SUM_FIELDS.
    const cents = shown[name as SumField]
    return [name, { field, text: cents === null ? none : yuan(cents) }]
  })
  // One value for each name of SUM_FIELDS, by construction.
  return Object.fromEntries(found) as Pick<Found, SumField>
}

function bothOf(one: number | null, other: number | null): number | null {
  return one === null && other === null ? null : (one ?? 0) + (other ?? 0)
}

/** The day of leaving is not counted; a stay within one day is one. */
function daysIn({ from, to }: Settlement['visit']): number {
  return Math.max(1, Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000))
}
