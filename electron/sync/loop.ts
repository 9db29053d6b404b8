import type { Clock } from '#electron/clock.ts'
import type { LineState } from '#shared/bridge.ts'
import type { DueEntry } from '#shared/sync/due-entry.ts'
import { outcomeOf } from '#shared/sync/handling.ts'
import type { Reply, SignInReply } from '#shared/sync/reply.ts'
import { settle } from '#shared/sync/settle.ts'
import { type Announced, type LineWatch, watchLine } from './line-watch.ts'
import type { OutboxStore } from './outbox-store.ts'
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
  /** The pauses known from before; none unless given. */
  readonly announced?: Announced
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

/** Entries looked up together; more would only be read again after a failure. */
const BATCH = 60

/** Before a pass that found the store unwilling is tried again. */
const AFTER_FAULT_MS = 5_000

const SHORTEST_SLEEP_MS = 100

/** A clock that was set meanwhile is noticed. */
const LONGEST_SLEEP_MS = 60_000

/** What the loop remembers between passes; only this file changes it. */
interface Memory {
  readonly setup: SyncLoopSetup
  readonly random: () => number
  readonly ending: AbortController
  readonly watch: LineWatch
  /** The entries under way, and of each whether its answer has come to another message. */
  readonly underway: Map<string, boolean>
  /** Those that are working entries off; each takes one after the other. */
  readonly lanes: Set<Promise<void>>
  /** What was due when it was last looked up, and not taken yet. */
  batch: DueEntry[]
  /** The pass under way. */
  running: Promise<void> | null
  isWokenAgain: boolean
  hasFault: boolean
  cancelTimer: () => void
}

/** Starts the loop: signs in, sends what is due, and keeps looking. */
export function startSyncLoop(setup: SyncLoopSetup): SyncLoop {
  const { random = Math.random, announced = { pauses: [] }, store } = setup
  const ending = new AbortController()
  const onReturn = (now: Date) => store.lineReturned(now)
  const memory: Memory = {
    setup,
    random,
    ending,
    watch: watchLine({ ...setup, random, announced, signal: ending.signal, onReturn }),
    underway: new Map(),
    lanes: new Set(),
    batch: [],
    running: null,
    isWokenAgain: false,
    hasFault: false,
    cancelTimer: () => undefined,
  }
  wake(memory)
  return {
    wake: () => wake(memory),
    stop: async () => {
      ending.abort()
      memory.cancelTimer()
      await memory.running
    },
    lineState: memory.watch.state,
    testLine: async () => {
      const reply = await memory.watch.look()
      wake(memory)
      return reply
    },
  }
}

