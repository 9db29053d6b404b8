// The package's data and not its functions: those answer for years it knows nothing of.
import DATA from 'chinese-days/dist/chinese-days.json' with { type: 'json' }
import type { CalendarDay, CalendarYear } from './calendar-year.ts'
import { yearOf } from './days.ts'

/** The years that chinese-days holds, oldest first, each as the file of its own notice would be. */
export const BUILT_IN_YEARS: readonly CalendarYear[] = byYear([
  ...daysOf(DATA.holidays, true),
  ...daysOf(DATA.workdays, false),
])

/** `2026-01-01` → `New Year's Day,元旦,1`. */
type PackageDays = Readonly<Record<string, string>>

function daysOf(days: PackageDays, isOffDay: boolean): CalendarDay[] {
  return Object.entries(days).map(([date, words]) => ({
    name: words.split(',')[1] ?? '',
    date,
    isOffDay,
  }))
}

function byYear(days: readonly CalendarDay[]): CalendarYear[] {
  const ordered = days.toSorted((a, b) => (a.date < b.date ? -1 : 1))
  const years = [...new Set(ordered.map(noticeYear))].toSorted((a, b) => a - b)
  return years.map((year) => ({
    year,
    papers: [],
    days: ordered.filter((day) => noticeYear(day) === year),
  }))
}

/** New Year in December belongs to the notice of the year that begins. */
function noticeYear({ name, date }: CalendarDay): number {
  return yearOf(date) + (name === '元旦' && date.slice(5, 7) === '12' ? 1 : 0)
}
