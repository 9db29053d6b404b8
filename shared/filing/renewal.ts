import { addDays } from '#shared/calendar/days.ts'
import type { Policy } from '#shared/policy/resolve.ts'
import { defaultEnd } from '#shared/policy/validity.ts'
import type { Filing, FilingEntry } from './filing.ts'

/**
 * A new entry that continues an expiring filing (续办): from the day after its end, or from today where
 * that has passed; the end by the validity of its category. What has to be shown again is asked again:
 * voucher, materials with what the 转诊证明 says, and who files for the person.
 */
export function renewalEntry(
  { entry }: Pick<Filing, 'entry'>,
  policy: Policy,
  today: string,
): FilingEntry {
  const next = addDays(entry.endDate, 1)
  const startDate = next < today ? today : next
  const validity = entry.category === '' ? undefined : policy.categories[entry.category]?.validity
  return {
    ...entry,
    startDate,
    endDate: defaultEnd(validity?.value, startDate),
    voucher: '',
    materials: {},
    laterDue: '',
    referral: null,
    agent: null,
    injury: null,
  }
}
