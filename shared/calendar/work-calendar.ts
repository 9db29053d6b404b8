import { BUILT_IN_YEARS } from './built-in-years.ts'
import type { CalendarYear } from './calendar-year.ts'
import { isWeekend, yearOf } from './days.ts'

/** Which days are worked: the built-in years under the imported ones. */
export interface WorkCalendar {
  /** The years that somebody published. */
  readonly years: ReadonlyMap<number, HeldYear>
  /** Days out of the ordinary week → whether they are worked. */
  readonly exceptions: ReadonlyMap<string, boolean>
}

/** A year of the calendar and where it is from. */
export interface HeldYear {
  readonly source: 'built-in' | 'imported'
  readonly calendar: CalendarYear
}

/** The days from here on may still be moved by next year's notice: its New Year reaches back a week at most. */
const OPEN_FROM = '12-25'

/**
 * The calendar of a desk. An imported year replaces the built-in one as a whole, with what that said of
 * December before; where two years speak of one day, the later notice decides.
 */
export function buildWorkCalendar(imports: readonly CalendarYear[]): WorkCalendar {
  const years = new Map<number, HeldYear>()
  for (const calendar of BUILT_IN_YEARS) years.set(calendar.year, { source: 'built-in', calendar })
  for (const calendar of imports) years.set(calendar.year, { source: 'imported', calendar })
  const ordered = [...years].toSorted(([a], [b]) => a - b)
  const days = ordered.flatMap(([, { calendar }]) => calendar.days)
  return {
    years: new Map(ordered),
    exceptions: new Map(days.map(({ date, isOffDay }) => [date, !isOffDay])),
  }
}

/** Whether a day is worked; in a year nobody published the week alone decides. */
export function isWorkday({ exceptions }: WorkCalendar, day: string): boolean {
  return exceptions.get(day) ?? !isWeekend(day)
}

/**
 * Whether the answer for a day is final: the notice of its year is held, and in the last week of December
 * that of the next year as well (2018-12-29 became a working day by the notice of 2019).
 */
export function isPublished({ years }: WorkCalendar, day: string): boolean {
  const year = yearOf(day)
  return years.has(year) && (day.slice(5) < OPEN_FROM || years.has(year + 1))
}

/** The last day before which no answer can change any more. */
export function publishedUntil({ years }: WorkCalendar): string {
  let year = BUILT_IN_YEARS.at(-1)?.year ?? 0
  while (years.has(year + 1)) year += 1
  return `${year}-12-24`
}
