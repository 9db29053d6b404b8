import type { Clock } from '#electron/clock.ts'
import type { Timers } from '#electron/sync/timers.ts'

/** Time that moves only from one thing that is to happen to the next. */
export interface VirtualTime {
  /** The true time: the subsystem goes by it. */
  readonly clock: Clock
  /** What the PC shows; somebody may have set it wrong. */
  readonly deskClock: Clock
  /** The desk's only way to wait. */
  readonly timers: Timers
  /** Sets the PC's clock off by so many milliseconds. */
  setDeskClock(offsetMs: number): void
  /** Something happens in `ms` milliseconds; returns the way to call it off. */
  after(ms: number, action: () => void): () => void
  /** The machine goes down: nobody wakes the desk any more. */
  dropTimers(): void
  /** How many timers the desk has set. */
  timersSet(): number
  /** Goes to the next thing and lets it happen; false where nothing is to come within `ms`. */
  next(within?: number): boolean
  /** Lets time pass in which nothing happens. */
  pass(ms: number): void
  /** Milliseconds since the start. */
  elapsed(): number
}

interface Event {
  readonly at: number
  readonly action: () => void
  readonly isTimer: boolean
}

/** Time from `start` on. */
export function virtualTime(start: Date): VirtualTime {
  const origin = start.getTime()
  let now = origin
  let offset = 0
  let events: readonly Event[] = []
  const add = (event: Event) => {
    // Among those of one instant the first to be set comes first.
    const at = events.findIndex((other) => other.at > event.at)
    events = at < 0 ? [...events, event] : events.toSpliced(at, 0, event)
    return () => {
      events = events.filter((other) => other !== event)
    }
  }
  return {
    clock: { now: () => new Date(now) },
    deskClock: { now: () => new Date(now + offset) },
    timers: { after: (ms, action) => add({ at: now + ms, action, isTimer: true }) },
    setDeskClock(offsetMs) {
      offset = offsetMs
    },
    after: (ms, action) => add({ at: now + ms, action, isTimer: false }),
    dropTimers() {
      events = events.filter(({ isTimer }) => !isTimer)
    },
    timersSet: () => events.filter(({ isTimer }) => isTimer).length,
    next(within = Number.POSITIVE_INFINITY) {
      const [first, ...rest] = events
      if (first === undefined || first.at > now + within) return false
      events = rest
      now = Math.max(now, first.at)
      first.action()
      return true
    },
    pass(ms) {
      now += ms
    },
    elapsed: () => now - origin,
  }
}

/** Resolves once everything that does not wait for time has been done. */
export function quiet(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
