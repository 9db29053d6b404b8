import { AGENT_FIELDS, ENTRY_FIELDS } from '#shared/filing/fields.ts'
import type { Agent } from '#shared/filing/filing.ts'

/** How the cells of a column are read. */
export type CellKind = 'words' | 'number' | 'phone' | 'day' | 'yes'

/** What a column holds: a field of the entry, of the agent, the papers, or who sent the list. */
export type ColumnKey =
  | keyof typeof ENTRY_FIELDS
  | `agent.${keyof Agent}`
  | 'materials'
  | 'employer'

/** A column of the list. */
export interface BatchColumn {
  readonly key: ColumnKey
  readonly header: string
  readonly kind: CellKind
  readonly isRequired: boolean
  readonly example: string
  /** What an empty cell means, and what else the one who fills it in must know. */
  readonly note: string
}

type Facts = Omit<BatchColumn, 'key' | 'header'>

const facts = (kind: CellKind, isRequired: boolean, example: string, note = ''): Facts => ({
  kind,
  isRequired,
  example,
  note,
})

const FACTS: Readonly<Record<ColumnKey, Facts>> = {
  name: facts('words', true, '欧阳长风', '与证件一致'),
  documentType: facts('words', false, '居民身份证', '不填为居民身份证；见“代码表”'),
  documentNumber: facts('number', true, '18 位身份证号码', '本列必须是文本格式'),
  documentValidUntil: facts('day', false, '2035-06-30', '长期或未登记的不填'),
  gender: facts('words', false, '男', '居民身份证可不填，按号码认定'),
  voucher: facts('words', true, '医保电子凭证', '见“代码表”'),
  insuranceType: facts('words', true, '职工医保', '见“代码表”'),
  insuredDivision: facts('words', true, '山东省 威海市 环翠区', '地名或 6 位医保区划代码'),
  category: facts('words', true, '常驻异地工作人员', '见“代码表”'),
  fileAnyway: facts('yes', false, '', '只用于异地急诊抢救人员：仍要登记的填“是”'),
  destination: facts('words', true, '广东省 广州市', '见“代码表”；填地市，不填医院'),
  startDate: facts('day', false, '2026-11-22', '不填为受理当天'),
  endDate: facts('day', false, '', '长期备案不填；临时备案不填为最短有效期'),
  materials: facts('words', false, '参保地工作单位派出证明', '见“代码表”；多项用分号隔开'),
  laterDue: facts('day', false, '', '材料后补的填补交期限'),
  address: facts('words', true, '天河区体育西路 1 号', '参保人在就医地的地址'),
  phone: facts('phone', true, '13812345678', ''),
  secondPhone: facts('phone', false, '020-87654321', ''),
  employer: facts('words', false, '某某公司', '记入备注；不填为办理时填写的单位'),
  note: facts('words', false, '', ''),
  'agent.name': facts('words', false, '', '代办人各列：全填或全不填'),
  'agent.documentType': facts('words', false, '', '不填为居民身份证'),
  'agent.documentNumber': facts('number', false, '', '本列必须是文本格式'),
  'agent.phone': facts('phone', false, '', ''),
  'agent.relationship': facts('words', false, '', '见“代码表”'),
}

/** The columns of a list in the order of the template. */
export const BATCH_COLUMNS: readonly BatchColumn[] = Object.entries(FACTS).map(([name, rest]) => {
  // The keys are those of the record.
  const key = name as ColumnKey
  return { key, header: headerOf(key), ...rest }
})

/** The column of a key; undefined where the list has none for it. */
export function findColumn(key: string): BatchColumn | undefined {
  return BATCH_COLUMNS.find((candidate) => candidate.key === key)
}

/** The column of a key. */
export function getColumn(key: ColumnKey): BatchColumn {
  const column = findColumn(key)
  if (column === undefined) throw new Error(`no column ${key}`)
  return column
}

function headerOf(key: ColumnKey): string {
  if (key === 'materials') return '材料'
  if (key === 'employer') return '单位名称'
  return key.startsWith('agent.')
    ? // The prefix says it is one of an agent's fields.
      AGENT_FIELDS[key.slice(6) as keyof Agent].label
    : // What is left are the plain fields of the entry.
      ENTRY_FIELDS[key as keyof typeof ENTRY_FIELDS].label
}
