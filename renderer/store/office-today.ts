import { officeDay } from '#shared/office-day.ts'
import { subsystemTime } from '#shared/sync/clock-offset.ts'
import { lastLine } from './line-store.ts'
import { useLine } from './use-line.ts'

/** The office's day by the subsystem's clock, as far as the line has told it: days and deadlines go by it. */
export function officeToday(): string {
  return officeDay(subsystemTime(new Date(), lastLine()))
}

/** The same for what is on screen: it changes when the line tells of another time. */
export function useOfficeToday(): string {
  return officeDay(subsystemTime(new Date(), useLine()))
}
