import * as z from 'zod'
import { DifferenceKind } from './difference.ts'

/** One comparison of the vault with the subsystem (日对账), as it was kept. */
export const Reconciliation = z.strictObject({
  id: z.uuid(),
  /** Office day. */
  day: z.iso.date(),
  startedAt: z.iso.datetime(),
  endedAt: z.iso.datetime(),
  /** The operator's number, or `desk` where it ran by itself. */
  by: z.string(),
  /** Asked from the beginning, not only for what was changed since the comparison before. */
  isWhole: z.boolean(),
  counts: z.strictObject({
    /** Filings accepted here; of them the ones with a receipt. */
    local: z.int(),
    acknowledged: z.int(),
    /** Records the subsystem holds of this agency. */
    held: z.int(),
    /** Filings looked at this time, and those left to the queue. */
    compared: z.int(),
    underWay: z.int(),
  }),
  /** Differences this comparison found, new or still there. */
  found: z.partialRecord(DifferenceKind, z.int()),
})
export type Reconciliation = z.infer<typeof Reconciliation>
