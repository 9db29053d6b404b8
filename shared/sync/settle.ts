import type { FilingEvent, FilingStatus, Receipt } from '#shared/filing/filing.ts'
import { assertNever } from '#shared/result.ts'
import { ASSUMED_NAMES } from './assumed-transactions.ts'
import { backoff, LONGEST_BACKOFF_MS, MOST_ATTEMPTS } from './backoff.ts'
import type { OutboxEntry, OutboxOperation } from './outbox-entry.ts'
import {
  accessReason,
  brokenReason,
  busyReason,
  conflictReason,
  givenUpReason,
  heldOtherwiseReason,
  neverAnsweredReason,
  notFoundYetReason,
  questionRefusedReason,
  refusedReason,
  SEND_AGAIN,
  unknownReason,
  unreachableReason,
} from './reasons.ts'
import type { Reply } from './reply.ts'

/** What a reply makes of an entry and of its filing; the caller writes all of it in one commit. */
export interface Settled {
  readonly entry: OutboxEntry
  /** Null leaves the filing where it stands: only a registration decides that. */
  readonly filingStatus: FilingStatus | null
  /** The receipt that came with the reply, or null. */
  readonly receipt: Receipt | null
  /** The version the subsystem now holds, for the receipt the filing has; null where nothing was told. */
  readonly version: string | null
  /** The filing's own record where its content is another one; null where it is not so. */
  readonly found: Receipt | null
  /** What belongs into the filing's timeline, or null. */
  readonly event: Pick<FilingEvent, 'kind' | 'detail'> | null
}

/** When the reply came, and a number drawn from 0–1 that spreads the next try. */
export interface ReplyMoment {
  readonly now: Date
  readonly jitter: number
}

type Reason = NonNullable<OutboxEntry['reason']>

/** What took effect, as the timeline names it. */
const APPLIED_WORDS = {
  register: `X2511 ${ASSUMED_NAMES.X2511}`,
  change: `X2512 ${ASSUMED_NAMES.X2512}`,
  cancel: `X2513 ${ASSUMED_NAMES.X2513}`,
} as const satisfies Record<OutboxOperation, string>

/** Two "not found" count only when they are this far apart (wire contract §7.3). */
const BETWEEN_QUESTIONS_MS = 60_000

/**
 * The next state of an entry after a reply (wire contract §7). An `unknown` entry was asked about
 * (X5311) and goes back to the queue only when it was not found twice; any other was sent (X2511,
 * X2512, X2513).
 */
export function settle(entry: OutboxEntry, reply: Reply, moment: ReplyMoment): Settled {
  if (entry.state === 'acknowledged') return undecided(entry, 'acknowledged')
  const { operation } = entry
  const isAsked = entry.state === 'unknown'
  switch (reply.kind) {
    case 'accepted':
    case 'found':
      return registered(entry, reply.receipt)
    case 'applied':
      return applied(entry, reply.version)
    case 'refused':
      return isAsked
        ? questionRefused(entry, reply.message, moment)
        : parked(entry, refusedReason(operation, reply.message), 'refused')
    case 'found-different':
      if (operation === 'register' && reply.receipt) {
        const kept = parked(entry, heldOtherwiseReason(reply.detail), 'refused')
        return { ...kept, found: reply.receipt }
      }
      return differing(entry, reply)
    case 'conflict':
      return differing(entry, reply)
    case 'busy':
      return undecided(
        notBefore(failed(entry, busyReason(isAsked, reply.detail), moment), {
          seconds: reply.retryAfterSeconds ?? 0,
          now: moment.now,
        }),
      )
    case 'unreachable':
      return unreached(entry, unreachableReason(isAsked, reply.detail), moment.now)
    case 'unknown':
      return unknown(entry, unknownReason(reply.cause, reply.detail), moment)
    case 'our-fault':
      return reply.scope === 'line'
        ? undecided(failed(entry, accessReason(reply.fault, reply.detail), moment))
        : parked(entry, brokenReason(reply.fault, reply.detail), 'accepted')
    case 'not-found':
      return notFound(entry, moment.now)
    case 'gone':
      return gone(entry, moment)
    default:
      return assertNever(reply)
  }
}

function undecided(entry: OutboxEntry, filingStatus: FilingStatus = 'accepted'): Settled {
  return {
    entry,
    filingStatus: entry.operation === 'register' ? filingStatus : null,
    receipt: null,
    version: null,
    found: null,
    event: null,
  }
}

function differing(
  entry: OutboxEntry,
  { detail, version }: Extract<Reply, { kind: 'conflict' | 'found-different' }>,
): Settled {
  const { operation } = entry
  const told = (operation !== 'register' && version) || null
  const met: OutboxEntry = told === null ? entry : { ...entry, isKeySpent: true }
  return { ...parked(met, conflictReason(operation, detail), 'refused'), version: told }
}

