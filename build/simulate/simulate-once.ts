import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { makeScratchFolder } from '#build/scratch-folder.ts'
import { changeByOtherHand } from '#electron/training/operations-served.ts'
import { type SeededDraw, seededDraw } from '#electron/training/seeded-draw.ts'
import { openTrainingRecords, type TrainingRecords } from '#electron/training/training-records.ts'
import { listUnacknowledged } from '#electron/vault/outbox.ts'
import { sendNow } from '#electron/vault/queue-acts.ts'
import { wireMoment } from '#shared/sync/wire-time.ts'
import { TABLES } from '#tests/builders.ts'
import { type Clerk, startClerk } from './clerk.ts'
import { drawId, drawStep, type Step } from './draw-step.ts'
import type { Violation } from './invariants.ts'
import { openSimulatedLine, type SimulatedLine } from './line.ts'
import type { Plant } from './planted-bugs.ts'
import { type SimulatedDesk, startSimulatedDesk } from './simulated-desk.ts'
import { copyVault, START } from './simulated-vault.ts'
import { openTrace, type Trace } from './trace.ts'
import { quiet, type VirtualTime, virtualTime } from './virtual-time.ts'
import { type LineWatch, watchLine } from './watch-line.ts'
import { type RecordWatch, watchRecord } from './watch-record.ts'
import { CLEAR, drawFaults, drawWeather, NO_FAULT } from './weather.ts'

/** What is run. */
export interface Simulation {
  readonly seed: number
  /** The numbers of its steps, in order. */
  readonly steps: readonly number[]
  readonly plant: Plant
  /** An empty vault to begin with. */
  readonly emptyVault: string
}

/** What came of it. */
export interface Simulated {
  readonly seed: number
  /** Of everything that happened, to the last byte. */
  readonly hash: string
  readonly lines: readonly string[]
  /** The first that did not hold, and the step after which it was seen; null where all held. */
  readonly violation: (Violation & { readonly step: number }) | null
  readonly filings: number
  readonly messages: number
}

interface World {
  readonly time: VirtualTime
  readonly trace: Trace
  readonly draw: SeededDraw
  readonly training: TrainingRecords
  readonly line: SimulatedLine
  readonly desk: SimulatedDesk
  readonly clerk: Clerk
  readonly lineWatch: LineWatch
  readonly recordWatch: RecordWatch
  readonly violations: readonly Violation[]
}

/** Runs these steps of a seed, looking after each whether every invariant holds, until one does not. */
export async function simulate(simulation: Simulation): Promise<Simulated> {
  const directory = makeScratchFolder('simulate')
  const world = await openWorld(simulation, directory)
  const { trace, desk, training, violations } = world
  let step = 0
  try {
    await settleDown(world)
    for (step of simulation.steps) {
      if (violations.length > 0) break
      await take(world, drawStep(simulation.seed, step))
      await settleDown(world)
    }
    if (violations.length === 0) await bringToAnEnd(world)
    const [violation] = violations
    return {
      seed: simulation.seed,
      hash: trace.hash(),
      lines: trace.lines(),
      violation: violation ? { ...violation, step } : null,
      filings: training.service.served.book.list().length,
      messages: trace.lines().filter((line) => line.includes(' > ')).length,
    }
  } finally {
    world.time.dropTimers()
    desk.vault().db.close()
    training.close()
    rmSync(directory, { recursive: true, force: true })
  }
}

async function openWorld({ seed, plant, emptyVault }: Simulation, directory: string) {
  const copy = await copyVault(emptyVault, join(directory, 'vault'))
  const time = virtualTime(START)
  const trace = openTrace()
  const violations: Violation[] = []
  const accuse = (invariant: Violation['invariant'], words: string) => {
    trace.add(`${time.elapsed()} ! ${invariant}: ${words}`)
    violations.push({ invariant, words })
  }
  const training = openTrainingRecords({
    directory: join(directory, 'subsystem'),
    clock: time.clock,
    destinationCodes: new Set(TABLES.destinations.keys()),
    slowMs: 70_000,
  })
  const { service } = training
  const draw = seededDraw(seed)
  const { elapsed } = time
  const vault = () => desk.vault()
  const lineWatch = watchLine({ trace, accuse, service, vault, elapsed })
  const line = openSimulatedLine({ time, draw, service, watcher: lineWatch })
  const recordWatch = watchRecord({ trace, accuse, service, line: lineWatch, elapsed })
  const desk: SimulatedDesk = startSimulatedDesk({
    copy,
    time,
    draw,
    line,
    service,
    trace,
    accuse,
    plant,
  })
  const clerk = startClerk()
  return { time, trace, draw, training, line, desk, clerk, lineWatch, recordWatch, violations }
}

