import { addDays } from '#shared/calendar/days.ts'
import { destinationLabel } from '#shared/codes/divisions.ts'
import { findRule } from '#shared/policy/resolve.ts'
import type { Check } from './check.ts'
import type { Filing, FilingStatus } from './filing.ts'
import { error, warning } from './issue.ts'

/** As much of another filing of the same person as the comparison needs. */
export interface OtherFiling {
  readonly acceptanceNumber: string
  readonly status: FilingStatus
  /** The name under which the same document number was filed. */
  readonly name: string
  readonly destination: string
  readonly startDate: string
  /** '' is without end. */
  readonly endDate: string
}

/** What an entry (of id `ownId`) is compared with: the filings that hold on some day. */
export function otherFilingsOf(filings: readonly Filing[], ownId: string): readonly OtherFiling[] {
  return filings
    .filter((filing) => filing.id !== ownId && holdsOnSomeDay(filing))
    .map((filing) => ({
      acceptanceNumber: filing.acceptanceNumber,
      status: filing.status,
      name: filing.entry.name,
      destination: filing.entry.destination,
      startDate: filing.entry.startDate,
      endDate: lastDayOf(filing),
    }))
}

/** Whether a filing holds at all: one that was refused or voided never does, a terminated one only until its end. */
export function holdsOnSomeDay(filing: Pick<Filing, 'status' | 'entry' | 'ended'>): boolean {
  if (filing.status === 'refused' || filing.status === 'voided') return false
  const last = lastDayOf(filing)
  return last === '' || filing.entry.startDate <= last
}

/** The last day on which a filing holds; '' is without end. */
export function lastDayOf({ entry, ended }: Pick<Filing, 'entry' | 'ended'>): string {
  if (ended === null) return entry.endDate
  const last = addDays(ended.on, -1)
  return entry.endDate === '' || last < entry.endDate ? last : entry.endDate
}

/**
 * Another filing of the same person in the same days: to the same place it would be a double, to
 * another place the clerk decides whether this one changes it (规程第十条: valid until changed). Of one
 * from an older ledger nobody here knows whether it still holds, so it is asked about.
 */
export const checkOverlap: Check = (entry, policy, context) => [
  ...checkOtherName(entry, policy, context),
  ...checkOtherDays(entry, policy, context),
]

/** One number, two names: a slip of now or of then, or a number that was given out twice. */
const checkOtherName: Check = (entry, _policy, { otherFilings }) => {
  const other = otherFilings.find(({ name }) => entry.name !== '' && name !== entry.name)
  return other
    ? [
        warning('name', 'number-of-two', {
          problem: `同一证件号码以前以另一个姓名受理过（受理号 ${other.acceptanceNumber}）`,
          remedy: '请核对号码和姓名；改过名或确为重号的，核对证件后可继续',
        }),
      ]
    : []
}

const checkOtherDays: Check = (entry, policy, { otherFilings, tables }) => {
  const basis = findRule(policy, 'change', entry.category || 'temporary')?.because ?? []
  return otherFilings
    .filter((other) => daysMeet(entry, other))
    .map((other) => {
      const place = tables.destinations.get(other.destination)
      const where = place ? destinationLabel(place) : other.destination
      if (other.destination !== entry.destination) {
        return warning('destination', 'filing-elsewhere', {
          problem: `此人另有到${where}的有效备案（受理号 ${other.acceptanceNumber}）`,
          remedy: '请问清是否改去新地方；确需两地备案的可继续',
          basis,
        })
      }
      return other.status === 'imported'
        ? warning('destination', 'filing-in-old-ledger', {
            problem: `原台账里有此人到${where}的备案（受理号 ${other.acceptanceNumber}）`,
            remedy: '请在原来登记的系统核实是否仍有效；已终止的可继续',
            basis,
          })
        : error('destination', 'filing-double', {
            problem: `此人已备案到${where}（受理号 ${other.acceptanceNumber}）`,
            remedy: '无需重复办理；要改内容请办理变更',
            basis,
          })
    })
}

/** Whether two stretches of days have one in common; '' is without end. */
export function daysMeet(
  a: { readonly startDate: string; readonly endDate: string },
  b: { readonly startDate: string; readonly endDate: string },
): boolean {
  const startsBeforeEnd = (start: string, end: string) => end === '' || start <= end
  return startsBeforeEnd(a.startDate, b.endDate) && startsBeforeEnd(b.startDate, a.endDate)
}
