import * as z from 'zod'

/** What is wrong with a row of a list, by column: the words of the rule that says so. */
export const RowFault = z.strictObject({
  /** The column's header; of a rule that no column answers, the field's label. */
  column: z.string(),
  /** The cell as a spreadsheet names it, e.g. `C5`; '' where the list has no such column. */
  cell: z.string(),
  severity: z.enum(['error', 'warning']),
  problem: z.string(),
  remedy: z.string(),
  basis: z.string(),
})
export type RowFault = z.infer<typeof RowFault>

/** Where a row stands: it cannot be accepted, it can, or it was. */
export const RowState = z.enum(['faulty', 'ready', 'filed'])
export type RowState = z.infer<typeof RowState>

/** A row of a list as the window shows it. */
export const BatchRow = z.strictObject({
  /** As the spreadsheet counts. */
  row: z.int().min(1),
  name: z.string(),
  /** Masked: the list is for looking over, not for copying. */
  documentNumber: z.string(),
  category: z.string(),
  destination: z.string(),
  state: RowState,
  faults: z.array(RowFault),
  /** Of a filed row; '' before. */
  filingId: z.union([z.literal(''), z.uuid()]),
  acceptanceNumber: z.string(),
})
export type BatchRow = z.infer<typeof BatchRow>

/** A list that was read: every row with what the rules say of it. */
export const Batch = z.strictObject({
  id: z.uuid(),
  fileName: z.string(),
  /** Who sent it, as it was read; '' where nobody said. */
  employer: z.string(),
  /** What the clerk should know of the list as a whole, e.g. a column nobody reads. */
  notices: z.array(z.string()),
  rows: z.array(BatchRow),
  /** Its good rows are being filed at this moment. */
  isFiling: z.boolean(),
})
export type Batch = z.infer<typeof Batch>

/** How far the desk has come with a list. */
export const BatchProgress = z.strictObject({
  /** `ended`: the run is over, done or called off. */
  step: z.enum(['checking', 'filing', 'ended']),
  done: z.int(),
  total: z.int(),
})
export type BatchProgress = z.infer<typeof BatchProgress>

/** More rows than this are more than one list. */
export const MOST_BATCH_ROWS = 2000

/** A list of so many rows is a small part of this; more is something else. */
export const MOST_BATCH_BYTES = 8 * 1024 * 1024
