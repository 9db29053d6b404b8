import dayjs from 'dayjs'
import type { BatchColumn, ColumnKey } from './batch-columns.ts'
import type { TableCell } from './table.ts'

/** What a cell says after reading: text as the entry holds it, or why it cannot be read. */
export type ReadCell =
  | { readonly isRead: true; readonly text: string }
  | { readonly isRead: false; readonly problem: string; readonly remedy: string }

/** Of the digits of a number a spreadsheet keeps this many. */
const KEPT_DIGITS = 15

/** A long number that was turned into 1.69901E+17. */
const SCIENTIFIC = /^\d(\.\d+)?E\+\d+$/i

/** Day 0 of a spreadsheet's calendar, and what of it may be meant: 1920 to 2119. */
const DAY_ZERO = '1899-12-30'
const DAYS = { first: 7306, last: 80_354 } as const

const LONG_TERM = new Set(['长期', '长期有效', '无'])

/** The days there need not be: these words say of them that there is none. */
const OPEN_DAYS: ReadonlySet<ColumnKey> = new Set(['documentValidUntil', 'endDate'])

/** Reads a cell the way its column is read; names, addresses and notes only lose blanks at the ends. */
export function readCell(cell: TableCell, column: BatchColumn): ReadCell {
  const text = cell.text.trim()
  if (text === '') return read('')
  // What a formula that failed leaves behind.
  if (/^#(N\/A|REF!|VALUE!|NAME\?|DIV\/0!|NULL!|NUM!|SPILL!)$/.test(text)) {
    return unread(`单元格是出错的公式 ${text}`, '请直接填写内容')
  }
  switch (column.kind) {
    case 'words':
      return read(text)
    case 'number':
      return readNumber({ ...cell, text }, column.header)
    case 'phone':
      return readPhone({ ...cell, text }, column.header)
    case 'day':
      return OPEN_DAYS.has(column.key) && isLongTerm(text) ? read('') : readDay({ ...cell, text })
    case 'yes':
      return readYes(text)
  }
}

/** Whether the words of a cell say that there is no such day. */
export function isLongTerm(text: string): boolean {
  return LONG_TERM.has(halfWidth(text))
}

/** A document number: half-width capitals without blanks. */
function readNumber({ text, isNumber }: TableCell, header: string): ReadCell {
  const compact = halfWidth(text).replace(/\s/gu, '').toUpperCase()
  const isRounded = isNumber && compact.replace(/\D/g, '').length > KEPT_DIGITS
  return isRounded || SCIENTIFIC.test(compact) ? rounded(header) : read(compact)
}

function readPhone({ text }: TableCell, header: string): ReadCell {
  const number = halfWidth(text)
  return SCIENTIFIC.test(number) ? rounded(header) : read(number)
}

/** `YYYY-MM-DD` of the usual spellings, or of the number that a spreadsheet keeps for a day. */
function readDay({ text, isNumber }: TableCell): ReadCell {
  const written = halfWidth(text)
  if (isNumber && Number(written) >= DAYS.first && Number(written) <= DAYS.last) {
    return read(
      dayjs(DAY_ZERO)
        .add(Math.floor(Number(written)), 'day')
        .format('YYYY-MM-DD'),
    )
  }
  const [, year = '', month = '', day = ''] =
    /^(\d{4})(\d{2})(\d{2})$/.exec(written) ??
    /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})日?(?:[ T]\S*)?$/.exec(written) ??
    []
  const found = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return dayjs(found).format('YYYY-MM-DD') === found
    ? read(found)
    : unread(`“${text}”不是日期`, '请写成年-月-日，例如 2026-11-22')
}

function readYes(text: string): ReadCell {
  if (text === '是') return read(text)
  return text === '否' ? read('') : unread(`“${text}”不是“是”或“否”`, '请填“是”，或不填')
}

function rounded(header: string): ReadCell {
  return unread(
    '表格软件把号码当成了数字，后几位已经丢失',
    `请把“${header}”列设为文本格式，再按证件重新填写`,
  )
}

function read(text: string): ReadCell {
  return { isRead: true, text }
}

function unread(problem: string, remedy: string): ReadCell {
  return { isRead: false, problem, remedy }
}

/** Full-width letters and digits become plain ones; the apostrophe that marks text is no part of it. */
function halfWidth(text: string): string {
  return text.normalize('NFKC').replace(/^'/, '').replace(/\.0+$/, '').trim()
}
