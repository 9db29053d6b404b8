/** The loop's only way to wait; tests pass their own. */
export interface Timers {
  /** Runs `action` once after `ms` milliseconds; returns the way to call it off. */
  after(ms: number, action: () => void): () => void
}

/** The machine's timers. */
export const SYSTEM_TIMERS: Timers = {
  after(ms, action) {
    const timer = setTimeout(action, ms)
    return () => clearTimeout(timer)
  },
}
