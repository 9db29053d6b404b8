/** The instant by the subsystem's clock, as far as the line has told it. */
export function subsystemTime(
  now: Date,
  { clockOffsetSeconds }: { readonly clockOffsetSeconds: number | null },
): Date {
  return new Date(now.getTime() + (clockOffsetSeconds ?? 0) * 1_000)
}

/** When an exchange began and when its answer was there, by the desk's clock. */
export interface Span {
  readonly startedAt: Date
  readonly endedAt: Date
}

/** The subsystem tells whole seconds, so what is nearer than this is the same. */
const SAME_MS = 2_000

/**
 * Milliseconds to add to the desk's clock to have the subsystem's: its time is taken to be of the middle of
 * the exchange. Null where it told no time.
 */
export function clockOffset(told: Date, { startedAt, endedAt }: Span): number | null {
  const middle = (startedAt.getTime() + endedAt.getTime()) / 2
  const offset = Math.round(told.getTime() - middle)
  if (Number.isNaN(offset)) return null
  return Math.abs(offset) < SAME_MS ? 0 : offset
}
