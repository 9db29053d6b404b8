import type { Clock } from '#electron/clock.ts'
import type { LineState } from '#shared/bridge.ts'
import { findPause, type Pause } from '#shared/sync/announcements.ts'
import { backoff, LONGEST_BACKOFF_MS } from '#shared/sync/backoff.ts'
import { clockOffset, type Span } from '#shared/sync/clock-offset.ts'
import type { Reply, SignInReply } from '#shared/sync/reply.ts'
import {
  type Failure,
  type LineFinding,
  lineAfterFailure,
  lineAfterSignIn,
  lineEvidence,
  lineInPause,
  probeInterval,
  UNCHECKED_LINE,
} from './line-findings.ts'
import type { SubsystemClient } from './subsystem-client.ts'

/** What was announced last; it outlives a lock of the desk, which may fall into the very pause. */
export interface Announced {
  pauses: readonly Pause[]
}

/** What the watch works with. */
export interface LineWatchSetup {
  readonly client: SubsystemClient
  readonly clock: Clock
  /** A number of 0–1 that spreads retries. */
  readonly random: () => number
  readonly signal: AbortSignal
  readonly announced: Announced
  readonly onLine: (line: LineState) => void
  /** The line is back: whatever waited for it alone is due. */
  readonly onReturn: (now: Date) => void
  readonly reportFault: (where: string, fault: unknown) => void
}

/** What is known of the line, and how many entries may go over it. */
export interface LineWatch {
  state(): LineState
  /** Milliseconds until the line is looked at again; 0 or less is now. */
  untilLook(isAnythingDue: boolean): number
  /** Signs in, and learns of announced pauses. */
  look(): Promise<SignInReply>
  /** How many persons may be served now: none, one to try, or several. */
  lanes(): 0 | 1 | typeof LANES
  /** Whether an entry met a failure of the line that no other has disproved since. */
  isStruck(entryId: string): boolean
  /** What the reply to an entry says of the line. */
  learn(entryId: string, reply: Reply): void
}

/** Persons served at the same time; one person's entries always go one by one. */
const LANES = 3

/** A gateway that signs in but takes no filing is tried with one entry at least this often. */
const LONGEST_HOLD_MS = 60_000

/** Between two questions for announcements. */
const ANNOUNCEMENTS_MS = 10 * 60_000

/** What is remembered; only this file changes it. */
interface Memory {
  readonly setup: LineWatchSetup
  line: LineState
  /** When the line was last looked at, when announcements were last asked for, in epoch milliseconds. */
  lookedAt: number
  askedAt: number
  /** No look before then: the other side asked for it, or failed too often; epoch milliseconds. */
  holdUntil: number
  /** A failure that predicts the next has ended the batch: look before anything else leaves. */
  isSuspect: boolean
  /** The entries that met such a failure since the last one that did not. */
  readonly struck: Set<string>
  /** To add to the desk's clock; null until the subsystem told its own. */
  offsetMs: number | null
}

/** Watches the line by signing in (9001); `navigator.onLine` and the like are never asked. */
export function watchLine(setup: LineWatchSetup): LineWatch {
  const memory: Memory = {
    setup,
    line: UNCHECKED_LINE,
    lookedAt: Number.NEGATIVE_INFINITY,
    askedAt: Number.NEGATIVE_INFINITY,
    holdUntil: Number.NEGATIVE_INFINITY,
    isSuspect: false,
    struck: new Set(),
    offsetMs: null,
  }
  return {
    state: () => memory.line,
    untilLook: (isAnythingDue) => untilLook(memory, isAnythingDue),
    look: () => look(memory),
    lanes: () => {
      if (enterPause(memory) || memory.isSuspect || memory.line.state !== 'online') return 0
      return memory.struck.size > 0 ? 1 : LANES
    },
    isStruck: (entryId) => memory.struck.has(entryId),
    learn: (entryId, reply) => learn(memory, entryId, reply),
  }
}

async function look(memory: Memory): Promise<SignInReply> {
  const { clock, signal, onReturn } = memory.setup
  const startedAt = clock.now()
  const reply = await signIn(memory)
  if (signal.aborted) return reply
  const now = clock.now()
  memory.isSuspect = false
  memory.holdUntil = reply.kind === 'busy' ? retryAt(reply, now) : Number.NEGATIVE_INFINITY
  memory.lookedAt = now.getTime()
  const wasOnline = memory.line.state === 'online'
  memory.offsetMs = findOffset(reply, { startedAt, endedAt: now }) ?? memory.offsetMs
  if (reply.kind !== 'signed-in') {
    // A trouble that a look can see needs no entry to try it.
    memory.struck.clear()
    tell(memory, lineAfterSignIn(reply))
    return reply
  }
  tell(memory, lineAfterSignIn(reply))
  if (!wasOnline && memory.struck.size === 0) onReturn(now)
  await askForPauses(memory)
  return reply
}

