import { ok, type Result, refuse } from '#shared/result.ts'
import {
  type ImportMapping,
  type ImportTarget,
  REQUIRED_TARGETS,
  targetLabel,
  targetNamed,
} from './import-targets.ts'

/** A cell as a file has it: a number is one the spreadsheet kept as a number. */
export type RawCell = string | number

/** The rows of a sheet; the first one is the sheet's row 1. */
export type RawTable = readonly (readonly RawCell[])[]

/** A column of a file: where it stands, what it is called, what stands in it first. */
export interface ImportColumn {
  readonly place: number
  readonly name: string
  readonly samples: readonly string[]
}

/** A table whose header was found. */
export interface ImportTable {
  /** How many rows stand above the data. */
  readonly headerRows: number
  readonly columns: readonly ImportColumn[]
  readonly mapping: ImportMapping
}

/** Title, unit and date may stand above the header; it may have two rows, merged here and there. */
const HEADER_WITHIN = 20
const SAMPLES = 3
/** As many columns have to be understood before a row counts as a header. */
const LEAST_KNOWN = 3

/** Rows of one import at most. */
export const MOST_IMPORT_ROWS = 200_000

/** How well a table looks like an older ledger: the columns understood in its best header row. */
export function headerFit(table: RawTable): number {
  return Math.max(0, ...table.slice(0, HEADER_WITHIN).map(knownIn))
}

/** Whether filings stand below a header; a note or a mark that there are none is no filing. */
export function hasFilings(table: RawTable): boolean {
  const read = readImportTable(table)
  const isFiling = (row: RawTable[number]) =>
    row.filter((cell) => String(cell).trim() !== '').length >= LEAST_KNOWN
  return read.ok && table.slice(read.value.headerRows).some(isFiling)
}

/** Finds header and columns of an older ledger and guesses what each column is. */
export function readImportTable(table: RawTable): Result<ImportTable> {
  const best = headerFit(table)
  if (best < LEAST_KNOWN) {
    return refuse(
      'import-no-header',
      '没有找到表头：前 20 行里应有一行写着“姓名”“证件号码”“就医地”等列名',
    )
  }
  const at = table.findIndex((row) => knownIn(row) === best)
  const names = namesOf(table, at)
  // A second header row below: it names what the first one only groups.
  const isTwo = isHeaderBelow(table, at)
  const headerRows = at + (isTwo ? 2 : 1)
  const lower = isTwo ? namesOf(table, at + 1) : names
  const columns = lower.map((name, place) => ({
    place,
    name: name === '' ? (names[place] ?? '') : name,
    samples: samplesOf(table, headerRows, place),
  }))
  const used = columns.filter(({ name, samples }) => name !== '' || samples.length > 0)
  return ok({ headerRows, columns: used, mapping: suggested(used) })
}

/**
 * Whether the header goes on below: under what is understood a filing has more that is no column's name than it
 * has names of columns by chance.
 */
function isHeaderBelow(table: RawTable, at: number): boolean {
  const isUnderstood = (row: number, place: number) =>
    targetNamed(textAt(table, row, place)) !== undefined
  const names = table[at] ?? []
  const strange = names.filter(
    (_, place) =>
      isUnderstood(at, place) &&
      textAt(table, at + 1, place) !== '' &&
      !isUnderstood(at + 1, place),
  )
  const known = knownIn(table[at + 1] ?? [])
  return known > 0 && strange.length <= known
}

/** What is missing in a mapping before anything can be read; '' where nothing is. */
export function mappingProblem(mapping: ImportMapping): string {
  const missing = REQUIRED_TARGETS.filter((target) => mapping[target] === undefined)
  if (missing.length > 0) return `请指定这些内容在哪一列：${missing.map(targetLabel).join('、')}`
  const numbers: readonly ImportTarget[] = ['acceptanceNumber', 'filingNumber', 'receiptNumber']
  if (numbers.every((target) => mapping[target] === undefined)) {
    return '请至少指定一个原编号（原受理号、备案编号或流水号）在哪一列，重复导入时靠它认出同一份'
  }
  const places = Object.values(mapping)
  return new Set(places).size < places.length ? '有一列被指定了两次，请改正' : ''
}

function suggested(columns: readonly ImportColumn[]): ImportMapping {
  const mapping: Partial<Record<ImportTarget, number>> = {}
  for (const { name, place } of columns) {
    const target = targetNamed(name)
    if (target !== undefined) mapping[target] ??= place
  }
  return mapping
}

function namesOf(table: RawTable, at: number): string[] {
  const width = Math.max(0, ...table.slice(at, at + 2).map((row) => row.length))
  return Array.from({ length: width }, (_, place) => {
    const own = textAt(table, at, place)
    return own === '' ? textAt(table, at - 1, place) : own
  })
}

function textAt(table: RawTable, row: number, place: number): string {
  return String(table[row]?.[place] ?? '').trim()
}

function samplesOf(table: RawTable, from: number, place: number): string[] {
  return table
    .slice(from, from + SAMPLES)
    .map((row) => String(row[place] ?? '').trim())
    .filter((text) => text !== '')
}

function knownIn(row: readonly RawCell[]): number {
  return new Set(row.flatMap((cell) => targetNamed(String(cell)) ?? [])).size
}
