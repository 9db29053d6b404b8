import * as z from 'zod'

/** Money in cents, as the source gave it; null where it gave none. Never computed from other amounts. */
const Amount = z.int().nullable()

/** The sums of a settlement under our names; the national ones stand in `settlement-reply.ts`. */
export const SettlementSums = z.strictObject({
  /** 医疗费总额. */
  total: z.int(),
  /** 符合政策范围金额, the 统筹内费用 of the form. */
  inScope: Amount,
  /** 全自费. */
  ownPaid: Amount,
  /** 先行自付, the 部分政策自付 of the form. */
  paidFirst: Amount,
  /** 实际支付起付线. */
  deductible: Amount,
  /** 基金支付总额; whether it includes the individual account says `accountIncluded` alone. */
  fundTotal: z.int(),
  pooled: Amount,
  /** 个人账户支出. */
  account: Amount,
  civilServant: Amount,
  /** 企业补充. */
  supplementary: Amount,
  /** 居民大病. */
  seriousIllness: Amount,
  /** 职工大额. */
  largeExpense: Amount,
  disabledVeteran: Amount,
  assistance: Amount,
  other: Amount,
  /** 个人现金支付. */
  cash: z.int(),
})
export type SettlementSums = z.infer<typeof SettlementSums>

/** One of the 大类费用 (规程第三十二条), in cents; `code` is one of `FEE_CATEGORIES` or a local one. */
export const CategoryFee = z.strictObject({
  code: z.string(),
  total: z.int(),
  classA: z.int(),
  classB: z.int(),
  ownPaid: z.int(),
  other: z.int(),
})
export type CategoryFee = z.infer<typeof CategoryFee>

/** One line of the bill (5204). */
export const FeeLine = z.strictObject({
  on: z.string(),
  name: z.string(),
  /** 医疗收费项目类别. */
  category: z.string(),
  count: z.number(),
  /** Cents. */
  amount: z.int(),
  /** 收费项目等级 chrgitm_lv: 01 甲, 02 乙, 03 丙（自费）; '' where it is not told. */
  level: z.string(),
})
export type FeeLine = z.infer<typeof FeeLine>

/** A cross-province settlement as the subsystem told it; '' where it says nothing. */
export const Settlement = z.strictObject({
  /** Insured place and 结算ID: the name under which the vault keeps it. */
  id: z.string(),
  /** 结算ID setl_id. */
  settlementNumber: z.string(),
  personNumber: z.string(),
  person: z.strictObject({
    name: z.string(),
    gender: z.string(),
    /** In years, as at the settlement. */
    age: z.string(),
    documentType: z.string(),
    documentNumber: z.string(),
    cardNumber: z.string(),
  }),
  insuranceType: z.string(),
  insuredDivision: z.string(),
  hospital: z.strictObject({
    code: z.string(),
    name: z.string(),
    level: z.string(),
    division: z.string(),
  }),
  visit: z.strictObject({
    /** 医疗类别: a code of `VISIT_TYPES` or a local one. */
    type: z.string(),
    inpatientNumber: z.string(),
    admittedTo: z.string(),
    dischargedFrom: z.string(),
    admissionDiagnosis: z.string(),
    diagnosis: z.string(),
    otherDiagnosis: z.string(),
    /** `YYYY-MM-DD`. */
    from: z.iso.date(),
    to: z.iso.date(),
  }),
  /** `YYYY-MM-DD HH:mm:ss`, Beijing time. */
  settledAt: z.string(),
  sums: SettlementSums,
  /** Whether 基金支付总额 includes the individual account, as the source says; `unsaid` where it does not. */
  accountIncluded: z.enum(['yes', 'no', 'unsaid']),
  /** What each fund paid, as 5203 lists it, in cents. */
  funds: z.array(z.strictObject({ code: z.string(), name: z.string(), amount: z.int() })),
  categories: z.array(CategoryFee),
  /** Whether the source told the categories, or they were added up from the lines of the bill. */
  categoriesFrom: z.enum(['source', 'lines']),
  lines: z.array(FeeLine),
  /** When the desk was told. */
  askedAt: z.iso.datetime(),
})
export type Settlement = z.infer<typeof Settlement>
