import { assertNever } from '#shared/result.ts'
import { LONGEST_BACKOFF_MS, MOST_ATTEMPTS } from './backoff.ts'
import type { OutboxEntry, OutboxReason } from './outbox-entry.ts'
import { CLERKS_WISH } from './reasons.ts'

/** Whether an entry may be worked on at `now`; none is told to wait so long that the clock was not set back. */
export function isDue(entry: OutboxEntry, now: Date): boolean {
  if (entry.nextAt === null) return false
  const wait = Date.parse(entry.nextAt) - now.getTime()
  return wait <= 0 || wait > LONGEST_BACKOFF_MS
}

/** The entry when its transmission is about to leave: written durably before the first byte. */
export function sending(entry: OutboxEntry, now: Date): OutboxEntry {
  return {
    ...entry,
    state: 'sending',
    attempts: entry.attempts + 1,
    notFound: 0,
    nextAt: now.toISOString(),
    firstSentAt: entry.firstSentAt ?? now.toISOString(),
    reason: { code: 'waiting', words: '正在报送', detail: '' },
  }
}

/** The entry after a crash: what was `sending` may have arrived and is asked about first. */
export function interrupted(entry: OutboxEntry, now: Date): OutboxEntry {
  if (entry.state !== 'sending') return entry
  return {
    ...entry,
    state: 'unknown',
    notFound: 0,
    nextAt: now.toISOString(),
    reason: {
      code: 'interrupted',
      words: '报送途中程序中断；先向国家子系统查询是否收到，不会重复报送',
      detail: '',
    },
  }
}

/**
 * The open entry in a vault that was restored: since the backup was made it may have been sent, so it is asked
 * about first. What waits for a person goes on waiting, and is asked about when it goes on: that it was refused
 * then is no word of today.
 */
export function restored(entry: OutboxEntry, now: Date): OutboxEntry {
  const at = now.toISOString()
  const firstSentAt = entry.firstSentAt ?? at
  if (entry.state === 'parked') {
    return { ...entry, firstSentAt, reason: { code: 'by-hand', ...restoredWords(entry) } }
  }
  return {
    ...entry,
    state: 'unknown',
    notFound: 0,
    nextAt: at,
    firstSentAt,
    reason: {
      code: 'restored',
      words: '数据经过恢复；先向国家子系统查询是否已经报送过，不会重复报送',
      detail: '',
    },
  }
}

function restoredWords({ reason }: OutboxEntry): Pick<OutboxReason, 'words' | 'detail'> {
  return { words: `数据经过恢复，之前：${reason?.words ?? ''}`, detail: reason?.detail ?? '' }
}

/**
 * A registration about which the subsystem's word and ours come apart: it is asked about by its key, and goes
 * again only when it was not found twice.
 */
export function askedAgain(entry: OutboxEntry, now: Date): OutboxEntry {
  const at = now.toISOString()
  return {
    ...entry,
    ...anew(entry, now),
    state: 'unknown',
    firstSentAt: entry.firstSentAt ?? at,
    reason: {
      code: 'reconciled',
      words: '对账不符；先向国家子系统查询，确认没有才按原来的编号重新报送',
      detail: '',
    },
  }
}

/**
 * The entry after the clerk asked to send it now. What may have arrived is still asked about first,
 * and the minute between two "not found" is never cut short.
 */
export function hurried(entry: OutboxEntry, now: Date): OutboxEntry {
  const at = now.toISOString()
  switch (entry.state) {
    case 'acknowledged':
    case 'withdrawn':
    case 'sending':
      return entry
    case 'queued':
      return { ...entry, nextAt: at }
    case 'unknown':
      return entry.notFound > 0 ? entry : { ...entry, nextAt: at }
    case 'parked':
      return {
        ...entry,
        ...(mayHaveArrived(entry)
          ? { state: 'unknown' as const }
          : // After a definite no it is as if it had never been sent.
            { state: 'queued' as const, firstSentAt: null }),
        ...anew(entry, now),
        reason: CLERKS_WISH,
      }
    default:
      return assertNever(entry.state)
  }
}

/** Whether a change or an end waits under a key that says nothing more of it. */
export function waitsForNewKey({ state, reason, isKeySpent }: OutboxEntry): boolean {
  return state === 'parked' && reason?.code === 'conflict' && isKeySpent === true
}

/** What an entry begins with when a person lets it go on: it is tried as often again as at first. */
export function anew({ attempts }: OutboxEntry, now: Date) {
  return {
    failures: 0,
    notFound: 0,
    mostAttempts: attempts + MOST_ATTEMPTS,
    nextAt: now.toISOString(),
  } as const satisfies Partial<OutboxEntry>
}

/**
 * 转人工: the entry waits for a person from now on. What is being sent, or waits for one already, is left as
 * it is; whether it may have arrived is asked when it goes on.
 */
export function setAside(entry: OutboxEntry, reason: string): OutboxEntry {
  if (entry.state !== 'queued' && entry.state !== 'unknown') return entry
  const words = `窗口转人工：${reason}`
  const detail = entry.reason?.words ?? ''
  return { ...entry, state: 'parked', nextAt: null, reason: { code: 'by-hand', words, detail } }
}

/** Waits that the line alone caused. */
const LINE_CODES: readonly (OutboxReason['code'] | undefined)[] = [
  'unreachable',
  'busy',
  'no-answer',
  'gateway-down',
  'captive-portal',
  'interrupted',
  'restored',
  'reconciled',
  'login',
  'signature',
  'clock',
  'address',
]

/**
 * The entry once the line is back: what waited for the line alone waits no longer, however long its back-off
 * had become; the minute between two "not found" stays.
 */
export function relieved(entry: OutboxEntry, now: Date): OutboxEntry {
  const isMoving = entry.state === 'queued' || entry.state === 'unknown'
  const isWaiting = isMoving && entry.notFound === 0 && LINE_CODES.includes(entry.reason?.code)
  const at = now.toISOString()
  if (!isWaiting || entry.nextAt === null || entry.nextAt <= at) return entry
  return { ...entry, nextAt: at }
}

/**
 * A refusal is a definite no, but not of a cancel: what is cancelled already is cancelled no more. Anything
 * else that was sent may be there.
 */
function mayHaveArrived({ firstSentAt, operation, reason }: OutboxEntry): boolean {
  return firstSentAt !== null && (reason?.code !== 'refused' || operation === 'cancel')
}
