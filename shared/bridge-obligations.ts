import * as z from 'zod'
import { Obligation } from '#shared/filing/obligation.ts'
import { Ageing } from '#shared/filing/obligation-due.ts'

/** The last day of something, as the calendar of today gives it. */
export const Due = z.strictObject({ day: z.iso.date(), isExpected: z.boolean() })

/** One thing a person still owes the office, with the filing it belongs to. */
export const OwedItem = z.strictObject({
  filingId: z.uuid(),
  acceptanceNumber: z.string(),
  name: z.string(),
  /** The category in words of the rules the filing was accepted under. */
  category: z.string(),
  /** Who accepted the filing. */
  acceptedBy: z.string(),
  obligation: Obligation,
  due: Due.nullable(),
  ageing: Ageing.exclude(['done']),
  /** Working days until the last day, negative after it; null without one. */
  left: z.int().nullable(),
})
export type OwedItem = z.infer<typeof OwedItem>

/** What may be asked for. */
export const OwedFilter = z.enum(['all', 'overdue', 'today', 'this-week', 'later', 'undated'])
export type OwedFilter = z.infer<typeof OwedFilter>

/** How many things are owed, by how pressing they are. */
export const OwedCounts = z.record(OwedFilter, z.int())
export type OwedCounts = z.infer<typeof OwedCounts>

/** Rows of one list; whoever needs more narrows it down. */
export const MOST_OWED = 200

/** What is owed to the office in every filing that still stands. */
export const OBLIGATION_METHODS = {
  /** The most pressing first, at most `MOST_OWED`. */
  'obligation.list': {
    input: z.strictObject({ filter: OwedFilter }),
    output: z.array(OwedItem),
  },
  'obligation.counts': { input: z.strictObject({}), output: OwedCounts },
} as const
