import type { Clock } from '#electron/clock.ts'
import type { Timers } from '#electron/sync/timers.ts'

/** A clock that jumps: whoever sleeps is woken at once, and the time has passed. */
export interface SwiftTime {
  readonly clock: Clock
  readonly timers: Timers
}

/** Hours of back-off in seconds. */
export function swiftTime(start: Date): SwiftTime {
  let now = start.getTime()
  return {
    // Every look takes a millisecond, so that time goes on while nobody sleeps.
    clock: { now: () => new Date(now++) },
    timers: {
      after(ms, action) {
        const turn = setImmediate(() => {
          now += ms
          action()
        })
        return () => clearImmediate(turn)
      },
    },
  }
}