/** What a reply tells of the other side's clock, if anything. */
function findOffset(reply: SignInReply, span: Span): number | null {
  switch (reply.kind) {
    case 'signed-in':
      return clockOffset(reply.signedAt, span)
    case 'our-fault':
      return reply.offsetMs ?? null
    default:
      return null
  }
}

async function signIn({ setup }: Memory): Promise<SignInReply> {
  try {
    return await setup.client.signIn(setup.signal)
  } catch (fault) {
    // Nothing of the line: office, operator or profile do not fit the wire.
    setup.reportFault('sync.sign-in', fault)
    return { kind: 'our-fault', scope: 'line', fault: 'desk', detail: '' }
  }
}

/** What cannot be learned now is asked for again with a later look. */
async function askForPauses(memory: Memory): Promise<void> {
  const { client, clock, signal, announced, reportFault } = memory.setup
  const sinceAsked = clock.now().getTime() - memory.askedAt
  if (sinceAsked >= 0 && sinceAsked < ANNOUNCEMENTS_MS) return
  memory.askedAt = clock.now().getTime()
  try {
    announced.pauses = (await client.findPauses(signal)) ?? announced.pauses
  } catch (fault) {
    reportFault('sync.announcements', fault)
  }
}

/** Whether an announced pause has begun and not ended, by the subsystem's clock; says so where it does. */
function enterPause(memory: Memory): boolean {
  const { clock, announced } = memory.setup
  const now = clock.now().getTime()
  const pause = findPause(announced.pauses, new Date(now + (memory.offsetMs ?? 0)))
  if (pause === undefined) return false
  memory.holdUntil = pause.until.getTime() - (memory.offsetMs ?? 0)
  tell(memory, lineInPause(pause))
  return true
}

/** A clock set back looks at once. */
function untilLook(memory: Memory, isAnythingDue: boolean): number {
  const now = memory.setup.clock.now().getTime()
  const elapsed = now - memory.lookedAt
  if (elapsed < 0) return 0
  const interval = memory.isSuspect ? 0 : probeInterval(memory.line, isAnythingDue)
  return Math.max(interval - elapsed, memory.holdUntil - now)
}

function learn(memory: Memory, entryId: string, reply: Reply): void {
  const evidence = lineEvidence(reply)
  switch (evidence.kind) {
    case 'nothing':
      return
    case 'works': {
      const wasDown = memory.struck.size > 1
      memory.struck.clear()
      if (wasDown) memory.setup.onReturn(memory.setup.clock.now())
      return
    }
    case 'fails':
      strike(memory, entryId, evidence.failure)
      return
  }
}

/**
 * The batch ends and the line is looked at. One entry alone may be the cause itself and holds up nobody; each
 * further one makes the wait longer. An unreachable line needs no wait: the next look sees it come back.
 */
function strike(memory: Memory, entryId: string, failure: Failure): void {
  const { clock, random } = memory.setup
  memory.isSuspect = true
  const now = clock.now()
  if (failure.kind === 'unreachable') memory.struck.clear()
  else memory.struck.add(entryId)
  if (failure.kind === 'busy') memory.holdUntil = Math.max(memory.holdUntil, retryAt(failure, now))
  const others = Math.max(0, memory.struck.size - 1)
  if (others === 0 && failure.kind === 'unknown') return
  const hold = Math.min(LONGEST_HOLD_MS, others === 0 ? 0 : backoff(others, random()))
  memory.holdUntil = Math.max(memory.holdUntil, now.getTime() + hold)
  found(memory, failure)
}

/** The line was just seen to fail: there is no need to look at once. */
function found(memory: Memory, failure: Failure): void {
  memory.isSuspect = false
  memory.lookedAt = memory.setup.clock.now().getTime()
  if (failure.kind === 'our-fault') memory.offsetMs = failure.offsetMs ?? memory.offsetMs
  tell(memory, lineAfterFailure(failure))
}

function retryAt(reply: { readonly retryAfterSeconds?: number }, now: Date): number {
  const seconds = reply.retryAfterSeconds ?? 0
  return now.getTime() + Math.min(seconds * 1_000, LONGEST_BACKOFF_MS)
}

function tell(memory: Memory, finding: LineFinding): void {
  const { state, words } = finding
  const { clock, onLine } = memory.setup
  const clockOffsetSeconds = memory.offsetMs === null ? null : Math.round(memory.offsetMs / 1_000)
  const before = memory.line
  memory.line = { ...finding, checkedAt: clock.now().toISOString(), clockOffsetSeconds }
  const isNews =
    state !== before.state ||
    words !== before.words ||
    clockOffsetSeconds !== before.clockOffsetSeconds
  if (isNews) onLine(memory.line)
}