function registered(entry: OutboxEntry, receipt: Receipt): Settled {
  return {
    ...undecided(acknowledged(entry), 'acknowledged'),
    receipt,
    event: { kind: 'acknowledged', detail: receipt.receiptNumber },
  }
}

function applied(entry: OutboxEntry, version: string): Settled {
  const detail = `${APPLIED_WORDS[entry.operation]}，数据版本 ${version}`
  return { ...undecided(acknowledged(entry)), version, event: { kind: 'acknowledged', detail } }
}

function acknowledged(entry: OutboxEntry): OutboxEntry {
  return {
    ...entry,
    state: 'acknowledged',
    failures: 0,
    notFound: 0,
    nextAt: null,
    reason: null,
  }
}

function parked(entry: OutboxEntry, reason: Reason, filingStatus: FilingStatus): Settled {
  return {
    ...undecided({ ...entry, state: 'parked', nextAt: null, reason }, filingStatus),
    event: filingStatus === 'refused' ? { kind: 'refused', detail: reason.words } : null,
  }
}

function unknown(entry: OutboxEntry, reason: Reason, moment: ReplyMoment): Settled {
  const next = undecided(failed({ ...entry, state: 'unknown' }, reason, moment))
  return entry.state === 'unknown'
    ? next
    : { ...next, event: { kind: 'unknown', detail: reason.words } }
}

/** Asked again later; what is refused again and again, whatever is tried, waits for a person. */
function questionRefused(entry: OutboxEntry, message: string, moment: ReplyMoment): Settled {
  // What the line failed at is no answer to the question.
  const isAgain = entry.reason?.code === 'question-refused'
  const asked = isAgain ? entry : { ...entry, failures: 0 }
  const next = failed(asked, questionRefusedReason(message), moment)
  return next.failures >= MOST_ATTEMPTS
    ? parked(entry, neverAnsweredReason(next.failures, message), 'accepted')
    : undecided(next)
}

const GONE = '现在查不到这个流水号'

/** A record that was there proves nothing by its absence once; asked for again and again it is gone. */
function gone(entry: OutboxEntry, moment: ReplyMoment): Settled {
  const next = questionRefused(entry, GONE, moment)
  return next.entry.state === 'parked' ? differing(entry, { kind: 'conflict', detail: GONE }) : next
}

/** Waits, longer after each failure in a row; a question stays a question. */
function failed(entry: OutboxEntry, reason: Reason, { now, jitter }: ReplyMoment): OutboxEntry {
  const failures = entry.failures + 1
  return {
    ...waiting(entry, reason),
    failures,
    nextAt: new Date(now.getTime() + backoff(failures, jitter)).toISOString(),
  }
}

/** Retry-After wins over a shorter wait, up to the longest one. */
function notBefore(
  entry: OutboxEntry,
  retry: { readonly seconds: number; readonly now: Date },
): OutboxEntry {
  const earliest = retry.now.getTime() + Math.min(retry.seconds * 1_000, LONGEST_BACKOFF_MS)
  return entry.nextAt !== null && Date.parse(entry.nextAt) >= earliest
    ? entry
    : { ...entry, nextAt: new Date(earliest).toISOString() }
}

/**
 * Due as soon as the line is back. A transmission that never left is no attempt (wire contract §7.4), and the
 * timeline, which already speaks of it, says so.
 */
function unreached(entry: OutboxEntry, reason: Reason, now: Date): Settled {
  const due = { ...waiting(entry, reason), nextAt: now.toISOString() }
  if (entry.state !== 'sending') return undecided(due)
  // `sending` wrote both instants at once where nothing of this content had left before.
  const isFirst = entry.firstSentAt === entry.nextAt
  const unsent = {
    ...due,
    attempts: Math.max(0, entry.attempts - 1),
    firstSentAt: isFirst ? null : entry.firstSentAt,
  }
  return { ...undecided(unsent), event: { kind: 'unsent', detail: reason.words } }
}

/** A second "not found" counts only after the minute; asked earlier, the minute starts anew. */
function notFound(entry: OutboxEntry, now: Date): Settled {
  const isSecond =
    entry.notFound > 0 && entry.nextAt !== null && now.getTime() >= Date.parse(entry.nextAt)
  if (entry.state === 'unknown' && !isSecond) {
    const nextAt = new Date(now.getTime() + BETWEEN_QUESTIONS_MS).toISOString()
    return undecided({ ...entry, notFound: 1, nextAt, reason: notFoundYetReason(entry.operation) })
  }
  if (entry.attempts >= (entry.mostAttempts ?? MOST_ATTEMPTS)) {
    return parked(entry, givenUpReason(entry.operation, entry.attempts), 'accepted')
  }
  return undecided({
    ...entry,
    state: 'queued',
    notFound: entry.notFound + 1,
    nextAt: now.toISOString(),
    reason: SEND_AGAIN,
  })
}

function waiting(entry: OutboxEntry, reason: Reason): OutboxEntry {
  return { ...entry, state: entry.state === 'unknown' ? 'unknown' : 'queued', reason }
}
