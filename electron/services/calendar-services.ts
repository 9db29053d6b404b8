import { type DeskContext, whenOpen } from '#electron/desk-context.ts'
import type { Services } from '#electron/serve.ts'
import { takenYears, takeYear, workCalendar } from '#electron/vault/work-calendar.ts'
import { BUILT_IN_YEARS } from '#shared/calendar/built-in-years.ts'
import { compareYears } from '#shared/calendar/calendar-changes.ts'
import { calendarNotices, readCalendarFile } from '#shared/calendar/calendar-file.ts'
import { publishedUntil } from '#shared/calendar/work-calendar.ts'
import { ok } from '#shared/result.ts'

/** The working calendar: what the desk knows, and how a new year comes in. */
export function calendarServices(
  context: DeskContext,
): Pick<Services, 'calendar.get' | 'calendar.preview' | 'calendar.take'> {
  return {
    'calendar.get': whenOpen(context, ({ vault }) =>
      ok({
        builtInYears: BUILT_IN_YEARS.map(({ year }) => year),
        imports: takenYears(vault),
        publishedUntil: publishedUntil(workCalendar(vault)),
      }),
    ),
    'calendar.preview': whenOpen(context, ({ vault }, { text }) => {
      const read = readCalendarFile(text)
      if (!read.ok) return read
      const held = workCalendar(vault).years.get(read.value.year)
      return ok({
        calendar: read.value,
        held: held?.source ?? 'none',
        changes: compareYears(held?.calendar, read.value),
        notices: calendarNotices(read.value),
      })
    }),
    'calendar.take': whenOpen(context, ({ vault }, { text }) => {
      const read = readCalendarFile(text)
      if (!read.ok) return read
      takeYear(vault, read.value)
      return ok({ year: read.value.year })
    }),
  }
}
