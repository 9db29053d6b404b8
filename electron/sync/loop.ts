import type { Clock } from '#electron/clock.ts'
import type { LineState } from '#shared/bridge.ts'
import { LONGEST_WAIT_MS } from '#shared/sync/entry-steps.ts'
import type { Reply, SignInReply } from '#shared/sync/reply.ts'
import { settle } from '#shared/sync/settle.ts'
import { findLineAfterReply, lineAfterSignIn, probeInterval, UNCHECKED_LINE } from './line.ts'
import type { DueEntry, OutboxStore } from './outbox-store.ts'
import type { SubsystemClient } from './subsystem-client.ts'
import type { Timers } from './timers.ts'

/** What the loop works with. */
export interface SyncLoopSetup {
  readonly store: OutboxStore
  readonly client: SubsystemClient
  readonly clock: Clock
  readonly timers: Timers
  /** Told whenever the line's state or words change. */
  readonly onLine: (line: LineState) => void
  /** Told of what must not happen; it cost nobody but the entry it happened to. */
  readonly reportFault: (where: string, fault: unknown) => void
  /** A number of 0–1 that spreads retries; the machine's own unless given. */
  readonly random?: () => number
}

/** The loop that empties the outbox. */
export interface SyncLoop {
  /** Something was committed or the clerk asked: look now. */
  wake(): void
  /** Breaks off what is under way, writes that down, and ends. */
  stop(): Promise<void>
  lineState(): LineState
  /** Signs in at the clerk's wish, whatever the timetable says, and goes on from what that shows. */
  testLine(): Promise<SignInReply>
}

/** Persons served at the same time; one person's entries always go one by one. */
const PARALLEL = 3

/** Before a pass that found the store unwilling is tried again. */
const AFTER_FAULT_MS = 5_000

const SHORTEST_SLEEP_MS = 100

/** What the loop remembers between passes; only this file changes it. */
interface Memory {
  readonly setup: SyncLoopSetup
  readonly ending: AbortController
  line: LineState
  /** When the line was last looked at, in epoch milliseconds. */
  lookedAt: number
  /** The subsystem asked to be left alone until then (Retry-After), in epoch milliseconds. */
  holdUntil: number
  /** The pass under way. */
  running: Promise<void> | null
  isWokenAgain: boolean
  hasFault: boolean
  cancelTimer: () => void
}

/** Starts the loop: signs in, sends what is due, and keeps looking. */
export function startSyncLoop(setup: SyncLoopSetup): SyncLoop {
  const memory: Memory = {
    setup,
    ending: new AbortController(),
    line: UNCHECKED_LINE,
    lookedAt: Number.NEGATIVE_INFINITY,
    holdUntil: Number.NEGATIVE_INFINITY,
    running: null,
    isWokenAgain: false,
    hasFault: false,
    cancelTimer: () => undefined,
  }
  wake(memory)
  return {
    wake: () => wake(memory),
    stop: async () => {
      memory.ending.abort()
      memory.cancelTimer()
      await memory.running
    },
    lineState: () => memory.line,
    testLine: async () => {
      const reply = await probe(memory)
      wake(memory)
      return reply
    },
  }
}

/** Never more than one pass at a time: a wake during a pass makes it look once more. */
function wake(memory: Memory): void {
  if (memory.ending.signal.aborted) return
  if (memory.running !== null) {
    memory.isWokenAgain = true
    return
  }
  memory.cancelTimer()
  memory.running = passes(memory).then((ms) => {
    memory.running = null
    if (memory.isWokenAgain) wake(memory)
    else sleep(memory, ms)
  })
}

/** Works until nothing is left to do now; returns how many milliseconds to sleep. Never throws. */
async function passes(memory: Memory): Promise<number> {
  memory.hasFault = false
  try {
    do {
      memory.isWokenAgain = false
      await pass(memory)
    } while (!memory.ending.signal.aborted && isMoreToDo(memory))
    return memory.hasFault ? AFTER_FAULT_MS : untilNextLook(memory)
  } catch (fault) {
    memory.setup.reportFault('sync.pass', fault)
    return AFTER_FAULT_MS
  }
}

/** One look: at the line when it is time, then at everything that is due. */
async function pass(memory: Memory): Promise<void> {
  const due = listDue(memory)
  if (untilProbe(memory, due.length > 0) <= 0) await probe(memory)
  if (memory.line.state !== 'online') return
  const rest = due.values()
  await Promise.all(
    Array.from({ length: PARALLEL }, async () => {
      for (const next of rest) {
        // A failure that predicts the next one ends the batch.
        if (memory.line.state !== 'online' || memory.ending.signal.aborted) return
        await work(memory, next)
      }
    }),
  )
}

