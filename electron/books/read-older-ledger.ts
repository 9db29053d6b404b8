import { type RawSheet, readSheets, type SheetLimits } from '#electron/batch/read-sheets.ts'
import { countWords } from '#shared/count-words.ts'
import {
  hasFilings,
  headerFit,
  MOST_IMPORT_ROWS,
  type RawTable,
} from '#shared/imports/import-table.ts'
import { ok, type Result, refuse } from '#shared/result.ts'

/** Title and header stand above the rows. */
const ABOVE = 22

const LEDGER_LIMITS: SheetLimits = {
  what: '备案台账',
  bytes: 64 * 1024 * 1024,
  unpacked: 400 * 1024 * 1024,
  // One more row than may be, so that a longer file is told apart.
  rows: MOST_IMPORT_ROWS + ABOVE + 1,
}

/** Names of sheets in one sentence. */
const MOST_NAMED = 6

/**
 * The sheet of a file that has filings, else the one that looks most like an older ledger. Of several nobody
 * can say which is meant, and one that is too long is not cut: both are refused.
 */
export async function readOlderLedger(bytes: Uint8Array): Promise<Result<RawTable>> {
  const sheets = await readSheets(bytes, LEDGER_LIMITS)
  if (!sheets.ok) return sheets
  const ledgers = sheets.value.filter(({ rows }) => hasFilings(rows))
  if (ledgers.length > 1) return refuseSheets(ledgers)
  const [likeliest] = sheets.value.toSorted(
    (one, other) => headerFit(other.rows) - headerFit(one.rows),
  )
  const table = (ledgers[0] ?? likeliest)?.rows ?? []
  return table.length >= LEDGER_LIMITS.rows
    ? refuse(
        'import-long',
        `文件超过 ${countWords(MOST_IMPORT_ROWS)} 行，没有读取；请按年份分成几个文件，逐个导入`,
      )
    : ok(table)
}

function refuseSheets(ledgers: readonly RawSheet[]): Result<never> {
  const named = ledgers.slice(0, MOST_NAMED).map(({ name }) => `“${name}”`)
  const more = ledgers.length > MOST_NAMED ? '等' : ''
  return refuse(
    'import-sheets',
    `文件中有 ${ledgers.length} 张表像台账：${named.join('、')}${more}，没有读取；请把要导入的表各存为一个文件，逐个导入`,
  )
}
