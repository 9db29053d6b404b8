import type { Receipt } from '#shared/filing/filing.ts'
import { assertNever } from '#shared/result.ts'
import { type Pause, pausesOf } from './announcements.ts'
import { ResponseEnvelope } from './envelope.ts'
import { type FoundFiling, findUnlike, isSamePerson } from './found-filing.ts'
import { findJsonValue } from './guarded-json.ts'
import { printable } from './reasons.ts'
import type { RegistrationData } from './registration-wire.ts'
import type { Reply, SignInReply } from './reply.ts'
import { meaningOf } from './status-table.ts'
import { TRANSACTIONS } from './transactions.ts'
import { instantOf } from './wire-time.ts'

/**
 * What came of one HTTP exchange. `not-connected`: no byte left; any other fault may have arrived.
 * `repeated`: what came was the answer to another message.
 */
export type Exchange =
  | {
      readonly kind: 'fault'
      readonly fault: 'not-connected' | 'broken-off' | 'timed-out' | 'too-large' | 'repeated'
      /** A code such as ECONNREFUSED. */
      readonly detail: string
    }
  | {
      readonly kind: 'answer'
      readonly status: number
      /** The header as it came, or null. */
      readonly retryAfter: string | null
      /** The header Date as it came; the other side's clock. */
      readonly date?: string | null
      readonly body: string
    }

/** A reply that any transaction can have. */
export type LineReply = Extract<
  Reply,
  { kind: 'busy' | 'unreachable' | 'unknown' | 'our-fault' | 'conflict' }
>
/** What an exchange comes to before its output is read: an envelope, or why there is none. */
export type Read = LineReply | { readonly kind: 'envelope'; readonly envelope: ResponseEnvelope }

/** What an exchange of X2511 says of the filing with this key. */
export function replyToRegistration(exchange: Exchange, key: string, now: Date): Reply {
  const read = readExchange(exchange, now)
  if (read.kind !== 'envelope') return read
  if (read.envelope.infcode === -1) return refused(read.envelope)
  const output = TRANSACTIONS.X2511.output.safeParse(read.envelope.output)
  const result = output.data?.result
  if (!result?.trt_dcla_detl_sn) {
    return { kind: 'unknown', cause: 'no-receipt', detail: 'infcode 0' }
  }
  if (result.x_client_biz_no !== key) return answerTo(result.x_client_biz_no)
  return {
    kind: 'accepted',
    receipt: receiptOf({ ...result, trt_dcla_detl_sn: result.trt_dcla_detl_sn }, now),
  }
}

/** What was filed, and how a record is told to the clerk. */
export interface Filed {
  readonly data: RegistrationData
  /** A record in the clerk's words. */
  describe(found: FoundFiling): string
}

/**
 * What an exchange of X5311 says of what was filed. Another content under our own key comes with its
 * numbers, so that it can be changed or cancelled; a record of somebody else is left alone.
 */
export function replyToQuestion(exchange: Exchange, filed: Filed, now: Date): Reply {
  const read = readAnswerToQuestion(exchange, now)
  if (read.kind !== 'envelope') return read
  if (read.envelope.infcode === -1) return refused(read.envelope)
  const output = TRANSACTIONS.X5311.output.safeParse(read.envelope.output)
  if (!output.success) return unreadable('查询结果不合接口格式')
  const { list } = output.data
  const key = filed.data.exp_content.x_client_biz_no
  const found = list.find((row) => row.x_client_biz_no === key)
  // An answer about other records is another's.
  if (found === undefined) return list.length === 0 ? { kind: 'not-found' } : answerTo(undefined)
  const receipt = receiptOf(found, now)
  const unlike = findUnlike(found, filed.data)
  if (unlike.length === 0) return { kind: 'found', receipt }
  return {
    kind: 'found-different',
    detail: `${unlike.join('、')}不同；${filed.describe(found)}`,
    ...(isSamePerson(found, filed.data) && { receipt }),
  }
}

/** What an exchange of 9001 says of the line and of the desk's access. */
export function replyToSignIn(exchange: Exchange, now: Date): SignInReply {
  const read = readExchange(exchange, now)
  if (read.kind === 'conflict')
    return { kind: 'our-fault', scope: 'line', fault: 'contract', detail: read.detail }
  if (read.kind !== 'envelope') return read
  if (read.envelope.infcode === -1) {
    const detail = printable(read.envelope.err_msg ?? '')
    return { kind: 'our-fault', scope: 'line', fault: 'login', detail }
  }
  const output = TRANSACTIONS['9001'].output.safeParse(read.envelope.output)
  if (!output.success) return unreadable('签到结果不合接口格式')
  const { sign_no, sign_time } = output.data.signinoutb
  return { kind: 'signed-in', signNumber: sign_no, signedAt: instantOf(sign_time) }
}

