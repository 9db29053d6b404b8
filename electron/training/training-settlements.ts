import { createHash } from 'node:crypto'
import { addDays } from '#shared/calendar/days.ts'
import { FEE_CATEGORIES, getLabel } from '#shared/codes/code-tables.ts'
import { type SeededDraw, seededDraw } from './seeded-draw.ts'
import type { TrainingPerson } from './training-persons.ts'

/** A settlement the training subsystem knows of, in cents: made up, and its sums agree. */
export interface TrainingSettlement {
  readonly setl_id: string
  readonly mdtrt_id: string
  readonly person: TrainingPerson
  readonly hospital: TrainingHospital
  readonly illness: TrainingIllness
  readonly from: string
  readonly to: string
  readonly fees: readonly TrainingFee[]
  readonly paid: TrainingPayment
  /** Whether fund_pay_sumamt includes acct_pay; some places do not say. */
  readonly accountIncluded: '0' | '1' | undefined
}

/** What a category cost, by 甲类, 乙类 and 自费. */
export interface TrainingFee {
  readonly code: string
  readonly classA: number
  readonly classB: number
  readonly ownPaid: number
}

/** Who paid what. */
export interface TrainingPayment {
  readonly total: number
  readonly ownPaid: number
  readonly paidFirst: number
  readonly inScope: number
  readonly deductible: number
  readonly pooled: number
  readonly seriousIllness: number
  readonly account: number
  readonly fundTotal: number
  readonly cash: number
}

interface TrainingHospital {
  readonly code: string
  readonly name: string
  readonly level: string
  /** Where it lies. */
  readonly division: string
}

interface TrainingIllness {
  readonly name: string
  /** '' where there is no other. */
  readonly other: string
  readonly ward: string
}

const HOSPITALS: readonly [TrainingHospital, ...TrainingHospital[]] = [
  { code: 'H44010000001', name: '广州市河滨中心医院', level: '三级甲等', division: '440100' },
  { code: 'H11010000002', name: '北京市河滨医院', level: '三级甲等', division: '110100' },
  { code: 'H33010000003', name: '杭州市湖滨人民医院', level: '二级甲等', division: '330100' },
]

const ILLNESSES: readonly [TrainingIllness, ...TrainingIllness[]] = [
  { name: '冠状动脉粥样硬化性心脏病', other: '高血压病 2 级', ward: '心血管内科' },
  { name: '右侧股骨颈骨折', other: '', ward: '骨科' },
  { name: '社区获得性肺炎', other: '2 型糖尿病', ward: '呼吸与危重症医学科' },
]

const ACCOUNT_FLAGS: readonly ['0', '1', undefined] = ['0', '1', undefined]

/** Of a hospital stay; the rest of the fourteen stays empty. */
const CHARGED = ['01', '02', '03', '04', '05', '06', '07', '08', '09', '11'] as const

/** The settlements of a seeded person: from none to three, always the same. */
export function trainingSettlements(person: TrainingPerson): readonly TrainingSettlement[] {
  const draw = seededDraw(createHash('sha256').update(person.personNumber).digest().readUInt32BE())
  return Array.from({ length: draw.below(4) }, (_, index) => {
    const from = addDays('2026-01-05', index * 95 + draw.below(60))
    const fees = CHARGED.filter(() => draw.below(5) > 0).map((code) => feeOf(draw, code))
    const accountIncluded = draw.oneOf<'0' | '1' | undefined>(ACCOUNT_FLAGS)
    const serial = `${person.personNumber.slice(-12)}${index + 1}`
    return {
      setl_id: `S${serial}`,
      mdtrt_id: `M${serial}`,
      person,
      hospital: draw.oneOf(HOSPITALS),
      illness: draw.oneOf(ILLNESSES),
      from,
      to: addDays(from, 4 + draw.below(20)),
      fees,
      paid: paymentOf(person, fees, accountIncluded === '1'),
      accountIncluded,
    }
  })
}

/** The lines of the bill: one for each category and class that cost something. */
export function trainingFeeLines({ fees, from }: TrainingSettlement) {
  return fees.flatMap(({ code, classA, classB, ownPaid }) =>
    (
      [
        ['01', classA],
        ['02', classB],
        ['03', ownPaid],
      ] as const
    )
      .filter(([, amount]) => amount > 0)
      .map(([level, amount]) => ({
        fee_ocur_time: `${from} 08:00:00`,
        cnt: 1,
        pric: amount / 100,
        det_item_fee_sumamt: amount / 100,
        chrgitm_lv: level,
        hilist_name: `${getLabel(FEE_CATEGORIES, code)}（训练项目 ${code}${level}）`,
        med_chrgitm_type: code,
      })),
  )
}

function feeOf(draw: SeededDraw, code: string): TrainingFee {
  const total = 20_000 + draw.below(480_000)
  const ownPaid = Math.round(total * 0.1)
  const classB = Math.round(total * 0.3)
  return { code, classA: total - ownPaid - classB, classB, ownPaid }
}

function paymentOf(
  { insuranceType }: TrainingPerson,
  fees: readonly TrainingFee[],
  isAccountIncluded: boolean,
): TrainingPayment {
  const sum = (read: (fee: TrainingFee) => number) =>
    fees.reduce((total, fee) => total + read(fee), 0)
  const total = sum(({ classA, classB, ownPaid }) => classA + classB + ownPaid)
  const ownPaid = sum((fee) => fee.ownPaid)
  const paidFirst = Math.round(sum((fee) => fee.classB) * 0.1)
  const inScope = total - ownPaid - paidFirst
  const deductible = Math.min(80_000, inScope)
  const pooled = Math.round((inScope - deductible) * (insuranceType === '310' ? 0.85 : 0.6))
  const seriousIllness = insuranceType === '390' ? Math.round((inScope - pooled) * 0.1) : 0
  const left = total - pooled - seriousIllness
  const account = insuranceType === '310' ? Math.min(left, 60_000) : 0
  const fundTotal = pooled + seriousIllness + (isAccountIncluded ? account : 0)
  return {
    total,
    ownPaid,
    paidFirst,
    inScope,
    deductible,
    pooled,
    seriousIllness,
    account,
    fundTotal,
    cash: left - account,
  }
}
