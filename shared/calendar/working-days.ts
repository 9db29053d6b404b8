import { addDays } from './days.ts'
import type { Deadline } from './deadline.ts'
import { isPublished, isWorkday, type WorkCalendar } from './work-calendar.ts'

/** How many working days, and whether a notice still to come may change it. */
export interface WorkingDays {
  readonly count: number
  readonly isExpected: boolean
}

/**
 * The `count`-th working day after `start`; counting begins the day after (民法典第二百零一条), and with 0 it
 * is `start` itself, worked or not. Expected (预计) when any day passed over is not published yet.
 */
export function addWorkingDays(calendar: WorkCalendar, start: string, count: number): Deadline {
  if (!Number.isInteger(count) || count < 0) throw new Error('working days are counted forward')
  let day = start
  let isExpected = false
  for (let left = count; left > 0; ) {
    day = addDays(day, 1)
    isExpected ||= !isPublished(calendar, day)
    if (isWorkday(calendar, day)) left -= 1
  }
  return { day, isExpected }
}

/**
 * The working days after `from` up to and with `to`: what is left of a deadline, 0 on its day. Negative when
 * `to` lies behind, and then still 0 on the days of rest after it: whether a deadline has passed is told
 * by the days themselves.
 */
export function workingDaysBetween(calendar: WorkCalendar, from: string, to: string): WorkingDays {
  if (to < from) {
    const { count, isExpected } = workingDaysBetween(calendar, to, from)
    return { count: count === 0 ? 0 : -count, isExpected }
  }
  let count = 0
  let isExpected = false
  for (let day = from; day < to; ) {
    day = addDays(day, 1)
    isExpected ||= !isPublished(calendar, day)
    if (isWorkday(calendar, day)) count += 1
  }
  return { count, isExpected }
}
