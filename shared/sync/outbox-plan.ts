import type { Filing } from '#shared/filing/filing.ts'
import { ok, type Result, refuse } from '#shared/result.ts'
import { anew } from './entry-steps.ts'
import type { OutboxEntry, OutboxReason } from './outbox-entry.ts'
import { decidedBeforeReason, NEW_CONTENT, STANDS_THERE, withdrawnReason } from './reasons.ts'

/** What a decision about a filing does to its entries in the outbox; all of it in one commit. */
export interface OutboxPlan {
  /** Leave the queue for good: the subsystem has nothing of them. */
  readonly withdrawn: readonly OutboxEntry[]
  /** Goes, or goes again, with the newest content under its old key. */
  readonly refilled: OutboxEntry | null
  /** What is queued behind everything that is under way. */
  readonly queued: 'change' | 'cancel' | null
  /** The record the subsystem was found to hold with another content is the filing's from now on. */
  readonly adopts: boolean
}

/** Why an entry waits for a clerk's look: a refusal is mended by whatever was missing, these are not. */
const LOOKED_AT: readonly OutboxReason['code'][] = ['conflict', 'held-otherwise', 'by-hand']

/** A decision that leaves the outbox as it is. */
export const NO_PLAN: OutboxPlan = {
  withdrawn: [],
  refilled: null,
  queued: null,
  adopts: false,
}

/**
 * 变更: what surely never arrived takes the new content itself, and whatever stood behind it is
 * withdrawn; otherwise an X2512 is queued behind what may have arrived.
 */
export function planChange(entries: readonly OutboxEntry[], now: Date): Result<OutboxPlan> {
  const open = entries.filter(isOpen)
  const stuck = refuseStuck(open)
  if (stuck) return stuck
  const adopted = open.filter(isHeldOtherwise)
  if (adopted.length > 0) return ok(adopting(adopted, 'change'))
  const at = open.findIndex(isSurelyAbsent)
  const first = open[at]
  if (first === undefined) return ok({ ...NO_PLAN, queued: 'change' })
  // A key the subsystem has met with another version goes to nobody else's content.
  const keepsKey = first.reason?.code !== 'conflict'
  return ok({
    ...NO_PLAN,
    withdrawn: open.slice(keepsKey ? at + 1 : at).map(withdrawn),
    refilled: keepsKey ? refilled(first, now) : null,
    queued: keepsKey ? null : 'change',
  })
}

/**
 * 补材料 and 外伤登记: as 变更, but what waits for a clerk's look is not carried along by what was decided beside it.
 */
export function planAddition(entries: readonly OutboxEntry[], now: Date): Result<OutboxPlan> {
  const waiting = entries.find(awaitsLook)
  return waiting
    ? refuse(
        'outbox-awaits-clerk',
        `这份备案还有一项报送等人处理：${waiting.reason?.words ?? ''}。请先在报送队列处理（立即重试、变更、撤回或作废），再办这一项`,
      )
    : planChange(entries, now)
}

/**
 * 终止 and 作废: what surely never arrived is withdrawn; where that is the registration itself nothing
 * is left to cancel, otherwise an X2513 is queued behind what may have arrived.
 */
export function planCancel(entries: readonly OutboxEntry[]): Result<OutboxPlan> {
  const open = entries.filter(isOpen)
  const stuck = refuseStuck(open)
  if (stuck) return stuck
  const adopted = open.filter(isHeldOtherwise)
  if (adopted.length > 0) return ok(adopting(adopted, 'cancel'))
  const at = open.findIndex(isSurelyAbsent)
  const absent = at < 0 ? [] : open.slice(at)
  return ok({
    ...NO_PLAN,
    withdrawn: absent.map(withdrawn),
    queued: absent[0]?.operation === 'register' ? null : 'cancel',
  })
}

const CORRECTS = refuse(
  'corrects-subsystem',
  '国家子系统里的内容与本机不同，这一项是来更正它的，不能撤回；要改的请另办变更，不再办的请作废',
)
const ENDS_INSTEAD = refuse(
  'corrects-subsystem',
  '国家子系统里的内容与本机不同，还没有更正就终止或作废了，不能撤回；仍要备案的请在报送后新增备案',
)

/** 撤回: the newest change or end, where the subsystem surely does not have it. */
export function planTakeBack(entries: readonly OutboxEntry[]): Result<OutboxPlan> {
  const newest = entries.filter(isOpen).at(-1)
  if (newest === undefined || newest.operation === 'register') {
    return refuse('nothing-to-take-back', '没有可撤回的变更、终止或作废；已生效的请另办变更')
  }
  if (isCorrecting(entries)) {
    if (newest.operation === 'change') return CORRECTS
    // An end that was decided before the other content was known takes nothing back with it.
    const isFirst = entries.every(({ operation }) => operation !== 'change')
    if (newest.state !== 'parked' || !isFirst) return ENDS_INSTEAD
  }
  return isSurelyAbsent(newest)
    ? ok({ ...NO_PLAN, withdrawn: [withdrawn(newest)] })
    : refuse('maybe-arrived', '这一项可能已经报到国家子系统，不能撤回；请等查询结果，再另办变更')
}

