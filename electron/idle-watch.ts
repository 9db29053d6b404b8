import type { Clock } from './clock.ts'
import type { Timers } from './sync/timers.ts'

/** What a desk does about a window nobody touches. */
export interface IdleWatchOptions {
  readonly clock: Clock
  readonly timers: Timers
  /** Minutes without activity after which the desk locks; asked at every look. */
  limitMinutes(): number
  /** Told every second of the last half minute, and null when somebody stirred. */
  onNearing(seconds: number | null): void
  onIdle(): void
}

/** Watches over an open desk until it is stopped or has locked it. */
export interface IdleWatch {
  /** Somebody is there. Silence is absence: a window that hangs locks as well. */
  active(): void
  stop(): void
}

const LOOK_MS = 1_000
const WARNING_MS = 30_000

/** Starts watching: the time runs by the desk's clock, a machine that slept wakes up locked. */
export function startIdleWatch(options: IdleWatchOptions): IdleWatch {
  const { clock, timers, onNearing } = options
  let lastActive = clock.now().getTime()
  let isWarned = false
  let cancel = () => {}
  const look = () => {
    const now = clock.now().getTime()
    // A clock set back must not lend the absent the time in between.
    lastActive = Math.min(lastActive, now)
    const left = options.limitMinutes() * 60_000 - (now - lastActive)
    if (left <= 0) return options.onIdle()
    if (left <= WARNING_MS) {
      isWarned = true
      onNearing(Math.ceil(left / 1_000))
    }
    cancel = timers.after(LOOK_MS, look)
  }
  cancel = timers.after(LOOK_MS, look)
  return {
    active() {
      lastActive = clock.now().getTime()
      if (isWarned) onNearing(null)
      isWarned = false
    },
    stop: () => cancel(),
  }
}
