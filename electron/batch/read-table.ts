import { MOST_BATCH_BYTES, MOST_BATCH_ROWS } from '#shared/batch/batch.ts'
import { hasHeader, type Table, type TableCell } from '#shared/batch/table.ts'
import type { RawCell } from '#shared/imports/import-table.ts'
import { ok, type Result } from '#shared/result.ts'
import { readSheets, type SheetLimits } from './read-sheets.ts'

/** A list of people: a few blank rows and a title more than it may have, and far more than it unpacks to. */
const LIST_LIMITS: SheetLimits = {
  what: '人员名单',
  bytes: MOST_BATCH_BYTES,
  unpacked: 64 * 1024 * 1024,
  rows: MOST_BATCH_ROWS + 1000,
}

/** The cells of a list: of the sheet that has its header, else of the first one. */
export async function readTable(bytes: Uint8Array): Promise<Result<Table>> {
  const sheets = await readSheets(bytes, LIST_LIMITS)
  if (!sheets.ok) return sheets
  const tables = sheets.value.map(({ rows }) => rows.map((row) => row.map(cellOf)))
  return ok(tables.find(hasHeader) ?? tables[0] ?? [])
}

function cellOf(value: RawCell): TableCell {
  return { text: String(value), isNumber: typeof value === 'number' }
}
