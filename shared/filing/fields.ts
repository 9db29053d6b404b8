import type { Agent, FilingEntry } from './filing.ts'

/** A field of the entry, as issues and forms name it. */
export type FieldName =
  | Exclude<keyof FilingEntry, 'materials' | 'agent'>
  | `materials.${string}`
  | `agent.${keyof Agent}`

/** What a field is called and what a right value looks like: form, read-back and print share it. */
export interface FieldInfo {
  readonly label: string
  readonly example: string
  /** `always`, or told by the rules of the category and of the other fields. */
  readonly required: 'always' | 'by-rule' | 'never'
}

type EntryField = Exclude<keyof FilingEntry, 'materials' | 'agent'>

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

/** The label of any field; a material carries the label of its requirement instead. */
export function labelOf(field: FieldName, materialLabel = '材料'): string {
  if (field.startsWith('agent.')) return AGENT_FIELDS[field.slice(6) as keyof Agent].label
  if (field.startsWith('materials.')) return materialLabel
  return ENTRY_FIELDS[field as EntryField].label
}
