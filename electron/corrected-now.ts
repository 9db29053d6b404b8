import type { DeskContext } from './desk-context.ts'

/**
 * The instant by the subsystem's clock, as far as a sign-in told it: what deadlines are counted by. What is
 * written down keeps the PC's own time, and the order of entries is by number.
 */
export function correctedNow({ clock, session }: Pick<DeskContext, 'clock' | 'session'>): Date {
  const offset = session()?.loop.lineState().clockOffsetSeconds ?? 0
  return new Date(clock.now().getTime() + offset * 1_000)
}
