import * as z from 'zod'

/** What filings are counted by; the month is that of acceptance. */
export const Dimension = z.enum(['category', 'destination', 'status', 'channel', 'clerk', 'month'])
export type Dimension = z.infer<typeof Dimension>

/** Whether the subsystem holds it, this desk alone, or it came from an older ledger. */
export const Standing = z.enum(['acknowledged', 'local', 'imported'])
export type Standing = z.infer<typeof Standing>

/** A month, `2026-05`. */
export const Month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/)

/** How many filings have one value in one dimension. */
export const Count = z.strictObject({
  dimension: Dimension,
  /** A code, a status, `9001 李经办`, `2026-05`. */
  value: z.string(),
  acknowledged: z.int(),
  local: z.int(),
  imported: z.int(),
})
export type Count = z.infer<typeof Count>

/** The counts of some months, and which months there are at all. */
export const Statistics = z.strictObject({
  months: z.array(Month),
  counts: z.array(Count),
})
export type Statistics = z.infer<typeof Statistics>
