import * as z from 'zod'
import { LedgerLooks } from '#shared/ledger/ledger-looks.ts'
import { LedgerRow } from '#shared/ledger/ledger-row.ts'

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
  'ledger.looks': { input: z.strictObject({}), output: LedgerLooks },
  'ledger.keepLooks': { input: LedgerLooks, output: z.strictObject({}) },
} as const
