import type { Clock } from '#electron/clock.ts'
import { findJsonValue } from '#shared/sync/guarded-json.ts'
import { actByOtherHand, answer, isWriting, refusedOnOrder } from './answer.ts'
import { findGatewayFault, type GatewayKey } from './gateway-check.ts'
import type { FaultSwitch, TrainingFault } from './training-fault.ts'
import type { Served } from './transactions-served.ts'

/** What the service answers from. */
export interface ServiceSetup {
  readonly served: Served
  readonly key: GatewayKey
  readonly clock: Clock
  readonly faults: FaultSwitch
  /** How late `slow` answers, in milliseconds. */
  readonly slowMs: number
  /**
   * The last answer that went out, for whoever gets another's, and the last message that wrote, for a line
   * that repeats itself; they outlive a restart.
   */
  readonly lastAnswer: { text: string; writing?: string }
}

/** A message as it came in, whatever brought it. */
export interface Incoming {
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>
  readonly body: string
}

/** What becomes of a message: an answer, or the line breaks without a word. */
export type Outgoing =
  | {
      readonly kind: 'answer'
      readonly status: number
      /** Names in lower case. */
      readonly headers: Readonly<Record<string, string>>
      readonly body: string
      /** How late it goes out, in milliseconds. */
      readonly afterMs: number
    }
  | { readonly kind: 'dropped'; readonly restarts: boolean }

/** Nobody of the seeded persons. */
const OTHER_PERSON = { certno: '"certno":"169999190001010008"', name: '"psn_name":"另一人"' }

/** More than the desk reads of an answer. */
const HUGE = 2_000_000

const LOGIN_PAGE = '<!doctype html><title>上网认证</title><p>请先登录网络</p>'

const CLOCK_AHEAD_MS = 10 * 60_000

const DROPPED: Outgoing = { kind: 'dropped', restarts: false }

/** Hears one message and says what goes back; knows neither socket nor timer. */
export function serveMessage(setup: ServiceSetup, { headers, body }: Incoming): Outgoing {
  const fault = setup.faults.take(infnoOf(body))
  const now = new Date(setup.clock.now().getTime() + (fault === 'clock-off' ? CLOCK_AHEAD_MS : 0))
  const out = turnedAway(fault) ?? heard(setup, { headers, body, fault, now })
  return out.kind === 'answer'
    ? { ...out, headers: { date: now.toUTCString(), ...out.headers } }
    : out
}

interface Heard extends Incoming {
  readonly fault: TrainingFault
  readonly now: Date
}

function heard(setup: ServiceSetup, { headers, body, fault, now }: Heard): Outgoing {
  const refused = findGatewayFault(headers, setup.key, now)
  if (refused !== undefined) return json(401, JSON.stringify({ message: refused }))

  if (fault === 'other-hand') actByOtherHand(setup.served, body)
  const text =
    fault === 'refuse' ? refusedOnOrder(setup.served, body, now) : answer(setup.served, body, now)
  repeat(setup, { body, fault, now })
  const lost = lostAnswer(fault)
  if (lost) return lost
  const before = setup.lastAnswer.text
  setup.lastAnswer.text = text
  const said = fault === 'other-answer' ? before : distort(text, fault)
  return json(200, said, fault === 'slow' ? setup.slowMs : 0)
}

/** What a line delivers again is heard again; nobody waits for its answer. */
function repeat(
  { served, lastAnswer }: ServiceSetup,
  { body, fault, now }: Pick<Heard, 'body' | 'fault' | 'now'>,
): void {
  if (fault === 'delivered-twice') answer(served, body, now)
  if (fault === 'delivered-late' && lastAnswer.writing) answer(served, lastAnswer.writing, now)
  if (isWriting(infnoOf(body))) lastAnswer.writing = body
}

const STATUS: Readonly<Partial<Record<TrainingFault, number>>> = {
  'http-400': 400,
  'signature-refused': 401,
  'http-409': 409,
  'http-500': 500,
}

/** The end of a message before anything is done; undefined where it is heard. */
function turnedAway(fault: TrainingFault): Outgoing | undefined {
  if (fault === 'html-200') {
    return {
      ...bare(200),
      headers: { 'content-type': 'text/html; charset=utf-8' },
      body: LOGIN_PAGE,
    }
  }
  if (fault === 'drop-before-commit') return DROPPED
  if (fault === 'http-503') return { ...bare(503), headers: { 'retry-after': '5' } }
  const status = STATUS[fault]
  return status === undefined ? undefined : bare(status)
}

/** The end of a message after all was done, without its answer. */
function lostAnswer(fault: TrainingFault): Outgoing | undefined {
  if (fault === 'gateway-after-commit') return bare(504)
  if (fault === 'drop-after-commit') return DROPPED
  return fault === 'restart' ? { kind: 'dropped', restarts: true } : undefined
}

function bare(status: number) {
  return { kind: 'answer', status, headers: {}, body: '', afterMs: 0 } as const
}

function json(status: number, body: string, afterMs = 0): Outgoing {
  const headers = { 'content-type': 'application/json; charset=utf-8' }
  return { kind: 'answer', status, headers, body, afterMs }
}

function infnoOf(body: string): string {
  const message = findJsonValue(body)
  return typeof message === 'object' && message !== null && 'infno' in message
    ? String(message.infno)
    : ''
}

/** The stored answer stays right; only what goes out is spoiled. */
function distort(text: string, fault: TrainingFault): string {
  if (fault === 'infcode-string') return text.replace(/"infcode":(-?\d)/, '"infcode":"$1"')
  if (fault === 'other-person')
    return text
      .replace(/"certno":"[^"]*"/, OTHER_PERSON.certno)
      .replace(/"psn_name":"[^"]*"/, OTHER_PERSON.name)
  if (fault === 'truncated') return text.slice(0, text.length / 2)
  if (fault === 'wrong-types') return text.replaceAll(/:"[^"]*"/g, ':7')
  if (fault === 'huge') return text.replace('{', `{"x_more":"${'x'.repeat(HUGE)}",`)
  if (fault === 'no-serial')
    return text.replace(/"(trt_dcla_detl_sn|file_qury_no)":"\d*"/, '"$1":""')
  return text
}
