import {
  AGENT_RELATIONSHIPS,
  type CodeRow,
  DOCUMENT_TYPES,
  GENDERS,
  INSURANCE_TYPES,
  VOUCHERS,
} from '#shared/codes/code-tables.ts'
import { destinationLabel } from '#shared/codes/divisions.ts'
import { Category } from '#shared/policy/policy.ts'
import type { Policy } from '#shared/policy/resolve.ts'
import type { Tables } from '#shared/reference-data.ts'
import type { Batch, BatchRow, RowFault, RowState } from './batch.ts'
import { BATCH_COLUMNS, type ColumnKey, getColumn } from './batch-columns.ts'

/** A sheet of text cells, its header first. */
export type SheetRows = readonly (readonly string[])[]

/** The names of the sheets we write. */
export const SHEET_NAMES = {
  list: '备案名单',
  guide: '填写说明',
  codes: '代码表',
  result: '办理结果',
} as const

/** What stands beside the empty list of the template: every column, and how to fill it in. */
export function guideRows(): SheetRows {
  return [
    ['列名', '是否必填', '示例', '说明'],
    ...BATCH_COLUMNS.map(({ header, isRequired, example, note }) => [
      header,
      isRequired ? '必填' : '',
      example,
      note,
    ]),
  ]
}

/** Everything a coded column allows, by column; `policy` says the categories and their papers. */
export function codeRows(tables: Tables, policy: Policy): SheetRows {
  const rows = (key: ColumnKey, table: readonly CodeRow[], condition = '') =>
    table.map(({ code, label }) => [getColumn(key).header, label, code, condition])
  const categories = Category.options.flatMap((code) => {
    const category = policy.categories[code]
    return category ? [{ code, ...category }] : []
  })
  return [
    ['列名', '可填内容', '代码', '适用'],
    ...rows('voucher', VOUCHERS),
    ...rows('documentType', DOCUMENT_TYPES),
    ...rows('gender', GENDERS),
    ...rows('insuranceType', INSURANCE_TYPES),
    ...rows('category', categories),
    ...categories.flatMap(({ label, materials }) =>
      materials
        .filter(({ id, from }) => from === 'person' && id !== 'voucher')
        .flatMap(({ anyOf }) =>
          rows(
            'materials',
            anyOf.map((one) => ({ code: one.id, label: one.label })),
            label,
          ),
        ),
    ),
    ...rows('agent.relationship', AGENT_RELATIONSHIPS),
    ...rows(
      'destination',
      [...tables.destinations.values()].map((place) => ({
        code: place.code,
        label: destinationLabel(place),
      })),
    ),
  ]
}

/** What one may choose in a cell of the template, where a column has a short list. */
export function choicesOf(key: ColumnKey, policy: Policy): readonly string[] {
  const labels = (table: readonly CodeRow[]) => table.map(({ label }) => label)
  switch (key) {
    case 'voucher':
      return labels(VOUCHERS)
    case 'gender':
      return labels(GENDERS)
    case 'insuranceType':
      return labels(INSURANCE_TYPES)
    case 'category':
      return Category.options.flatMap((code) => policy.categories[code]?.label ?? [])
    case 'fileAnyway':
      return ['是']
    default:
      return []
  }
}

const RESULTS: Readonly<Record<RowState, string>> = {
  filed: '已受理',
  ready: '可受理，尚未受理',
  faulty: '有问题，未受理',
}

/** What became of every row of a list. */
export function resultRows({ rows }: Pick<Batch, 'rows'>): SheetRows {
  return [
    ['行号', '姓名', '证件号码', '人员类别', '就医地', '结果', '受理号', '问题与处理'],
    ...rows.map((row) => [String(row.row), ...personCells(row), describeFaults(row.faults)]),
  ]
}

function personCells(row: BatchRow): readonly string[] {
  const { name, documentNumber, category, destination, state, acceptanceNumber } = row
  return [name, documentNumber, category, destination, RESULTS[state], acceptanceNumber]
}

/** A fault as one sentence that begins with its place: `C5 证件号码：…`. */
export function describeFault({ column, cell, problem, remedy, basis }: RowFault): string {
  const place = cell === '' ? column : `${cell} ${column}`
  return `${place}：${problem}，${remedy}${basis === '' ? '' : `（${basis}）`}`
}

function describeFaults(faults: readonly RowFault[]): string {
  return faults.map(describeFault).join('；')
}
