import type { LineState } from '#shared/bridge.ts'
import { subsystemTime } from './clock-offset.ts'
import type { OutboxEntry } from './outbox-entry.ts'

/** When the pause ends that an entry waits for: it would be due, were the subsystem not down. */
export function findPauseEnd(
  { state, nextAt }: Pick<OutboxEntry, 'state' | 'nextAt'>,
  line: LineState,
): Date | undefined {
  if (line.state !== 'paused' || line.pausedUntil === undefined) return undefined
  if (nextAt === null || (state !== 'queued' && state !== 'unknown')) return undefined
  const until = new Date(line.pausedUntil)
  return subsystemTime(new Date(nextAt), line) < until ? until : undefined
}
