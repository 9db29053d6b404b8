import { CalendarYear } from '#shared/calendar/calendar-year.ts'
import { buildWorkCalendar, type WorkCalendar } from '#shared/calendar/work-calendar.ts'
import { lastImport, listImports, takeImport } from './reference-imports.ts'
import { readStored } from './stored-json.ts'
import type { Vault } from './vault.ts'

/** An imported year, and who imported it when. */
export interface TakenYear {
  readonly calendar: CalendarYear
  readonly takenAt: string
  readonly takenBy: string
}

/** Made once per import: every deadline asks for it. */
const CALENDARS = new WeakMap<Vault, { readonly seq: number; readonly calendar: WorkCalendar }>()

/** The working days by which this vault's deadlines run: the built-in years under the imported ones. */
export function workCalendar(vault: Vault): WorkCalendar {
  const seq = lastImport(vault, 'calendar-year')
  const made = CALENDARS.get(vault)
  if (made?.seq === seq) return made.calendar
  const calendar = buildWorkCalendar(takenYears(vault).map((taken) => taken.calendar))
  CALENDARS.set(vault, { seq, calendar })
  return calendar
}

/** The imported years, oldest first. */
export function takenYears(vault: Vault): TakenYear[] {
  return listImports(vault, 'calendar-year')
    .map(({ body, takenAt, takenBy }) => ({
      calendar: readStored(CalendarYear, body),
      takenAt,
      takenBy,
    }))
    .toSorted((a, b) => a.calendar.year - b.calendar.year)
}

/** Imports a year; an earlier import of it is replaced. */
export function takeYear(vault: Vault, calendar: CalendarYear): void {
  const id = `calendar-year:${calendar.year}`
  takeImport(
    vault,
    { kind: 'calendar-year', id, body: JSON.stringify(calendar) },
    { action: 'calendar.take', fields: ['papers', 'days'] },
  )
}
