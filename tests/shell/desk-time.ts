import type { Clock } from '#electron/clock.ts'

/** The desk's clock under test: it goes on by itself, and ahead at the test's word. */
export interface DeskTime {
  readonly clock: Clock
  /** So many seconds have passed since. */
  pass(seconds: number): void
}

/** Time that starts now. */
export function deskTime(): DeskTime {
  let ahead = 0
  return {
    clock: { now: () => new Date(Date.now() + ahead) },
    pass: (seconds) => {
      ahead += seconds * 1_000
    },
  }
}
