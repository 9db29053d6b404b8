import type { Agent, FilingEntry } from './filing.ts'
import type { OnwardTransfer, Referral } from './referral.ts'

/** The plain parts of a referral. */
export type ReferralPart = Exclude<keyof Referral, 'onward'>

/** A field that has a name of its own: every one but the materials, whose names come with the policy. */
export type NamedField =
  | Exclude<keyof FilingEntry, 'materials' | 'agent' | 'referral' | 'injury'>
  | `agent.${keyof Agent}`
  | `referral.${ReferralPart}`
  | `referral.onward.${keyof OnwardTransfer}`

/** A field of the entry, as issues and forms name it. */
export type FieldName = NamedField | `materials.${string}`

/** What a field is called and what a right value looks like: form, read-back and print share it. */
export interface FieldInfo {
  readonly label: string
  readonly example: string
  /** `always`, or told by the rules of the category and of the other fields. */
  readonly required: 'always' | 'by-rule' | 'never'
}

type EntryField = Exclude<keyof FilingEntry, 'materials' | 'agent' | 'referral' | 'injury'>

/** The fields of an entry in the order in which a clerk meets them. */
export const ENTRY_FIELDS: Readonly<Record<EntryField, FieldInfo>> = {
  voucher: { label: '出示凭证', example: '医保电子凭证', required: 'always' },
  documentType: { label: '证件类型', example: '居民身份证', required: 'always' },
  documentNumber: { label: '证件号码', example: '18 位身份证号码', required: 'always' },
  documentValidUntil: { label: '证件有效期至', example: '2035-06-30', required: 'never' },
  name: { label: '姓名', example: '买买提·吐尔逊', required: 'always' },
  gender: { label: '性别', example: '男', required: 'always' },
  insuranceType: { label: '险种', example: '职工医保', required: 'always' },
  insuredDivision: { label: '参保地', example: '山东省 威海市 环翠区', required: 'always' },
  category: { label: '人员类别', example: '异地安置退休人员', required: 'always' },
  fileAnyway: { label: '仍要登记备案', example: '', required: 'never' },
  destination: { label: '就医地', example: '输入 gz 选广州市', required: 'always' },
  startDate: { label: '开始日期', example: '2026-11-22', required: 'always' },
  endDate: { label: '结束日期', example: '2027-05-22', required: 'by-rule' },
  address: { label: '异地联系地址', example: '天河区体育西路 1 号', required: 'always' },
  phone: { label: '联系电话1', example: '13812345678', required: 'always' },
  secondPhone: { label: '联系电话2', example: '020-87654321', required: 'never' },
  laterDue: { label: '补交期限', example: '2026-12-31', required: 'by-rule' },
  note: { label: '备注', example: '', required: 'never' },
}

/** The fields of an agent. */
export const AGENT_FIELDS: Readonly<Record<keyof Agent, FieldInfo>> = {
  name: { label: '代办人姓名', example: '李小明', required: 'by-rule' },
  documentType: { label: '代办人证件类型', example: '居民身份证', required: 'by-rule' },
  documentNumber: { label: '代办人证件号码', example: '18 位身份证号码', required: 'by-rule' },
  phone: { label: '代办人电话', example: '13812345678', required: 'by-rule' },
  relationship: { label: '与本人关系', example: '子女', required: 'by-rule' },
}

/** The fields of a referral, in the order in which a certificate is read. */
export const REFERRAL_FIELDS: Readonly<Record<ReferralPart, FieldInfo>> = {
  issuer: { label: '开具机构', example: '市中心医院', required: 'by-rule' },
  issuerLevel: { label: '开具级别', example: '三级', required: 'by-rule' },
  issuerCode: { label: '机构编号', example: 'H 加 11 位数字', required: 'never' },
  opinionBy: { label: '意见医师', example: '副主任医师', required: 'by-rule' },
  approvedBy: { label: '核准', example: '', required: 'by-rule' },
  date: { label: '意见日期', example: '2026-11-20', required: 'never' },
  diagnosisCode: { label: '诊断编码', example: 'I25.1', required: 'never' },
  diagnosis: { label: '诊断', example: '冠状动脉粥样硬化性心脏病', required: 'never' },
  reason: { label: '转诊原因', example: '需行冠状动脉搭桥手术', required: 'never' },
  receiver: { label: '转往机构', example: '省人民医院', required: 'by-rule' },
  receiverLevel: { label: '转往级别', example: '三级', required: 'by-rule' },
}

/** The fields of an onward transfer. */
export const ONWARD_FIELDS: Readonly<Record<keyof OnwardTransfer, FieldInfo>> = {
  from: { label: '转出机构', example: '省人民医院', required: 'by-rule' },
  relation: { label: '机构关系', example: '备案地省内', required: 'by-rule' },
  issuer: { label: '意见出具', example: '第一家转入医疗机构', required: 'by-rule' },
  date: { label: '意见日期', example: '2026-11-20', required: 'never' },
}

/** What every field is called, by its whole name. */
const NAMED: Readonly<Record<string, FieldInfo>> = {
  ...ENTRY_FIELDS,
  ...under('agent', AGENT_FIELDS),
  ...under('referral', REFERRAL_FIELDS),
  ...under('referral.onward', ONWARD_FIELDS),
}

/** Every field that has a name of its own. */
export const NAMED_FIELDS: readonly NamedField[] =
  // Made of the records above, whose keys the type is made of too.
  Object.keys(NAMED) as NamedField[]

/** What a field is called and what a right value looks like. */
export function infoOf(field: NamedField): FieldInfo {
  const info = NAMED[field]
  if (info === undefined) throw new Error(`no field ${field}`)
  return info
}

/** The label of any field; a material carries the label of its requirement instead. */
export function labelOf(field: FieldName, materialLabel = '材料'): string {
  return isMaterial(field) ? materialLabel : infoOf(field).label
}

/** Whether a field is a material, whose name comes with the policy. */
export function isMaterial(field: FieldName): field is `materials.${string}` {
  return field.startsWith('materials.')
}

function under(prefix: string, fields: Readonly<Record<string, FieldInfo>>) {
  return Object.fromEntries(
    Object.entries(fields).map(([name, info]) => [`${prefix}.${name}`, info]),
  )
}
