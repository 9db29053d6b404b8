import * as z from 'zod'
import { LedgerColumn, LedgerQuery } from './ledger-query.ts'

/** How many views an office keeps. */
export const MOST_VIEWS = 30

/** A question kept under a name. */
export const LedgerView = z.strictObject({
  name: z.string().trim().min(1).max(30),
  query: LedgerQuery,
})
export type LedgerView = z.infer<typeof LedgerView>

/** How the ledger looks: the columns in their order, and the views that were kept. */
export const LedgerLooks = z.strictObject({
  columns: z.array(LedgerColumn).min(1),
  views: z.array(LedgerView).max(MOST_VIEWS),
})
export type LedgerLooks = z.infer<typeof LedgerLooks>

/** The ledger before anybody chose anything. */
export const DEFAULT_LOOKS: LedgerLooks = {
  columns: [
    'acceptanceNumber',
    'name',
    'documentNumber',
    'category',
    'destination',
    'status',
    'acceptedAt',
    'endDate',
    'material',
    'clerk',
  ],
  views: [],
}
