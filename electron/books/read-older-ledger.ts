import { readSheets, type SheetLimits } from '#electron/batch/read-sheets.ts'
import { countWords } from '#shared/count-words.ts'
import { headerFit, MOST_IMPORT_ROWS, type RawTable } from '#shared/imports/import-table.ts'
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

/** The sheet of a file that looks most like an older ledger; one that is too long is refused, never cut. */
export async function readOlderLedger(bytes: Uint8Array): Promise<Result<RawTable>> {
  const sheets = await readSheets(bytes, LEDGER_LIMITS)
  if (!sheets.ok) return sheets
  const [best = []] = sheets.value.toSorted((one, other) => headerFit(other) - headerFit(one))
  return best.length >= LEDGER_LIMITS.rows
    ? refuse(
        'import-long',
        `文件超过 ${countWords(MOST_IMPORT_ROWS)} 行，没有读取；请按年份分成几个文件，逐个导入`,
      )
    : ok(best)
}
