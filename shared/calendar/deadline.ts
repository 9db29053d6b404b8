import * as z from 'zod'
import type { WorkCalendar } from './work-calendar.ts'
import { addWorkingDays } from './working-days.ts'

/**
 * A deadline as it is kept: never its day, which a notice still to come may move. `deadlineOf` computes it
 * on reading, so importing a year recomputes every deadline there is.
 */
export const WorkingDaysTerm = z.strictObject({
  /** The day of the event; counting begins the day after. */
  start: z.iso.date(),
  workingDays: z.int().min(0).max(1000),
})
export type WorkingDaysTerm = z.infer<typeof WorkingDaysTerm>

/** The day something is due by. */
export interface Deadline {
  readonly day: string
  /** 预计: rests on days nobody published yet. */
  readonly isExpected: boolean
}

/** When a term ends by a calendar. */
export function deadlineOf(
  calendar: WorkCalendar,
  { start, workingDays }: WorkingDaysTerm,
): Deadline {
  return addWorkingDays(calendar, start, workingDays)
}

/** `2027-01-05`, or `2027-01-05（预计）`. */
export function deadlineWords({ day, isExpected }: Deadline): string {
  return isExpected ? `${day}（预计）` : day
}