/**
 * What has to leave the queue after `settled` was found not to have left or not to have taken effect: a
 * change with something newer behind it (which carries the whole content), and a registration, with all
 * that follows, of a filing that has ended meanwhile.
 */
export function withdrawnAfter(
  settled: OutboxEntry,
  entries: readonly OutboxEntry[],
  filing: Pick<Filing, 'ended'>,
): readonly OutboxEntry[] {
  if (!isSurelyAbsent(settled)) return []
  const later = entries.filter(
    (entry) => isOpen(entry) && entry.sequence > settled.sequence && entry.id !== settled.id,
  )
  switch (settled.operation) {
    case 'register':
      return filing.ended === null ? [] : [settled, ...later].map(withdrawn)
    case 'change':
      return later.length === 0 ? [] : [withdrawn(settled)]
    case 'cancel':
      return []
  }
}

/**
 * What was decided before the subsystem was found to hold the registration with another content: it goes by
 * the record that was found, but not before a clerk has looked at it.
 */
export function adoptedAfter(
  settled: OutboxEntry,
  entries: readonly OutboxEntry[],
): readonly OutboxEntry[] {
  const [next] = entries.filter((entry) => isOpen(entry) && entry.sequence > settled.sequence)
  if (!isHeldOtherwise(settled) || next === undefined) return []
  const reason = decidedBeforeReason(next.operation, settled.reason?.detail ?? '')
  return [steppedAside(settled), { ...next, state: 'parked', nextAt: null, reason }]
}

/** Whether a clerk has to look at an entry, and decide about it, before anything of its filing may go. */
function awaitsLook({ state, reason }: OutboxEntry): boolean {
  return state === 'parked' && reason !== null && LOOKED_AT.includes(reason.code)
}

/** Whether an entry is a registration whose own record the subsystem holds with another content. */
function isHeldOtherwise({ state, reason }: OutboxEntry): boolean {
  return state === 'parked' && reason?.code === 'held-otherwise'
}

function adopting(adopted: readonly OutboxEntry[], queued: 'change' | 'cancel'): OutboxPlan {
  return { withdrawn: adopted.map(steppedAside), refilled: null, queued, adopts: true }
}

/** A registration that stepped aside: until a change has arrived the subsystem holds another content. */
function isCorrecting(entries: readonly OutboxEntry[]): boolean {
  return (
    entries.some(({ operation, state }) => operation === 'register' && state === 'withdrawn') &&
    entries.every(({ operation, state }) => operation !== 'change' || state !== 'acknowledged')
  )
}

/** Whether the subsystem surely has nothing of an entry: it never left, or was definitely refused. */
export function isSurelyAbsent({ state, operation, firstSentAt, reason }: OutboxEntry): boolean {
  if (state !== 'queued' && state !== 'parked') return false
  if (firstSentAt === null) return true
  if (state === 'queued') return false
  return reason?.code === 'refused' || (reason?.code === 'conflict' && operation !== 'register')
}

/** Whether an entry still waits for something: the line, an answer, or a person. */
export function isOpen({ state }: OutboxEntry): boolean {
  return state !== 'acknowledged' && state !== 'withdrawn'
}

/** A parked entry that may have arrived has to be asked about before anything is built on it. */
function refuseStuck(open: readonly OutboxEntry[]) {
  const stuck = open.find(
    (entry) => entry.state === 'parked' && !isSurelyAbsent(entry) && !isHeldOtherwise(entry),
  )
  return stuck
    ? refuse(
        'outbox-stuck',
        `上次报送停住，不知国家子系统是否收到：${stuck.reason?.words ?? ''}。请先点“立即重试”查清，再办这一项`,
      )
    : undefined
}

function refilled(entry: OutboxEntry, now: Date): OutboxEntry {
  return {
    ...entry,
    ...anew(entry, now),
    state: 'queued',
    firstSentAt: null,
    reason: NEW_CONTENT,
  }
}

function steppedAside(entry: OutboxEntry): OutboxEntry {
  return { ...entry, state: 'withdrawn', nextAt: null, reason: STANDS_THERE }
}

function withdrawn(entry: OutboxEntry): OutboxEntry {
  return { ...entry, state: 'withdrawn', nextAt: null, reason: withdrawnReason(entry) }
}
