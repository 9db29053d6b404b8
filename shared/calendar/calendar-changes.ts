import * as z from 'zod'
import { CalendarDay, type CalendarYear } from './calendar-year.ts'

/** What another edition of a year does to the one that is held. */
export const CalendarChanges = z.strictObject({
  added: z.array(CalendarDay),
  removed: z.array(CalendarDay),
  /** Other name, or work for rest. */
  changed: z.array(z.strictObject({ before: CalendarDay, after: CalendarDay })),
})
export type CalendarChanges = z.infer<typeof CalendarChanges>

/** Compares an edition of a year with the one that is held; without one, everything is added. */
export function compareYears(held: CalendarYear | undefined, next: CalendarYear): CalendarChanges {
  const before = new Map(held?.days.map((day) => [day.date, day]))
  const after = new Map(next.days.map((day) => [day.date, day]))
  return {
    added: next.days.filter(({ date }) => !before.has(date)),
    removed: [...before.values()].filter(({ date }) => !after.has(date)),
    changed: next.days.flatMap((day) => {
      const old = before.get(day.date)
      return old && (old.isOffDay !== day.isOffDay || old.name !== day.name)
        ? [{ before: old, after: day }]
        : []
    }),
  }
}
