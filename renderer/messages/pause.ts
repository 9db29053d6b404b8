import type { LineState } from '#shared/bridge.ts'
import { officeDay, officeTime } from '#shared/office-day.ts'
import { subsystemTime } from '#shared/sync/clock-offset.ts'
import { findPauseEnd } from '#shared/sync/held-by-pause.ts'
import type { OutboxEntry } from '#shared/sync/outbox-entry.ts'

/** What is said of an entry that waits for the end of a pause, with the day where it is another one. */
export function pauseWords(
  entry: Pick<OutboxEntry, 'state' | 'nextAt'>,
  line: LineState,
  now: Date,
): string | undefined {
  const until = findPauseEnd(entry, line)
  if (until === undefined) return undefined
  const day = officeDay(until)
  const isToday = day === officeDay(subsystemTime(now, line))
  return `停机至 ${isToday ? '' : `${day.slice(5)} `}${officeTime(until)}`
}
