import * as z from 'zod'
import { LedgerLooks } from '#shared/ledger/ledger-looks.ts'
import { LedgerColumn } from '#shared/ledger/ledger-query.ts'
import { LedgerRow } from '#shared/ledger/ledger-row.ts'
import { Month, Statistics } from '#shared/ledger/statistics.ts'

/** Filings written into one workbook, or handed over at once, at most. */
export const MOST_EXPORTED = 1_000_000
export const MOST_HANDED_OVER = 2_000

/** How far an export has come. */
export const ExportProgress = z.strictObject({
  step: z.enum(['reading', 'writing']),
  done: z.int(),
  total: z.int(),
})
export type ExportProgress = z.infer<typeof ExportProgress>

const Nothing = z.strictObject({})
const MonthOrNone = z.union([z.literal(''), Month])

/** The ledger (台账): the rows its index is made of, and how it looks. */
export const LEDGER_METHODS = {
  /** The filings changed after a commit as ledger rows, or these whatever their commit. */
  'ledger.rows': {
    input: z.union([
      z.strictObject({ afterSeq: z.int(), limit: z.int().min(1).max(2000) }),
      z.strictObject({ ids: z.array(z.uuid()).max(2000) }),
    ]),
    output: z.array(LedgerRow),
  },
  /** The filings accepted last, the newest first. */
  'ledger.newest': {
    input: z.strictObject({ limit: z.int().min(1).max(100) }),
    output: z.array(LedgerRow),
  },
  /** 备案台账 of these filings as a workbook, in the given order; `password` '' leaves it open to anyone. */
  'ledger.export': {
    input: z.strictObject({
      filingIds: z.array(z.uuid()).min(1).max(MOST_EXPORTED),
      columns: z.array(LedgerColumn).min(1),
      /** Document numbers written out, not masked. */
      isWhole: z.boolean(),
      password: z.string().max(200),
    }),
    output: z.strictObject({ path: z.string() }),
  },
  'ledger.cancelExport': { input: Nothing, output: Nothing },
  /** 交接 of what these filings still have in the queue; says of how many, and how many had nothing. */
  'ledger.handOver': {
    input: z.strictObject({
      filingIds: z.array(z.uuid()).min(1).max(MOST_HANDED_OVER),
      operatorNumber: z.string(),
    }),
    output: z.strictObject({ handedOver: z.int(), idle: z.int(), underWay: z.int() }),
  },
  /** The kept counts of the months from `from` to `until`; '' is without bound. */
  'statistics.read': {
    input: z.strictObject({ from: MonthOrNone, until: MonthOrNone }),
    output: Statistics,
  },
  /** Counts again from the filings, puts right what differs, and names the months in which it did. */
  'statistics.recount': { input: Nothing, output: z.strictObject({ repaired: z.array(Month) }) },
  'ledger.looks': { input: Nothing, output: LedgerLooks },
  'ledger.keepLooks': { input: LedgerLooks, output: Nothing },
} as const
