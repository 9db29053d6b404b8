import type { LineState } from '#shared/bridge.ts'
import { officeDay, officeTime } from '#shared/office-day.ts'
import { assertNever } from '#shared/result.ts'
import type { Pause } from '#shared/sync/announcements.ts'
import { FAULT_WORDS } from '#shared/sync/reasons.ts'
import type { OurFault, Reply, SignInReply, UnknownCause } from '#shared/sync/reply.ts'

/** Between two probes while nothing waits, and while our own access is refused: no login is locked by it. */
const IDLE_MS = 30_000

/** Between two probes while something waits: the line's return is noticed within three seconds. */
const EAGER_MS = 3_000

/** The line nobody has looked at yet. */
export const UNCHECKED_LINE: LineState = {
  state: 'unknown',
  words: '正在检查线路',
  checkedAt: null,
  clockOffsetSeconds: null,
}

const OFFLINE_WORDS = '连接不上国家子系统；线路恢复后自动报送'
const BUSY_WORDS = '国家子系统繁忙或正在维护；稍后自动再连'

const SILENT_WORDS: Readonly<Record<UnknownCause, string>> = {
  'no-answer': '国家子系统没有回答；稍后自动再连',
  'no-receipt': '国家子系统没有回答；稍后自动再连',
  'gateway-down': '接口网关没有转到国家子系统；稍后自动再连',
  'captive-portal': '网络把请求拦下了（可能要先登录上网），回答的不是医保接口报文',
  'unreadable-answer': '回答的不是医保接口报文，请信息科核对接口地址',
  'other-answer': '线路送来的是给别的报文的回答，请信息科核对前置机',
}

/** What is found out about the line; when, and by which clock, is the watch's. */
export type LineFinding = Pick<LineState, 'state' | 'words' | 'pausedUntil'>

/** The line as a sign-in found it. */
export function lineAfterSignIn(reply: SignInReply): LineFinding {
  switch (reply.kind) {
    case 'signed-in':
      return { state: 'online', words: '' }
    case 'unreachable':
    case 'busy':
    case 'unknown':
    case 'our-fault':
      return lineAfterFailure(reply)
    default:
      return assertNever(reply)
  }
}

/** The line as a failure shows it that every other transmission would meet as well. */
export function lineAfterFailure(reply: Failure): LineFinding {
  switch (reply.kind) {
    case 'unreachable':
      return { state: 'offline', words: OFFLINE_WORDS }
    case 'busy':
      return { state: 'offline', words: BUSY_WORDS }
    case 'unknown':
      return { state: 'offline', words: SILENT_WORDS[reply.cause] }
    case 'our-fault':
      return { state: 'our-fault', words: accessWords(reply) }
    default:
      return assertNever(reply)
  }
}

/** A failure that says something of the line. */
export type Failure = Extract<Reply, { kind: 'unreachable' | 'busy' | 'unknown' | 'our-fault' }>

/** What a reply to a filing says of the line: it works, the next would fail as well, or nothing. */
export type LineEvidence =
  | { readonly kind: 'works' | 'nothing' }
  | { readonly kind: 'fails'; readonly failure: Failure }

/** A failure that predicts the next one has to end the batch once, not entry by entry. */
export function lineEvidence(reply: Reply): LineEvidence {
  switch (reply.kind) {
    case 'unreachable':
    case 'busy':
      return { kind: 'fails', failure: reply }
    case 'our-fault':
      return reply.scope === 'line' ? { kind: 'fails', failure: reply } : { kind: 'nothing' }
    case 'unknown':
      return predictsNext(reply.cause) ? { kind: 'fails', failure: reply } : { kind: 'nothing' }
    case 'accepted':
    case 'applied':
    case 'refused':
    case 'conflict':
    case 'found':
    case 'found-different':
    case 'not-found':
    case 'gone':
      return { kind: 'works' }
    default:
      return assertNever(reply)
  }
}

function predictsNext(cause: UnknownCause): boolean {
  return cause === 'no-answer' || cause === 'gateway-down' || cause === 'captive-portal'
}

/** Whether something on the way, and not the interface, answered a sign-in. */
export function isBarredOnTheWay(reply: SignInReply): boolean {
  const { kind } = reply
  return (
    kind === 'unknown' &&
    ['captive-portal', 'unreadable-answer', 'other-answer'].includes(reply.cause)
  )
}

/** The line while the subsystem is down by its own announcement (停机公告). */
export function lineInPause({ from, until }: Pause): LineFinding {
  return {
    state: 'paused',
    words: `国家子系统停机公告：${momentWords(from)} 至 ${momentWords(until)} 停机维护，到时自动报送`,
    pausedUntil: until.toISOString(),
  }
}

/** Whether a look at the line now may find it better than it was; during an announced pause nobody asks. */
export function isWorthALook({ state }: Pick<LineState, 'state'>): boolean {
  return state !== 'online' && state !== 'paused'
}

/** What the line says to a clerk who wants an entry sent at once: '' where it goes, else what holds it. */
export function lineHoldWords({ state, words }: Pick<LineState, 'state' | 'words'>): string {
  return state === 'online' ? '' : `还没有发出：${words}。这一项到时自动报送，不用再点`
}

function momentWords(instant: Date): string {
  return `${officeDay(instant).slice(5)} ${officeTime(instant)}`
}

/** Milliseconds between two looks at the line. */
export function probeInterval({ state }: Pick<LineState, 'state'>, isAnythingDue: boolean): number {
  switch (state) {
    case 'unknown':
    case 'offline':
    case 'paused':
      return isAnythingDue ? EAGER_MS : IDLE_MS
    case 'online':
    case 'our-fault':
      return IDLE_MS
    default:
      return assertNever(state)
  }
}

function accessWords({
  fault,
  detail,
}: {
  readonly fault: OurFault
  readonly detail: string
}): string {
  return detail === '' ? FAULT_WORDS[fault] : `${FAULT_WORDS[fault]}（${detail}）`
}
