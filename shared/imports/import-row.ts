import type { RowFault } from '#shared/batch/batch.ts'
import { type BatchColumn, getColumn } from '#shared/batch/batch-columns.ts'
import { isLongTerm, type ReadCell, readCell } from '#shared/batch/cell.ts'
import { type ReadingContext, readRow } from '#shared/batch/row-entry.ts'
import { faultsOf } from '#shared/batch/row-faults.ts'
import { columnLetters, type TableCell } from '#shared/batch/table.ts'
import { findLabel, INSURANCE_TYPES } from '#shared/codes/code-tables.ts'
import { checkDestination } from '#shared/filing/check-destination.ts'
import { checkDocument } from '#shared/filing/check-document.ts'
import { checkName } from '#shared/filing/check-name.ts'
import type { FilingEntry } from '#shared/filing/filing.ts'
import { error, type Issue } from '#shared/filing/issue.ts'
import { resolvePolicy } from '#shared/policy/resolve.ts'
import type { RawCell } from './import-table.ts'
import { type ImportMapping, ImportTarget, isForeign, targetLabel } from './import-targets.ts'

/** The numbers a filing bears from elsewhere; '' where the file has none. */
export interface ForeignNumbers {
  readonly acceptanceNumber: string
  readonly filingNumber: string
  readonly receiptNumber: string
}

/** A row of an older ledger as it was read. */
export interface ImportRow {
  /** As the spreadsheet counts. */
  readonly row: number
  readonly entry: FilingEntry
  readonly numbers: ForeignNumbers
  /** The day it was accepted elsewhere; its start where the file does not say. */
  readonly acceptedDay: string
  readonly faults: readonly RowFault[]
}

/** What reading looks at besides the row. */
export interface ImportContext extends ReadingContext {
  readonly mapping: ImportMapping
  /** Where the file does not say where somebody is insured: the office's own division. */
  readonly officeDivision: string
}

const LONGEST_NUMBER = 60
/** The days of a filing as an older ledger has them. */
const FILED_DAYS: ReadonlySet<ImportTarget> = new Set(['acceptedDay', 'startDate', 'endDate'])
/** No filing across provinces is older than the first notice about them. */
const EARLIEST = '2009-01-01'

/** Reads one row; what is wrong with it is told by column, and nothing is guessed. */
export function readImportRow(
  cells: readonly RawCell[],
  row: number,
  context: ImportContext,
): ImportRow {
  const cellOf = (target: ImportTarget) =>
    dayOrEmpty(target, cellAt(cells, context.mapping[target]))
  const fields = ImportTarget.options.filter((target) => !isForeign(target))
  const place = { row, letters: lettersOf(context.mapping) }
  const read = readRow(
    // What is no foreign number is a column of a list.
    { row, cells: new Map(fields.map((target) => [target as BatchColumn['key'], cellOf(target)])) },
    context,
  )
  const entry = asWritten(read.entry, cellOf, context)
  const reads = {
    acceptanceNumber: readNumber(cellOf('acceptanceNumber')),
    filingNumber: readNumber(cellOf('filingNumber')),
    receiptNumber: readNumber(cellOf('receiptNumber')),
  }
  const day = readCell(cellOf('acceptedDay'), dayColumn())
  const acceptedDay = (day.isRead && day.text) || entry.startDate
  return {
    row,
    entry,
    numbers: {
      acceptanceNumber: textOf(reads.acceptanceNumber),
      filingNumber: textOf(reads.filingNumber),
      receiptNumber: textOf(reads.receiptNumber),
    },
    acceptedDay,
    faults: [
      ...faultsOf({ ...read, entry }, issuesOf(entry, context), place),
      ...foreignFaults({ reads, acceptedDay, day, context }).map(({ target, words }) => ({
        column: targetLabel(target),
        cell: letterAt(context.mapping[target], row),
        severity: 'error' as const,
        ...words,
        basis: '',
      })),
    ],
  }
}

/** What the list reader fills in by the rules of today stays as the older ledger has it. */
function asWritten(
  entry: FilingEntry,
  cellOf: (target: ImportTarget) => TableCell,
  { officeDivision }: ImportContext,
): FilingEntry {
  const dayOf = (target: 'startDate' | 'endDate') =>
    textOf(readCell(cellOf(target), getColumn(target)))
  return {
    ...entry,
    startDate: dayOf('startDate'),
    endDate: dayOf('endDate'),
    insuredDivision: entry.insuredDivision === '' ? officeDivision : entry.insuredDivision,
    materials: {},
  }
}

