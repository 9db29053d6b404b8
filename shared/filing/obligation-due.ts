import * as z from 'zod'
import { addDays } from '#shared/calendar/days.ts'
import { type Deadline, deadlineOf } from '#shared/calendar/deadline.ts'
import type { WorkCalendar } from '#shared/calendar/work-calendar.ts'
import type { Obligation } from './obligation.ts'
import { isPending } from './status.ts'

/** How pressing an obligation is; `undated` where neither a rule nor the clerk gave a day. */
export const Ageing = z.enum(['overdue', 'today', 'this-week', 'later', 'undated', 'done'])
export type Ageing = z.infer<typeof Ageing>

/** What of an obligation its last day is made of. */
export type Term = Pick<Obligation, 'start' | 'workingDays' | 'dueDay'>

/** The last day by a calendar: counted where the rule gives working days, else the day agreed; null without either. */
export function dueOf(
  { start, workingDays, dueDay }: Term,
  calendar: WorkCalendar,
): Deadline | null {
  if (workingDays !== null) return deadlineOf(calendar, { start, workingDays })
  return dueDay === null ? null : { day: dueDay, isExpected: false }
}

/** How pressing an obligation is on the office's day; the last day itself is still in time. */
export function ageingOf(
  obligation: Pick<Obligation, 'state' | 'outcome'>,
  due: Deadline | null,
  today: string,
): Ageing {
  return isPending(obligation) ? ageingOfDay(due, today) : 'done'
}

/** How pressing what is still owed is on the office's day. */
export function ageingOfDay(due: Deadline | null, today: string): Exclude<Ageing, 'done'> {
  if (due === null) return 'undated'
  if (due.day < today) return 'overdue'
  if (due.day === today) return 'today'
  return due.day <= endOfWeek(today) ? 'this-week' : 'later'
}

/** The Sunday of a day's week; the office's week begins on Monday. */
export function endOfWeek(day: string): string {
  const weekday = new Date(day).getUTCDay()
  return addDays(day, weekday === 0 ? 0 : 7 - weekday)
}
