import { officeDay } from '#shared/office-day.ts'
import { subsystemTime } from '#shared/sync/clock-offset.ts'
import type { Clock } from './clock.ts'
import type { SyncLoop } from './sync/loop.ts'

/** Where the subsystem's time is known: the PC's clock, and the line that found by how much it is off. */
export interface TimeContext {
  readonly clock: Clock
  /** Undefined while nothing is open, and so no line is known. */
  session(): { readonly loop: Pick<SyncLoop, 'lineState'> } | undefined
}

/**
 * The instant by the subsystem's clock, as far as it told it: what days and deadlines are counted by. What is
 * written down keeps the PC's own time, and the order of entries is by number.
 */
export function correctedNow({ clock, session }: TimeContext): Date {
  const line = session()?.loop.lineState()
  return line === undefined ? clock.now() : subsystemTime(clock.now(), line)
}

/** The office's day by the subsystem's clock. */
export function officeToday(context: TimeContext): string {
  return officeDay(correctedNow(context))
}
