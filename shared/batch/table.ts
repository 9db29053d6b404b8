import { plain } from '#shared/codes/find-code.ts'
import { ok, type Result, refuse } from '#shared/result.ts'
import { MOST_BATCH_ROWS } from './batch.ts'
import { BATCH_COLUMNS, type BatchColumn, type ColumnKey } from './batch-columns.ts'

/** A cell of a spreadsheet or a CSV file. */
export interface TableCell {
  readonly text: string
  /** The spreadsheet kept a number: what looks like a long number may have been rounded. */
  readonly isNumber: boolean
}

/** The rows of a sheet; the first one is the sheet's row 1. */
export type Table = readonly (readonly TableCell[])[]

/** A row of a list: where it stands, and its cells by column. */
export interface ListRow {
  readonly row: number
  readonly cells: ReadonlyMap<ColumnKey, TableCell>
}

/** A sheet whose header was understood. */
export interface List {
  readonly rows: readonly ListRow[]
  /** Column → its letters, e.g. `C`. */
  readonly letters: ReadonlyMap<ColumnKey, string>
  readonly notices: readonly string[]
}

/** A title and a few words may stand above the header. */
const HEADER_WITHIN = 10

/** Whoever has neither of these has another table. */
const TELLING: readonly ColumnKey[] = ['name', 'documentNumber']

/** Finds header and rows of a list; a table that is none is refused with what it should look like. */
export function readList(table: Table): Result<List> {
  if (table.every(isBlank)) return refuse('batch-empty', '表中没有内容，请填写后再选')
  const at = table.slice(0, HEADER_WITHIN).findIndex(isHeader)
  if (at < 0) {
    return refuse(
      'batch-no-header',
      '没有找到表头：前 10 行里应有一行写着“姓名”“证件号码”等列名，请用“存模板”得到的表填写',
    )
  }
  const header = readHeader(table[at] ?? [])
  if (!header.ok) return header
  const rows = table
    .map((cells, index) => ({ row: index + 1, cells }))
    .filter(({ row, cells }) => row > at + 1 && !isBlank(cells))
  if (rows.length === 0) return refuse('batch-empty', '表头下面没有人员，请填写后再选')
  if (rows.length > MOST_BATCH_ROWS) {
    return refuse('batch-long', `一次最多 ${MOST_BATCH_ROWS} 人，请分成几张表`)
  }
  const { places, notices } = header.value
  return ok({
    notices,
    letters: new Map([...places].map(([key, place]) => [key, columnLetters(place)])),
    rows: rows.map(({ row, cells }) => ({
      row,
      cells: new Map([...places].map(([key, place]) => [key, cells[place] ?? BLANK])),
    })),
  })
}

/** Whether a sheet has a list's header, so that it is the one to read. */
export function hasHeader(table: Table): boolean {
  return table.slice(0, HEADER_WITHIN).some(isHeader)
}

const BLANK: TableCell = { text: '', isNumber: false }

interface Header {
  readonly places: ReadonlyMap<ColumnKey, number>
  readonly notices: readonly string[]
}

function readHeader(cells: readonly TableCell[]): Result<Header> {
  const places = new Map<ColumnKey, number>()
  const strange: string[] = []
  for (const [place, { text }] of cells.entries()) {
    const column = columnNamed(text)
    if (column === undefined) {
      if (text.trim() !== '') strange.push(`“${text.trim()}”`)
    } else if (places.has(column.key)) {
      return refuse('batch-column-twice', `“${column.header}”有两列，请只留一列`)
    } else places.set(column.key, place)
  }
  const absent = BATCH_COLUMNS.filter(({ key, isRequired }) => isRequired && !places.has(key))
  if (absent.length > 0) {
    const headers = absent.map(({ header }) => `“${header}”`).join('、')
    return refuse('batch-column-missing', `缺少 ${headers} 列，请补上后再选`)
  }
  const unread = `${strange.join('、')} 列不在模板中，没有读取`
  return ok({ places, notices: strange.length === 0 ? [] : [unread] })
}

function isHeader(cells: readonly TableCell[]): boolean {
  const keys = cells.map(({ text }) => columnNamed(text)?.key)
  return TELLING.every((key) => keys.includes(key))
}

/** A header may carry a star for “required” and blanks. */
function columnNamed(text: string): BatchColumn | undefined {
  const wanted = plain(text).replaceAll('*', '')
  return BATCH_COLUMNS.find(({ header }) => plain(header) === wanted)
}

function isBlank(cells: readonly TableCell[]): boolean {
  return cells.every(({ text }) => text.trim() === '')
}

/** 0 → `A`, 26 → `AA`. */
export function columnLetters(place: number): string {
  const last = String.fromCharCode(65 + (place % 26))
  return place < 26 ? last : columnLetters(Math.floor(place / 26) - 1) + last
}
