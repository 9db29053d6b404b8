import * as z from 'zod'
import { sentence, standing, words } from './template-words.ts'

/** What a cell of the 结算单 may name; each is found by `settlement-values.ts`. */
export const STATEMENT_VALUES = [
  ...(['name', 'gender', 'age', 'documentNumber', 'cardNumber'] as const),
  ...(['insuredPlace', 'insuranceType', 'treatedPlace', 'hospital', 'hospitalLevel'] as const),
  ...(['visitType', 'inpatientNumber', 'admittedTo', 'dischargedFrom'] as const),
  ...(['admissionDiagnosis', 'diagnosis', 'otherDiagnosis', 'from', 'to', 'days'] as const),
  ...(['total', 'inScope', 'ownPaid', 'paidFirst', 'deductible', 'fundTotal'] as const),
  ...(['pooled', 'account', 'civilServant', 'supplementary', 'seriousIllness'] as const),
  ...(['disabledVeteran', 'assistance', 'other', 'cash'] as const),
] as const
export type StatementValue = (typeof STATEMENT_VALUES)[number]

const StatementCell = z.union([
  z.strictObject({
    span: z.int().min(1).default(1),
    /** So many rows high. */
    rows: z.int().min(2).optional(),
    text: sentence(...STATEMENT_VALUES),
    align: z.enum(['left', 'center', 'right']).default('left'),
  }),
  /** Lies under a cell that began in a row above. */
  z.strictObject({ span: z.int().min(1).default(1), covered: z.literal(true) }),
])

/** One province's layout of the form, row by row. */
const StatementVariant = z.strictObject({
  id: words,
  ...standing,
  /** First two digits of the provinces that use it; anywhere else it is borrowed, and prints 参考样式. */
  provinces: z.array(z.string().regex(/^\d{2}$/)),
  borrowedSource: words,
  /** Widths in mm. */
  columns: z.array(z.number().positive()).min(1),
  rows: z.array(z.strictObject({ height: z.number().positive(), cells: z.array(StatementCell) })),
})
export type StatementVariant = z.infer<typeof StatementVariant>

/** 附件13 住院结算单: the layouts in use, which one the office takes, and our annex. */
export const SettlementStatementTemplate = z
  .strictObject({
    title: sentence('province'),
    variants: z.array(StatementVariant).min(1),
    /** The variant of an office in any other province. */
    otherwise: words,
    annex: z.strictObject({
      title: words,
      categories: z.strictObject({
        number: words,
        category: words,
        total: words,
        classA: words,
        classB: words,
        ownPaid: words,
        other: words,
        sum: words,
      }),
      funds: z.strictObject({ fund: words, code: words, amount: words }),
      categoriesFrom: z.strictObject({ source: words, lines: words }),
      categoriesDiffer: words,
    }),
    words: z.strictObject({
      settlementNumber: words,
      none: words,
      localCategory: sentence('code'),
      accountIncluded: z.strictObject({
        yes: sentence('account'),
        no: sentence('account'),
        unsaid: sentence('account'),
      }),
      footer: sentence('settledAt', 'askedOn'),
    }),
  })
  .refine(({ variants, otherwise }) => variants.some(({ id }) => id === otherwise), {
    path: ['otherwise'],
  })
export type SettlementStatementTemplate = z.infer<typeof SettlementStatementTemplate>