/** The pauses an exchange of X9201 announces to an office, or undefined where it told nothing. */
export function findAnnouncedPauses(
  exchange: Exchange,
  division: string,
  now: Date,
): readonly Pause[] | undefined {
  const read = readExchange(exchange, now)
  if (read.kind !== 'envelope' || read.envelope.infcode === -1) return undefined
  const output = TRANSACTIONS.X9201.output.safeParse(read.envelope.output)
  return output.data && pausesOf(output.data, division)
}

/** Reads the exchange of a question (X5311): it carries no content that could be in conflict with another. */
export function readAnswerToQuestion(exchange: Exchange, now: Date): Read {
  const read = readExchange(exchange, now)
  return read.kind === 'conflict' ? unreadable(read.detail) : read
}

/** Reads an exchange as far as every transaction has it in common. */
export function readExchange(exchange: Exchange, now: Date): Read {
  if (exchange.kind === 'fault') {
    switch (exchange.fault) {
      case 'not-connected':
        return { kind: 'unreachable', detail: exchange.detail }
      case 'too-large':
        return unreadable(exchange.detail)
      case 'repeated':
        return { kind: 'unknown', cause: 'other-answer', detail: exchange.detail }
      case 'broken-off':
      case 'timed-out':
        return { kind: 'unknown', cause: 'no-answer', detail: exchange.detail }
      default:
        return assertNever(exchange.fault)
    }
  }
  return readAnswer(exchange, now)
}

/** Off by more than this, the gateway takes no signature of ours (wire contract §2). */
const CLOCK_LIMIT_MS = 180_000

function readAnswer(answer: Extract<Exchange, { kind: 'answer' }>, now: Date): Read {
  const detail = `HTTP ${answer.status}`
  const meaning = meaningOf(answer.status)
  switch (meaning.means) {
    case 'body':
      return readBody(answer.body)
    case 'redirect':
      return { kind: 'unknown', cause: 'captive-portal', detail }
    case 'busy':
      return { kind: 'busy', detail, ...retryAfter(answer.retryAfter, now) }
    case 'access':
      return { kind: 'our-fault', scope: 'line', ...accessFault(answer.date, now), detail }
    case 'contract':
      return { kind: 'our-fault', scope: meaning.scope, fault: 'contract', detail }
    case 'conflict':
      return { kind: 'conflict', detail }
    case 'down':
      return { kind: 'unknown', cause: 'gateway-down', detail }
    case 'unreadable':
      return unreadable(detail)
    default:
      return assertNever(meaning)
  }
}

/** A signature carries the time: where the clocks are far apart, that is what is wrong. */
function accessFault(
  date: string | null | undefined,
  now: Date,
): { readonly fault: 'clock'; readonly offsetMs: number } | { readonly fault: 'signature' } {
  const offsetMs = Date.parse(date ?? '') - now.getTime()
  return Math.abs(offsetMs) > CLOCK_LIMIT_MS ? { fault: 'clock', offsetMs } : { fault: 'signature' }
}

function readBody(body: string): Read {
  const envelope = ResponseEnvelope.safeParse(findJsonValue(body))
  if (envelope.success) return { kind: 'envelope', envelope: envelope.data }
  return body.trimStart().startsWith('<')
    ? { kind: 'unknown', cause: 'captive-portal', detail: '回答的是网页' }
    : unreadable('回答的不是医保接口报文')
}

/** The answer that names another entry by its key. */
export function answerTo(key: string | null | undefined): Extract<Reply, { kind: 'unknown' }> {
  const reply = { kind: 'unknown', cause: 'other-answer', detail: '回答的是另一份备案' } as const
  return key ? { ...reply, meantFor: key } : reply
}

function unreadable(detail: string): Extract<Reply, { kind: 'unknown' }> {
  return { kind: 'unknown', cause: 'unreadable-answer', detail }
}

function refused(envelope: ResponseEnvelope): Reply {
  return { kind: 'refused', message: envelope.err_msg ?? '' }
}

/** Retry-After comes in seconds or as a date (RFC 9110 §10.2.3). */
function retryAfter(header: string | null, now: Date): { readonly retryAfterSeconds?: number } {
  if (header === null) return {}
  const seconds = /^\d{1,9}$/.test(header)
    ? Number(header)
    : Math.ceil((Date.parse(header) - now.getTime()) / 1_000)
  return seconds > 0 ? { retryAfterSeconds: seconds } : {}
}

function receiptOf(
  held: { readonly [P in 'fil_no' | 'ver_no' | 'psn_no']?: string | null | undefined } & Pick<
    FoundFiling,
    'trt_dcla_detl_sn'
  >,
  now: Date,
): Receipt {
  return {
    receiptNumber: held.trt_dcla_detl_sn,
    filingNumber: held.fil_no ?? '',
    version: held.ver_no ?? '',
    personNumber: held.psn_no ?? '',
    acknowledgedAt: now.toISOString(),
  }
}
