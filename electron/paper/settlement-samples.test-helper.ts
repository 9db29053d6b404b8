import type { Office } from '#shared/bridge.ts'
import type { StatementInput } from '#shared/forms/settlement-statement.ts'
import type { Settlement } from '#shared/settlement/settlement.ts'
import { SAMPLE_ENTRIES, sampleInput } from './form-samples.test-helper.ts'

/** A made-up stay in hospital of a person who cannot exist; every sum as if told, in cents. */
export const SAMPLE_SETTLEMENT: Settlement = {
  id: '371002-S000000000001',
  settlementNumber: 'S000000000001',
  personNumber: '37100200000000000001',
  person: {
    name: '沈静秋',
    gender: '2',
    age: '68',
    documentType: '01',
    documentNumber: '169900195803110022',
    cardNumber: '',
  },
  insuranceType: '310',
  insuredDivision: '371002',
  hospital: {
    code: 'H44010000001',
    name: '广州市河滨中心医院',
    level: '三级甲等',
    division: '440100',
  },
  visit: {
    type: '21',
    inpatientNumber: 'ZY0000001',
    admittedTo: '心血管内科',
    dischargedFrom: '心血管内科',
    admissionDiagnosis: '冠状动脉粥样硬化性心脏病',
    diagnosis: '冠状动脉粥样硬化性心脏病',
    otherDiagnosis: '高血压病 2 级',
    from: '2026-10-02',
    to: '2026-10-14',
  },
  settledAt: '2026-10-14 15:20:00',
  sums: {
    total: 2_356_780,
    inScope: 2_000_000,
    ownPaid: 256_780,
    paidFirst: 100_000,
    deductible: 80_000,
    fundTotal: 1_632_000,
    pooled: 1_632_000,
    account: 60_000,
    civilServant: 0,
    supplementary: 0,
    seriousIllness: null,
    largeExpense: 0,
    disabledVeteran: null,
    assistance: 0,
    other: 0,
    cash: 664_780,
  },
  accountIncluded: 'no',
  funds: [
    { code: '310100', name: '职工基本医疗保险统筹基金', amount: 1_632_000 },
    { code: '310200', name: '职工基本医疗保险个人账户', amount: 60_000 },
  ],
  categories: [
    fee('01', 100_000, 0, 20_000),
    fee('03', 400_000, 200_000, 36_780),
    fee('06', 500_000, 300_000, 100_000),
    fee('09', 300_000, 300_000, 100_000),
  ],
  categoriesFrom: 'source',
  lines: [],
  askedAt: '2026-11-23T01:30:00.000Z',
}

/** Everything for the 结算单 of `settlement`, printed by an office of 山东 unless told otherwise. */
export function statementInput(
  settlement: Settlement = SAMPLE_SETTLEMENT,
  office: Partial<Office> = {},
): StatementInput {
  const { filing: _filing, policy: _policy, ...page } = sampleInput(SAMPLE_ENTRIES.retiree)
  return { ...page, office: { ...page.office, ...office }, settlement }
}

function fee(code: string, classA: number, classB: number, ownPaid: number) {
  return { code, total: classA + classB + ownPaid, classA, classB, ownPaid, other: 0 }
}
