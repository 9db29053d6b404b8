import * as z from 'zod'
import {
  AGENT_RELATIONSHIPS,
  type CodeRow,
  DOCUMENT_TYPES,
  GENDERS,
  INSTITUTION_LEVELS,
  INSURANCE_TYPES,
  PHYSICIAN_TITLES,
  TRANSFER_RELATIONS,
  VOUCHERS,
} from '#shared/codes/code-tables.ts'
import { Category } from '#shared/policy/policy.ts'

/** A code of the table, or its label. */
const coded = (table: readonly CodeRow[]) =>
  z.enum(table.flatMap((row) => [row.code, row.label]) as [string, ...string[]])

const ReferralCase = z.strictObject({
  issuer: z.string().optional().describe('开具机构'),
  issuerLevel: coded(INSTITUTION_LEVELS).optional().describe('开具级别'),
  issuerCode: z.string().optional().describe('机构编号'),
  opinionBy: coded(PHYSICIAN_TITLES).optional().describe('意见医师: the title'),
  approvedBy: z.string().optional().describe('核准: as the rules name it, e.g. 科室主任'),
  date: z.iso.date().optional().describe('意见日期'),
  diagnosis: z.string().optional().describe('诊断'),
  diagnosisCode: z.string().optional().describe('诊断编码'),
  reason: z.string().optional().describe('转诊原因'),
  receiver: z.string().optional().describe('转往机构; never the destination'),
  receiverLevel: coded(INSTITUTION_LEVELS).optional().describe('转往级别'),
  onward: z
    .strictObject({
      from: z.string().describe('转出机构'),
      relation: coded(TRANSFER_RELATIONS).describe('机构关系'),
      issuer: z.string().describe('意见出具: as the rules name it, or 其他医疗机构'),
      date: z.iso.date().optional().describe('意见日期'),
    })
    .optional()
    .describe('再次转诊'),
})

/** One filing for `npm run demo -- --case FILE.json`: what a clerk would type, in the fields' own words. */
export const FilingCase = z.strictObject({
  title: z.string().optional().describe('Words for the summary; never printed on a form'),
  voucher: coded(VOUCHERS).describe('出示凭证'),
  documentType: coded(DOCUMENT_TYPES).default('01').describe('证件类型'),
  documentNumber: z.string().describe('证件号码'),
  documentValidUntil: z.iso.date().optional().describe('证件有效期至; default: without end'),
  name: z.string().describe('姓名'),
  gender: coded(GENDERS).optional().describe('性别; read from an identity number'),
  insuranceType: coded(INSURANCE_TYPES).describe('险种'),
  insuredDivision: z.string().describe('参保地: 6-digit code'),
  category: Category.describe('人员类别'),
  fileAnyway: z
    .boolean()
    .default(false)
    .describe('仍要登记备案: registers an emergency, which counts as filed without it'),
  destination: z.string().describe('就医地: 6-digit code of 规程第十一条, or its name'),
  startDate: z.iso.date().optional().describe('开始日期; default today'),
  endDate: z.iso.date().optional().describe('结束日期; default by the category'),
  address: z.string().describe('异地联系地址'),
  phone: z.string().describe('联系电话1'),
  secondPhone: z.string().optional().describe('联系电话2'),
  materials: z
    .record(z.string(), z.string())
    .default({})
    .describe('Material requirement → evidence, ids of assets/policies; `promise` is 个人承诺书'),
  laterDue: z.iso.date().optional().describe('补交期限 of papers that come later'),
  referral: ReferralCase.optional().describe('转诊证明内容, with a referral certificate'),
  agent: z
    .strictObject({
      name: z.string(),
      documentType: coded(DOCUMENT_TYPES).default('01'),
      documentNumber: z.string(),
      phone: z.string(),
      relationship: coded(AGENT_RELATIONSHIPS),
    })
    .optional()
    .describe('代办人'),
  note: z.string().optional().describe('备注'),
  expect: z
    .enum(['acknowledged', 'refused', 'not-filed'])
    .optional()
    .describe(
      'The state it must reach, default acknowledged; not-filed: the rules must refuse it, default of an emergency without fileAnyway',
    ),
})
export type FilingCase = z.infer<typeof FilingCase>

/** Where a filing of a demo is expected to end. */
export type Expectation = NonNullable<FilingCase['expect']>

/** The state a case must reach: its own word, or what its category comes to by itself. */
export function expectationOf({ expect, category, fileAnyway }: FilingCase): Expectation {
  return expect ?? (category === 'emergency' && !fileAnyway ? 'not-filed' : 'acknowledged')
}

/** A case file: one filing or a list of them. */
export const CaseFile = z.union([FilingCase, z.array(FilingCase).min(1)])