/** Waits until nothing happens any more without time passing, then looks. */
async function settleDown({ desk, line, time, recordWatch }: World): Promise<void> {
  await quiet()
  recordWatch.look(desk.vault())
  recordWatch.rest({ messages: line.waiting(), timers: time.timersSet() })
}

async function take(world: World, step: Step): Promise<void> {
  const { time, trace, training, line, desk, clerk } = world
  const { kind, number, draw } = step
  const note = (words: string) => trace.add(`${time.elapsed()} ${number} ${kind} ${words}`)
  switch (kind) {
    case 'go-on':
      time.next()
      return
    case 'wait':
      return letPass(world, 1_000 + draw.below(LONGEST_WAIT_MS))
    case 'weather': {
      const weather = drawWeather(draw)
      note(JSON.stringify(weather))
      line.change(weather)
      training.service.faults.set(drawFaults(draw))
      return
    }
    case 'crash':
      note('')
      desk.crash(1_000 + draw.below(60_000))
      return
    case 'lock':
      note('')
      return desk.lock()
    case 'clock': {
      const offset = draw.oneOf(CLOCKS_OFF_MS)
      note(String(offset))
      time.setDeskClock(offset)
      return
    }
    case 'announce':
      return announce(world, draw.below(LONGEST_PAUSE_MS))
    case 'other-hand':
      return changeElsewhere(world, step)
    default:
      note(clerk.act(desk.vault(), kind, draw))
      desk.wake()
  }
}

const LONGEST_WAIT_MS = 180_000
const LONGEST_PAUSE_MS = 900_000
const CLOCKS_OFF_MS = [0, 0, 0, 20_000, -20_000, 150_000, -150_000, 1_200_000, -7_200_000] as const

/** Lets everything happen that is to happen within so many milliseconds. */
async function letPass(world: World, ms: number): Promise<void> {
  const { time, violations } = world
  const until = time.elapsed() + ms
  while (violations.length === 0 && time.next(until - time.elapsed())) await settleDown(world)
  time.pass(until - time.elapsed())
}

function announce({ time, training, trace }: World, ms: number): void {
  const begin = time.clock.now()
  const end = new Date(begin.getTime() + ms)
  trace.add(`${time.elapsed()} announce ${ms}`)
  training.announce([{ x_ntc_id: '1', x_begntime: wireMoment(begin), x_endtime: wireMoment(end) }])
}

function changeElsewhere({ training, lineWatch, trace, time }: World, { draw }: Step): void {
  const { served } = training.service
  const all = served.book.list().filter(({ vali_flag }) => vali_flag === '1')
  const held = all[draw.below(all.length || 1)]
  if (held === undefined) return
  const { trt_dcla_detl_sn } = held
  changeByOtherHand(served, { trt_dcla_detl_sn })
  const now = served.book.findByReceipt(trt_dcla_detl_sn)
  if (now === undefined) throw new Error('a record that is gone')
  trace.add(`${time.elapsed()} other-hand ${trt_dcla_detl_sn} ${now.ver_no}`)
  lineWatch.changedElsewhere(now)
}

const ROUND_MS = 300_000
const MOST_ROUNDS = 24
/** So often the clerk presses 立即重试 about what is parked. */
const PRESSES = 3

/** The line clears up, the clerk presses, and both sides have to agree. */
async function bringToAnEnd(world: World): Promise<void> {
  const { desk, draw, line, time, training, recordWatch, violations } = world
  line.change(CLEAR)
  training.service.faults.set(NO_FAULT)
  training.announce([])
  time.setDeskClock(0)
  for (let round = 0; round < MOST_ROUNDS && violations.length === 0; round += 1) {
    const open = listUnacknowledged(desk.vault())
    if (round >= PRESSES && open.every(({ state }) => state === 'parked')) break
    for (const { id, state } of open) {
      if (state === 'parked' && round < PRESSES) sendNow(desk.vault(), id, () => drawId(draw))
    }
    desk.wake()
    await letPass(world, ROUND_MS)
  }
  if (violations.length === 0) recordWatch.close(desk.vault())
}
