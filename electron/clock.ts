/** The desk's only source of time; tests pass their own. */
export interface Clock {
  now(): Date
}

/** The machine's clock. */
export const SYSTEM_CLOCK: Clock = { now: () => new Date() }
