import type { CalendarDay } from '#shared/calendar/calendar-year.ts'
import { addDays } from '#shared/calendar/days.ts'

/** Days in a row of one holiday and one meaning. */
export interface DayRun {
  readonly name: string
  readonly isOffDay: boolean
  readonly first: string
  readonly last: string
  readonly count: number
}

/** Draws days (in order) together: eight days of 春节 are one line. */
export function dayRuns(days: readonly CalendarDay[]): DayRun[] {
  const runs: DayRun[] = []
  for (const { name, date, isOffDay } of days) {
    const run = runs.at(-1)
    const goesOn = run?.name === name && run.isOffDay === isOffDay && addDays(run.last, 1) === date
    if (goesOn) runs[runs.length - 1] = { ...run, last: date, count: run.count + 1 }
    else runs.push({ name, isOffDay, first: date, last: date, count: 1 })
  }
  return runs
}