function isMoreToDo(memory: Memory): boolean {
  if (memory.hasFault) return false
  return memory.isWokenAgain || (memory.line.state === 'online' && listDue(memory).length > 0)
}

async function probe(memory: Memory): Promise<SignInReply> {
  const reply = await signIn(memory)
  if (memory.ending.signal.aborted) return reply
  const now = memory.setup.clock.now()
  const holdMs = reply.kind === 'busy' ? (reply.retryAfterSeconds ?? 0) * 1_000 : 0
  memory.holdUntil = now.getTime() + Math.min(holdMs, LONGEST_WAIT_MS)
  look(memory, lineAfterSignIn(reply, now))
  return reply
}

async function signIn({ setup, ending }: Memory): Promise<SignInReply> {
  try {
    return await setup.client.signIn(ending.signal)
  } catch (fault) {
    // Nothing of the line: office, operator or profile do not fit the wire.
    setup.reportFault('sync.sign-in', fault)
    return { kind: 'our-fault', scope: 'line', detail: '' }
  }
}

/** Sends or asks about one entry and settles it; its failure is its own. */
async function work(memory: Memory, listed: DueEntry): Promise<void> {
  const { store, clock, reportFault, random = Math.random } = memory.setup
  try {
    // Since the list was made the clerk may have changed what it sends, or withdrawn it.
    const due = store.findDue(listed.entry.id, clock.now())
    if (due === undefined) return
    const { entry, reply, msgid } = await transmit(memory, due)
    const settled = settle(entry, reply, { now: clock.now(), jitter: random() })
    store.settle(entry.id, { ...settled, msgid, outcome: reply.kind })
    const line = findLineAfterReply(reply, clock.now())
    if (line !== undefined) look(memory, line)
  } catch (fault) {
    memory.hasFault = true
    reportFault('sync.settle', fault)
  }
}

/** The attempt is on record before its first byte leaves. */
async function transmit(memory: Memory, due: DueEntry) {
  const { store, client, reportFault } = memory.setup
  let { entry } = due
  let msgid = ''
  let reply: Reply
  try {
    if (entry.state === 'unknown') {
      const question = client.query(due)
      store.recordQuery(entry.id, question.attempt)
      msgid = question.attempt.msgid
      reply = await question.send(memory.ending.signal)
    } else {
      const transmission = client.transmit(due)
      entry = store.markSending(entry.id, transmission.attempt)
      msgid = transmission.attempt.msgid
      reply = await transmission.send(memory.ending.signal)
    }
  } catch (fault) {
    reportFault('sync.entry', fault)
    reply = { kind: 'our-fault', scope: 'entry', detail: fault instanceof Error ? fault.name : '' }
  }
  return { entry, reply, msgid }
}

function look(memory: Memory, line: LineState): void {
  const isNews = line.state !== memory.line.state || line.words !== memory.line.words
  memory.line = line
  memory.lookedAt = memory.setup.clock.now().getTime()
  if (isNews) memory.setup.onLine(line)
}

function sleep(memory: Memory, ms: number): void {
  if (memory.ending.signal.aborted) return
  memory.cancelTimer = memory.setup.timers.after(ms, () => wake(memory))
}

/** What comes first, the next probe or the next entry; never at once, whatever the store says. */
function untilNextLook(memory: Memory): number {
  const { store, clock } = memory.setup
  const probeIn = untilProbe(memory, listDue(memory).length > 0)
  const wakeAt = memory.line.state === 'online' ? store.nextWake() : null
  const wakeIn = wakeAt === null ? probeIn : wakeAt.getTime() - clock.now().getTime()
  return Math.max(SHORTEST_SLEEP_MS, Math.min(probeIn, wakeIn))
}

/** Milliseconds until the line is looked at again; 0 or less is now, a clock set back as well. */
function untilProbe(memory: Memory, isAnythingDue: boolean): number {
  const now = memory.setup.clock.now().getTime()
  const elapsed = now - memory.lookedAt
  if (elapsed < 0) return 0
  return Math.max(probeInterval(memory.line, isAnythingDue) - elapsed, memory.holdUntil - now)
}

function listDue({ setup }: Memory): readonly DueEntry[] {
  return setup.store.listDue(setup.clock.now())
}
