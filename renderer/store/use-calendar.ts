import { useMemo } from 'react'
import type { CalendarView } from '#shared/bridge-reference.ts'
import { buildWorkCalendar, type WorkCalendar } from '#shared/calendar/work-calendar.ts'
import type { Failure } from '#shared/result.ts'
import { useDeskQuery } from './use-desk-query.ts'

/** The working calendar as a screen uses it. */
export interface Calendar {
  /** What deadlines are computed by; undefined until the desk answered. */
  readonly calendar: WorkCalendar | undefined
  readonly view: CalendarView | undefined
  readonly failure: Failure | undefined
}

/** The desk's working calendar; after an import every screen that uses it computes anew. */
export function useCalendar(): Calendar {
  const { value: view, failure } = useDeskQuery('calendar.get', {})
  const calendar = useMemo(
    () => view && buildWorkCalendar(view.imports.map((taken) => taken.calendar)),
    [view],
  )
  return { calendar, view, failure }
}
