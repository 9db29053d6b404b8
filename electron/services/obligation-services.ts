import { officeToday } from '#electron/corrected-now.ts'
import { type RulesContext, type Session, whenOpen } from '#electron/desk-context.ts'
import type { Services } from '#electron/serve.ts'
import { getFilingRow } from '#electron/vault/filing-rows.ts'
import { listOwed, type Owed } from '#electron/vault/owed-rows.ts'
import type { Vault } from '#electron/vault/vault.ts'
import { workCalendar } from '#electron/vault/work-calendar.ts'
import {
  MOST_OWED,
  type OwedCounts,
  type OwedFilter,
  type OwedItem,
} from '#shared/bridge-obligations.ts'
import type { Deadline } from '#shared/calendar/deadline.ts'
import { workingDaysBetween } from '#shared/calendar/working-days.ts'
import { policyOf } from '#shared/filing/accepted-under.ts'
import { ageingOfDay, dueOf } from '#shared/filing/obligation-due.ts'
import { ok } from '#shared/result.ts'

/** What people still owe the office: the list of it, and how much is how pressing. */
export function obligationServices(
  context: RulesContext,
): Pick<Services, 'obligation.list' | 'obligation.counts'> {
  const today = () => officeToday(context)
  return {
    'obligation.list': whenOpen(context, (session, { filter }) => {
      const aged = agedOwed(session.vault, today())
        .filter(({ ageing }) => filter === 'all' || ageing === filter)
        .toSorted(byPressure)
        .slice(0, MOST_OWED)
      return ok(aged.map((one) => itemOf(context, session, { ...one, today: today() })))
    }),
    'obligation.counts': whenOpen(context, ({ vault }) => ok(countOwed(vault, today()))),
  }
}

interface AgedOwed extends Owed {
  readonly due: Deadline | null
  readonly ageing: Exclude<OwedFilter, 'all'>
}

/** By the calendar as it is now: nothing of it is stored, so an imported year counts at once. */
function agedOwed(vault: Vault, today: string): AgedOwed[] {
  const calendar = workCalendar(vault)
  return listOwed(vault.db).map((owed) => {
    const due = dueOf(owed.obligation, calendar)
    return { ...owed, due, ageing: ageingOfDay(due, today) }
  })
}

/** The earliest last day first, what has none at the end; then the oldest. */
function byPressure(one: AgedOwed, other: AgedOwed): number {
  const key = ({ due, obligation, acceptanceNumber }: AgedOwed) =>
    `${due?.day ?? '9999'} ${obligation.start} ${acceptanceNumber} ${obligation.id}`
  return key(one) < key(other) ? -1 : 1
}

function itemOf(
  { tables }: RulesContext,
  { vault }: Session,
  { filingId, obligation, due, ageing, today }: AgedOwed & { readonly today: string },
): OwedItem {
  const filing = getFilingRow(vault.db, filingId)
  const { entry, acceptanceNumber, acceptedBy } = filing
  const { categories } = policyOf(filing, tables.policies)
  return {
    filingId,
    acceptanceNumber,
    name: entry.name,
    category: entry.category === '' ? '' : (categories[entry.category]?.label ?? ''),
    acceptedBy: acceptedBy.name,
    obligation,
    due,
    ageing,
    left: due && workingDaysBetween(workCalendar(vault), today, due.day).count,
  }
}

function countOwed(vault: Vault, today: string): OwedCounts {
  const counts = { all: 0, overdue: 0, today: 0, 'this-week': 0, later: 0, undated: 0 }
  for (const { ageing } of agedOwed(vault, today)) {
    counts.all += 1
    counts[ageing] += 1
  }
  return counts
}
