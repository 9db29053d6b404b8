import { canonicalNumber } from '#shared/codes/documents/document-rules.ts'
import { isMaterial, labelOf } from '#shared/filing/fields.ts'
import type { FilingEntry } from '#shared/filing/filing.ts'
import type { Issue } from '#shared/filing/issue.ts'
import type { RowFault } from './batch.ts'
import { type ColumnKey, findColumn, getColumn } from './batch-columns.ts'
import type { CellFault, RowEntry } from './row-entry.ts'

const AT_THE_WINDOW = '名单没有这一栏，请在窗口为此人办理'

/** Where a row stands in its sheet. */
export interface RowPlace {
  readonly row: number
  /** Column → its letters. */
  readonly letters: ReadonlyMap<ColumnKey, string>
}

/**
 * Everything that is wrong with a row, by column: what could not be read, then what the rules say. Of
 * what could not be read, and of what follows from it, the rules need say nothing.
 */
export function faultsOf(
  { faults, entry }: RowEntry,
  issues: readonly Issue[],
  place: RowPlace,
): readonly RowFault[] {
  const unread = new Set(faults.map(({ key }) => key))
  // The papers are those of the category.
  if (unread.has('category') || unread.has('insuredDivision')) unread.add('materials')
  // An identity number says the gender once it is right.
  if (entry.gender === '' && isNumberWrong(entry, unread, issues)) unread.add('gender')
  const ruled = issues.filter(({ field }) => {
    const key = findKey(field)
    return key === undefined || !unread.has(key)
  })
  return [
    ...faults.map((fault) => cellFault(fault, place)),
    ...ruled.map((issue) => ruledFault(issue, place)),
  ]
}

/** What a rule says of a field that has no column (what a 转诊证明 says) can be met at the window only. */
function ruledFault(issue: Issue, place: RowPlace): RowFault {
  const { field, severity, problem, remedy, basis } = issue
  const key = findKey(field)
  return key === undefined
    ? { column: labelOf(field), cell: '', severity, problem, remedy: AT_THE_WINDOW, basis }
    : { ...columnOf(key, place), severity, problem, remedy, basis }
}

/** A cell's own fault as a fault of its row. */
export function cellFault(fault: CellFault, place: RowPlace): RowFault {
  const { key, problem, remedy, basis = '' } = fault
  return { ...columnOf(key, place), severity: 'error', problem, remedy, basis }
}

/** Row → the other rows of the same person. */
export function findRepeats(
  rows: readonly { readonly row: number; readonly entry: FilingEntry }[],
): ReadonlyMap<number, readonly number[]> {
  const ofPerson = new Map<string, number[]>()
  for (const { row, entry } of rows) {
    if (entry.documentNumber === '') continue
    const number = canonicalNumber(entry.documentNumber)
    ofPerson.set(number, [...(ofPerson.get(number) ?? []), row])
  }
  return new Map(
    [...ofPerson.values()]
      .filter((same) => same.length > 1)
      .flatMap((same) => same.map((row) => [row, same.filter((other) => other !== row)])),
  )
}

/** The fault of a person who stands in the list more than once. */
export function repeated(others: readonly number[]): CellFault {
  return {
    key: 'documentNumber',
    problem: `与第 ${others.join('、')} 行是同一个证件号码`,
    remedy: '同一人在一张表里只写一行，请删去多余的',
  }
}

function isNumberWrong(
  { documentType }: FilingEntry,
  unread: ReadonlySet<ColumnKey>,
  issues: readonly Issue[],
): boolean {
  const isRefused = issues.some(
    ({ field, severity }) => field === 'documentNumber' && severity === 'error',
  )
  return documentType === '01' && (unread.has('documentNumber') || isRefused)
}

/** The column that answers a field; undefined where none does. */
function findKey(field: Issue['field']): ColumnKey | undefined {
  return isMaterial(field) ? 'materials' : findColumn(field)?.key
}

function columnOf(key: ColumnKey, { row, letters }: RowPlace): Pick<RowFault, 'column' | 'cell'> {
  const letter = letters.get(key)
  return {
    column: getColumn(key).header,
    cell: letter === undefined ? '' : `${letter}${row}`,
  }
}
