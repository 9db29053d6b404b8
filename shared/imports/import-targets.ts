import * as z from 'zod'
import { type ColumnKey, getColumn } from '#shared/batch/batch-columns.ts'
import { plain } from '#shared/codes/find-code.ts'

/** The numbers a filing was given elsewhere, and the day it was accepted there. */
const FOREIGN = ['acceptanceNumber', 'filingNumber', 'receiptNumber', 'acceptedDay'] as const

/** The fields of an entry that an older ledger may have. */
const ENTRY_FIELDS = [
  'name',
  'documentType',
  'documentNumber',
  'gender',
  'insuranceType',
  'insuredDivision',
  'category',
  'destination',
  'startDate',
  'endDate',
  'address',
  'phone',
  'note',
] as const satisfies readonly ColumnKey[]

/** What a column of an older ledger may be. */
export const ImportTarget = z.enum([...FOREIGN, ...ENTRY_FIELDS])
export type ImportTarget = z.infer<typeof ImportTarget>

/** Target → place of its column from 0; a target without one is not in the file. */
export const ImportMapping = z.partialRecord(ImportTarget, z.int().min(0).max(500))
export type ImportMapping = z.infer<typeof ImportMapping>

const FOREIGN_LABELS: Readonly<Record<(typeof FOREIGN)[number], string>> = {
  acceptanceNumber: '原受理号',
  filingNumber: '备案编号',
  receiptNumber: '流水号',
  acceptedDay: '受理日期',
}

/** How older ledgers call their columns, besides our own names. */
const OTHER_NAMES: Readonly<Partial<Record<ImportTarget, readonly string[]>>> = {
  acceptanceNumber: ['受理号', '受理编号', '业务受理号', '登记号', '业务流水'],
  filingNumber: ['备案号', '异地备案号', '备案登记号'],
  receiptNumber: ['待遇申报明细流水号', '业务流水号', '申报流水号'],
  acceptedDay: ['受理时间', '备案日期', '登记日期', '经办日期', '办理日期', '登记时间'],
  name: ['参保人', '参保人姓名', '人员姓名', '姓 名'],
  documentType: ['证件种类', '人员证件类型'],
  documentNumber: ['身份证号', '身份证号码', '公民身份号码', '社会保障号码', '证件号'],
  gender: ['性 别'],
  insuranceType: ['险种', '参保险种', '医保类型', '医疗保险类型'],
  insuredDivision: ['参保地区', '参保统筹区', '参保区划'],
  category: ['备案类型', '人员类型', '异地类别', '异地安置类别', '备案类别'],
  destination: ['就医地区', '安置地', '居住地', '备案地', '就医统筹区', '异地就医地'],
  startDate: ['起始日期', '备案开始日期', '生效日期', '开始时间', '起始时间'],
  endDate: ['终止日期', '备案结束日期', '失效日期', '结束时间', '终止时间'],
  address: ['居住地址', '异地地址', '联系地址', '异地居住地址', '就医地地址'],
  phone: ['电话', '手机', '手机号', '手机号码', '联系方式', '本人电话'],
  note: ['备注说明'],
}

/** Nothing is imported without these; of the three numbers one is enough. */
export const REQUIRED_TARGETS: readonly ImportTarget[] = [
  'name',
  'documentNumber',
  'category',
  'destination',
  'startDate',
]

/** What a target is called on screen. */
export function targetLabel(target: ImportTarget): string {
  return isForeign(target) ? FOREIGN_LABELS[target] : getColumn(target).header
}

/** The target a column's name means; undefined where nobody can know. */
export function targetNamed(name: string): ImportTarget | undefined {
  const wanted = plain(name).replaceAll('*', '')
  if (wanted === '') return undefined
  return ImportTarget.options.find((target) =>
    [targetLabel(target), ...(OTHER_NAMES[target] ?? [])].some((one) => plain(one) === wanted),
  )
}

/** Whether a target is a number or day given elsewhere. */
export function isForeign(target: ImportTarget): target is (typeof FOREIGN)[number] {
  return FOREIGN.some((one) => one === target)
}
