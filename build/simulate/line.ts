import type { SeededDraw } from '#electron/training/seeded-draw.ts'
import { type Outgoing, type ServiceSetup, serveMessage } from '#electron/training/service.ts'
import type { VirtualTime } from './virtual-time.ts'
import { CLEAR, type Weather } from './weather.ts'

/** A message on its way. */
export interface Message {
  readonly infno: string
  readonly msgid: string
  readonly body: string
  readonly headers: Readonly<Record<string, string>>
}

/** Whoever looks at the line. */
export interface LineWatcher {
  /** Its first byte is about to leave. */
  leaving(message: Message): void
  /** The subsystem has heard it, and this is what goes back. */
  heard(message: Message, out: Outgoing): void
  /** What the desk is told; the code of a fault or the status of an answer. */
  told(message: Message, what: string): void
  /** The watcher itself failed. */
  broke(fault: unknown): void
}

/** A line between a desk and the subsystem that breaks, delays, repeats and loses. */
export interface SimulatedLine {
  readonly fetch: typeof fetch
  /** The client's deadlines, in virtual time. */
  deadline(ms: number): AbortSignal
  change(weather: Weather): void
  /** The desk is gone: what has left travels on, no answer is heard. */
  abandon(): void
  /** Messages the desk waits for. */
  waiting(): number
}

interface LineSetup {
  readonly time: VirtualTime
  readonly draw: SeededDraw
  readonly service: ServiceSetup
  readonly watcher: LineWatcher
}

/** How an exchange may end for the desk. */
interface Hearing {
  readonly answer: (out: Extract<Outgoing, { kind: 'answer' }>) => void
  readonly fail: (code: string) => void
}

/**
 * What was lost from sight arrives within a minute or never: the two questions, a minute apart, rest on it
 * (wire contract §7.3).
 */
const LATEST_MS = 55_000

/** Opens a line in clear weather. */
export function openSimulatedLine(setup: LineSetup): SimulatedLine {
  const { time, watcher } = setup
  let weather = CLEAR
  const waiting = new Set<() => void>()
  let dropDeadline = () => {}

  const send = (message: Message, signal: AbortSignal): Promise<Response> => {
    const calledOff = dropDeadline
    dropDeadline = () => {}
    return new Promise((resolve, reject) => {
      const end = (what: string, act: () => void) => {
        if (!waiting.delete(forget)) return
        calledOff()
        watcher.told(message, what)
        act()
      }
      const forget = () => {
        waiting.delete(forget)
        calledOff()
      }
      waiting.add(forget)
      signal.addEventListener('abort', () =>
        end(nameOf(signal.reason), () => reject(signal.reason)),
      )
      travel(setup, weather, message, {
        answer: ({ status, headers, body }) =>
          end(`HTTP ${status}`, () => resolve(new Response(body, { status, headers }))),
        fail: (code) => end(code, () => reject(networkFault(code))),
      })
    })
  }

  return {
    async fetch(_url, init) {
      const message = messageOf(init)
      try {
        watcher.leaving(message)
      } catch (fault) {
        // Thrown from here it would only be one more broken line to the desk.
        watcher.broke(fault)
      }
      const { signal } = init ?? {}
      if (!signal) throw new Error('a message without a deadline')
      return send(message, signal)
    },
    deadline(ms) {
      const controller = new AbortController()
      dropDeadline = time.after(ms, () => controller.abort(new DOMException('', 'TimeoutError')))
      return controller.signal
    },
    change(next) {
      weather = next
    },
    abandon() {
      for (const forget of waiting) forget()
    },
    waiting: () => waiting.size,
  }
}

/** One message through this weather: whether it arrives, how often, and what is heard of it. */
function travel(setup: LineSetup, weather: Weather, message: Message, hearing: Hearing): void {
  const { time, draw } = setup
  const isHit = (share: number) => draw.below(1_000) < share
  const way = () => 1 + draw.below(weather.slowestMs)
  const hear = () => {
    const out = serveMessage(setup.service, message)
    setup.watcher.heard(message, out)
    return out
  }
  if (weather.isDown) {
    time.after(way(), () => hearing.fail('ECONNREFUSED'))
  } else if (isHit(weather.lost)) {
    // Half of what is lost is never heard of again: the deadline ends it.
    if (draw.below(2) === 0) time.after(way(), () => hearing.fail('ECONNRESET'))
  } else if (isHit(weather.late)) {
    const brokenIn = way()
    time.after(brokenIn, () => hearing.fail('ECONNRESET'))
    time.after(brokenIn + draw.below(LATEST_MS), hear)
  } else {
    const isTwice = isHit(weather.twice)
    const isUnanswered = isHit(weather.unanswered)
    const back = way()
    time.after(way(), () => {
      const out = hear()
      if (isTwice) hear()
      if (out.kind === 'dropped' || isUnanswered) time.after(back, () => hearing.fail('ECONNRESET'))
      else time.after(back + out.afterMs, () => hearing.answer(out))
    })
  }
}

function messageOf(init: RequestInit | undefined): Message {
  const body = String(init?.body)
  // What the desk sends is its own envelope.
  const { infno, msgid } = JSON.parse(body) as { readonly infno: string; readonly msgid: string }
  return { infno, msgid, body, headers: Object.fromEntries(new Headers(init?.headers)) }
}

function networkFault(code: string): TypeError {
  return new TypeError('fetch failed', { cause: Object.assign(new Error(code), { code }) })
}

function nameOf(reason: unknown): string {
  return reason instanceof Error ? reason.name : 'abort'
}
