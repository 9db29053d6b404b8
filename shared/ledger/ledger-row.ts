import * as z from 'zod'
import type { WorkCalendar } from '#shared/calendar/work-calendar.ts'
import { type Filing, FilingStatus } from '#shared/filing/filing.ts'
import { dueOf } from '#shared/filing/obligation-due.ts'
import { actionRefusal, isPending } from '#shared/filing/status.ts'
import { officeDay } from '#shared/office-day.ts'
import { Category } from '#shared/policy/policy.ts'
import { writtenPhones } from './written-phones.ts'

const Day = z.union([z.literal(''), z.iso.date()])

/** What is still owed in a filing of one kind: nothing, something by a day, something without one. */
export const OwedUntil = z.union([z.literal('none'), z.literal('undated'), z.iso.date()])
export type OwedUntil = z.infer<typeof OwedUntil>

/** A filing as the ledger (台账) shows and finds it; `seq` is the commit that changed it last. */
export const LedgerRow = z.strictObject({
  id: z.uuid(),
  seq: z.int(),
  acceptanceNumber: z.string(),
  /** '' until the subsystem has given one; so is `filingNumber`. */
  receiptNumber: z.string(),
  filingNumber: z.string(),
  name: z.string(),
  documentNumber: z.string(),
  /** Both telephones (`writtenPhones`). */
  phones: z.string(),
  address: z.string(),
  agent: z.string(),
  /** Number and name of who accepted it. */
  clerk: z.string(),
  destination: z.string(),
  insuredDivision: z.string(),
  category: z.union([z.literal(''), Category]),
  status: FilingStatus,
  acceptedAt: z.iso.datetime(),
  startDate: Day,
  /** '' is without end. */
  endDate: Day,
  acknowledgedDay: Day,
  /** Papers that were to come later, and promises to be verified: the earliest day of each. */
  laterMaterial: OwedUntil,
  promise: OwedUntil,
})
export type LedgerRow = z.infer<typeof LedgerRow>

/** The ledger row of a filing; the last days by the calendar as it is now. */
export function ledgerRowOf(filing: Filing, seq: number, calendar: WorkCalendar): LedgerRow {
  const { entry, receipt, acceptedBy } = filing
  return {
    id: filing.id,
    seq,
    acceptanceNumber: filing.acceptanceNumber,
    receiptNumber: receipt?.receiptNumber ?? '',
    filingNumber: receipt?.filingNumber ?? '',
    name: entry.name,
    documentNumber: entry.documentNumber,
    phones: writtenPhones(entry),
    address: entry.address,
    agent: entry.agent?.name ?? '',
    clerk: `${acceptedBy.number} ${acceptedBy.name}`,
    destination: entry.destination,
    insuredDivision: entry.insuredDivision,
    category: entry.category,
    status: filing.status,
    acceptedAt: filing.acceptedAt,
    startDate: entry.startDate,
    endDate: filing.ended?.kind === 'terminated' ? filing.ended.on : entry.endDate,
    acknowledgedDay: receipt === null ? '' : officeDay(new Date(receipt.acknowledgedAt)),
    laterMaterial: owedUntil(filing, 'later-material', calendar),
    promise: owedUntil(filing, 'promise', calendar),
  }
}

function owedUntil(
  filing: Filing,
  kind: 'later-material' | 'promise',
  calendar: WorkCalendar,
): OwedUntil {
  // What no longer stands owes nothing (as `owed` of the vault says).
  if (actionRefusal(filing, 'supply-material')) return 'none'
  const owed = filing.obligations.filter((one) => one.kind === kind && isPending(one))
  if (owed.length === 0) return 'none'
  const [earliest] = owed.flatMap((one) => dueOf(one, calendar)?.day ?? []).toSorted()
  return earliest ?? 'undated'
}
