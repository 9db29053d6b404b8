import { officeDay } from '#shared/office-day.ts'
import type { Filing } from './filing.ts'

type Accepted = Pick<Filing, 'acceptanceNumber' | 'acceptedAt' | 'entry' | 'renews'>

/** What the timeline says of an acceptance: its number, and whether it is 补办 or 续办. */
export function acceptanceWords(filing: Accepted): string {
  const { acceptanceNumber, acceptedAt, entry, renews } = filing
  const isLate = entry.startDate < officeDay(new Date(acceptedAt))
  return [
    acceptanceNumber,
    ...(isLate ? [`补办：自 ${entry.startDate} 起`] : []),
    ...(renews === null ? [] : ['续办']),
  ].join('，')
}

/** What the timeline of the renewed filing says. */
export function renewalWords({ acceptanceNumber, entry }: Accepted): string {
  return `续办为 ${acceptanceNumber}，自 ${entry.startDate} 起`
}
