import * as z from 'zod'
import { FilingStatus } from '#shared/filing/filing.ts'
import { Category } from '#shared/policy/policy.ts'

/** Which filings the ledger shows; '' of any filter is "all of them". */
export const LedgerFilter = z.strictObject({
  category: z.union([z.literal(''), Category]),
  status: z.union([z.literal(''), FilingStatus]),
  /** A destination, or the two digits of a province. */
  destination: z.string().max(6),
  /** First and last office day of acceptance. */
  from: z.union([z.literal(''), z.iso.date()]),
  until: z.union([z.literal(''), z.iso.date()]),
  /** As in `LedgerRow.clerk`. */
  clerk: z.string().max(100),
  /** `complete`: nothing owed; else what is owed. */
  material: z.enum(['', 'complete', 'later-material', 'promise']),
  /** `expiring`: the filing ends soon; `due`: something owed is due soon or overdue. */
  deadline: z.enum(['', 'expiring', 'due']),
})
export type LedgerFilter = z.infer<typeof LedgerFilter>

/** Shows every filing. */
export const NO_FILTER: LedgerFilter = {
  category: '',
  status: '',
  destination: '',
  from: '',
  until: '',
  clerk: '',
  material: '',
  deadline: '',
}

/** The columns of the ledger, each of which may be shown, and sorted by. */
export const LedgerColumn = z.enum([
  'acceptanceNumber',
  'name',
  'documentNumber',
  'category',
  'destination',
  'status',
  'acceptedAt',
  'startDate',
  'endDate',
  'material',
  'phones',
  'address',
  'clerk',
  'agent',
  'filingNumber',
  'receiptNumber',
  'acknowledgedDay',
])
export type LedgerColumn = z.infer<typeof LedgerColumn>

/** The order of the ledger; null is best match first, then the newest. */
export const LedgerSort = z
  .strictObject({ column: LedgerColumn, isDescending: z.boolean() })
  .nullable()
export type LedgerSort = z.infer<typeof LedgerSort>

/** A question to the ledger. */
export const LedgerQuery = z.strictObject({
  /** What was typed; several words narrow. */
  text: z.string().max(200),
  filter: LedgerFilter,
  sort: LedgerSort,
})
export type LedgerQuery = z.infer<typeof LedgerQuery>

/** Every filing, the newest first. */
export const EVERY_FILING: LedgerQuery = { text: '', filter: NO_FILTER, sort: null }

/** How many days before its end a filing counts as expiring, and before its last day something owed as due. */
export const SOON_DAYS = { expiring: 30, due: 7 } as const
