import { canonicalNumber } from '#shared/codes/documents/document-rules.ts'
import type { FilingEntry } from '#shared/filing/filing.ts'
import type { Issue } from '#shared/filing/issue.ts'
import type { RowFault } from './batch.ts'
import { type ColumnKey, getColumn } from './batch-columns.ts'
import type { CellFault, RowEntry } from './row-entry.ts'

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
  const ruled = issues.filter(({ field }) => !unread.has(keyOf(field)))
  return [
    ...faults.map((fault) => cellFault(fault, place)),
    ...ruled.map(({ field, severity, problem, remedy, basis }) => ({
      ...columnOf(keyOf(field), place),
      severity,
      problem,
      remedy,
      basis,
    })),
  ]
}

/** A cell's own fault as a fault of its row. */
export function cellFault({ key, problem, remedy }: CellFault, place: RowPlace): RowFault {
  return { ...columnOf(key, place), severity: 'error', problem, remedy, basis: '' }
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

function keyOf(field: Issue['field']): ColumnKey {
  // What is no material is a field that has a column of its own.
  return field.startsWith('materials.') ? 'materials' : (field as ColumnKey)
}

function columnOf(key: ColumnKey, { row, letters }: RowPlace): Pick<RowFault, 'column' | 'cell'> {
  const letter = letters.get(key)
  return {
    column: getColumn(key).header,
    cell: letter === undefined ? '' : `${letter}${row}`,
  }
}
