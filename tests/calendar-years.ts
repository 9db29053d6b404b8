import fc from 'fast-check'
import { BUILT_IN_YEARS } from '#shared/calendar/built-in-years.ts'
import type { CalendarYear } from '#shared/calendar/calendar-year.ts'
import { addDays } from '#shared/calendar/days.ts'

/** Any day of the years 2004 to 2039. */
export const aDay = fc.integer({ min: 0, max: 13_148 }).map((count) => addDays('2004-01-01', count))

/** A year 2027 as its notice might be: made up for tests, 元旦 reaching back into December. */
export const YEAR_2027: CalendarYear = {
  year: 2027,
  papers: ['https://example.invalid/notice-2027'],
  days: [
    ...offDays('元旦', '2026-12-31', 3),
    ...offDays('春节', '2027-02-05', 8),
    { name: '春节', date: '2027-02-20', isOffDay: false },
    ...offDays('清明节', '2027-04-05', 1),
    ...offDays('劳动节', '2027-05-01', 5),
    ...offDays('端午节', '2027-06-09', 1),
    ...offDays('中秋节', '2027-09-15', 1),
    ...offDays('国庆节', '2027-10-01', 7),
  ],
}

/** The file of a year, as holiday-cn writes it. */
export function calendarFile(year: object): string {
  const schema = 'https://raw.githubusercontent.com/NateScarlet/holiday-cn/master/schema.json'
  return JSON.stringify({ $schema: schema, $id: 'year.json', ...year }, null, 2)
}

/** A year that chinese-days holds. */
export function builtInYear(year: number): CalendarYear {
  const held = BUILT_IN_YEARS.find((own) => own.year === year)
  if (held === undefined) throw new Error(`chinese-days has no ${year}`)
  return held
}

function offDays(name: string, first: string, count: number): CalendarYear['days'] {
  return Array.from({ length: count }, (_, at) => ({
    name,
    date: addDays(first, at),
    isOffDay: true,
  }))
}