/** Who it is and what was filed has to be right; what today's rules ask besides was asked elsewhere. */
function issuesOf(entry: FilingEntry, context: ImportContext): readonly Issue[] {
  const { tables, today } = context
  const policy = resolvePolicy(tables.policies, entry.insuredDivision, today)
  const asked = { tables, today, otherFilings: [] }
  const missing = (['name', 'documentNumber', 'category', 'destination', 'startDate'] as const)
    .filter((field) => entry[field] === '')
    .map((field) =>
      error(field, `${field}-missing`, { problem: '没有填', remedy: '请在原表补上后重新导入' }),
    )
  const absent = new Set(missing.map(({ field }) => field))
  const others = [
    ...checkDocument(entry, policy, asked),
    ...checkName(entry.name, 'name', undefined),
    ...checkDestination(entry, policy, asked),
    ...insuranceIssues(entry),
    ...dayIssues(entry, today),
  ]
  return [
    ...missing,
    ...others.filter(({ field, severity }) => severity === 'error' && !absent.has(field)),
  ]
}

function insuranceIssues({ insuranceType }: FilingEntry): readonly Issue[] {
  return when(insuranceType !== '' && !findLabel(INSURANCE_TYPES, insuranceType), () =>
    error('insuranceType', 'insurance-unknown', {
      problem: `没有“${insuranceType}”这一险种`,
      remedy: `可填：${INSURANCE_TYPES.map(({ label }) => label).join('、')}`,
    }),
  )
}

function dayIssues({ startDate, endDate }: FilingEntry, today: string): readonly Issue[] {
  return [
    ...when(
      startDate !== '' && (startDate < EARLIEST || startDate > `${Number(today.slice(0, 4)) + 1}`),
      () =>
        error('startDate', 'start-strange', {
          problem: `开始日期 ${startDate} 不像备案日期`,
          remedy: '请核对年份',
        }),
    ),
    ...when(endDate !== '' && endDate < startDate, () =>
      error('endDate', 'end-before-start', {
        problem: '结束日期早于开始日期',
        remedy: '请核对；长期有效的不填',
      }),
    ),
  ]
}

interface Foreign {
  readonly reads: Readonly<Record<keyof ForeignNumbers, ReadCell>>
  readonly acceptedDay: string
  readonly day: ReadCell
  readonly context: ImportContext
}

function foreignFaults({ reads, acceptedDay, day, context }: Foreign) {
  const kept = (['acceptanceNumber', 'filingNumber', 'receiptNumber'] as const).map((target) => ({
    target,
    read: reads[target],
  }))
  const first = kept.find(({ target }) => context.mapping[target] !== undefined)
  const words = (problem: string, remedy: string) => ({ problem, remedy })
  return [
    ...when(
      kept.every(({ read }) => read.isRead && read.text === ''),
      () => ({
        target: first?.target ?? 'acceptanceNumber',
        words: words('没有原编号', '请补上原受理号、备案编号或流水号中的一个'),
      }),
    ),
    ...kept.flatMap(({ target, read }) =>
      read.isRead ? [] : [{ target, words: words(read.problem, read.remedy) }],
    ),
    ...(day.isRead
      ? when(acceptedDay > context.today, () => ({
          target: 'acceptedDay' as const,
          words: words('受理日期晚于今天', '请核对年份'),
        }))
      : [{ target: 'acceptedDay' as const, words: words(day.problem, day.remedy) }]),
  ]
}

/** A number given elsewhere as it is written; a spreadsheet spoils it like that of a document. */
function readNumber(cell: TableCell): ReadCell {
  const read = readCell(cell, getColumn('documentNumber'))
  const remedy = '请把该列设为文本格式，按原编号重新填写'
  if (!read.isRead) return { ...read, remedy }
  return cell.text.length > LONGEST_NUMBER
    ? { isRead: false, problem: '编号太长', remedy }
    : { isRead: true, text: cell.text }
}

/** What cannot be read is as good as not there. */
function textOf(read: ReadCell): string {
  return read.isRead ? read.text : ''
}

function dayColumn(): BatchColumn {
  return { ...getColumn('startDate'), header: targetLabel('acceptedDay') }
}

function cellAt(cells: readonly RawCell[], place: number | undefined): TableCell {
  const raw = place === undefined ? '' : (cells[place] ?? '')
  return { text: String(raw).trim(), isNumber: typeof raw === 'number' }
}

/** What an older ledger says there is no day of is as empty there; whether there had to be one was judged then. */
function dayOrEmpty(target: ImportTarget, cell: TableCell): TableCell {
  return FILED_DAYS.has(target) && isLongTerm(cell.text) ? { text: '', isNumber: false } : cell
}

function lettersOf(mapping: ImportMapping): ReadonlyMap<BatchColumn['key'], string> {
  return new Map(
    Object.entries(mapping).flatMap(([target, place]) =>
      // What is no foreign number is a column of a list.
      place === undefined ? [] : [[target as BatchColumn['key'], columnLetters(place)] as const],
    ),
  )
}

function letterAt(place: number | undefined, row: number): string {
  return place === undefined ? '' : `${columnLetters(place)}${row}`
}

function when<T>(isSo: boolean, make: () => T): T[] {
  return isSo ? [make()] : []
}