/** Never more than one pass at a time: a wake during a pass fills its idle lanes and makes it look once more. */
function wake(memory: Memory): void {
  if (memory.ending.signal.aborted) return
  if (memory.running !== null) {
    memory.isWokenAgain = true
    if (memory.lanes.size > 0) fillLanes(memory)
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
  try {
    // What could not be settled was left as it was sent.
    if (memory.hasFault) memory.setup.store.markInterrupted()
    memory.hasFault = false
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

/** One look: at the line when it is time, then at everything that is due until nothing is. */
async function pass(memory: Memory): Promise<void> {
  const { watch } = memory
  if (watch.untilLook(isAnythingDue(memory)) <= 0) await watch.look()
  memory.batch = []
  fillLanes(memory)
  while (memory.lanes.size > 0) await Promise.race(memory.lanes)
}

/** Starts as many lanes as the line bears; one that waits long for an answer holds up no other. */
function fillLanes(memory: Memory): void {
  for (let size = memory.lanes.size; size < memory.watch.lanes(); size += 1) {
    const lane = workOff(memory).finally(() => memory.lanes.delete(lane))
    memory.lanes.add(lane)
  }
}

/** Takes one entry after the other while the line bears this lane. Never throws. */
async function workOff(memory: Memory): Promise<void> {
  const { watch, ending, lanes } = memory
  try {
    while (!ending.signal.aborted && lanes.size <= watch.lanes()) {
      const next = takeNext(memory)
      if (next === undefined) return
      await work(memory, next)
    }
  } catch (fault) {
    memory.hasFault = true
    memory.setup.reportFault('sync.list', fault)
  }
}

/** The oldest that is due and not under way; one that met a failure of the line comes after the others. */
function takeNext(memory: Memory): DueEntry | undefined {
  const { underway, watch } = memory
  const isFree = ({ entry }: DueEntry) => !underway.has(entry.id)
  memory.batch = memory.batch.filter(isFree)
  if (memory.batch.length === 0) {
    const due = memory.hasFault ? [] : listDue(memory, BATCH).filter(isFree)
    const rankOf = ({ entry }: DueEntry) => Number(watch.isStruck(entry.id))
    memory.batch = due.toSorted((one, other) => rankOf(one) - rankOf(other))
  }
  return memory.batch.shift()
}

function isMoreToDo(memory: Memory): boolean {
  if (memory.hasFault) return false
  return memory.isWokenAgain || (isAnythingDue(memory) && isOpen(memory))
}

/** Whether the line is open, or has to be looked at to know. */
function isOpen({ watch }: Memory): boolean {
  return watch.lanes() > 0 || watch.untilLook(true) <= 0
}

/** Sends or asks about one entry and settles it; its failure is its own. */
async function work(memory: Memory, listed: DueEntry): Promise<void> {
  const { store, clock, reportFault } = memory.setup
  memory.underway.set(listed.entry.id, false)
  try {
    // Since the list was made the clerk may have changed what it sends, or withdrawn it.
    const due = store.findDue(listed.entry.id, clock.now())
    if (due === undefined) return
    const { entry, reply: heard, msgid } = await transmit(memory, due)
    const isCrossed = memory.underway.get(entry.id) === true && heard.kind === 'refused'
    const reply: Reply = isCrossed ? CROSSED : heard
    const settled = settle(entry, reply, { now: clock.now(), jitter: memory.random() })
    store.settle(entry.id, { ...settled, msgid, outcome: outcomeOf(reply) })
    memory.watch.learn(entry.id, reply)
    if (reply.kind === 'unknown' && reply.meantFor) doubtRefusal(memory, reply.meantFor)
  } catch (fault) {
    memory.hasFault = true
    reportFault('sync.settle', fault)
  } finally {
    memory.underway.delete(listed.entry.id)
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
    const detail = fault instanceof Error ? fault.name : ''
    reply = { kind: 'our-fault', scope: 'entry', fault: 'desk', detail }
  }
  return { entry, reply, msgid }
}

const CROSSED = { kind: 'unknown', cause: 'other-answer', detail: '' } as const satisfies Reply

/**
 * Two answers came crossed: the refusal the entry heard, or is about to hear, was another's. A refusal
 * names no message (wire contract §1.2), so this is the only sign of it; the subsystem is asked.
 */
function doubtRefusal(memory: Memory, entryId: string): void {
  const { store, clock } = memory.setup
  if (memory.underway.has(entryId)) memory.underway.set(entryId, true)
  const refused = store.findRefused(entryId)
  if (refused === undefined) return
  const settled = settle(refused, CROSSED, { now: clock.now(), jitter: memory.random() })
  store.settle(entryId, { ...settled, msgid: '', outcome: outcomeOf(CROSSED) })
}

function sleep(memory: Memory, ms: number): void {
  if (memory.ending.signal.aborted) return
  memory.cancelTimer = memory.setup.timers.after(ms, () => wake(memory))
}

/** What comes first, the next look at the line or the next entry; never at once, whatever the store says. */
function untilNextLook(memory: Memory): number {
  const { store, clock } = memory.setup
  const lookIn = memory.watch.untilLook(isAnythingDue(memory))
  const wakeAt = memory.watch.lanes() > 0 ? store.nextWake() : null
  const wakeIn = wakeAt === null ? lookIn : wakeAt.getTime() - clock.now().getTime()
  return Math.min(LONGEST_SLEEP_MS, Math.max(SHORTEST_SLEEP_MS, Math.min(lookIn, wakeIn)))
}

function isAnythingDue(memory: Memory): boolean {
  return listDue(memory, 1).length > 0
}

function listDue({ setup }: Memory, limit: number): readonly DueEntry[] {
  return setup.store.listDue(setup.clock.now(), limit)
}
