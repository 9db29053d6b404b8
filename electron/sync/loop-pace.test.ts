import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import {
  startTrainingSubsystem,
  type TrainingSubsystem,
} from '#electron/training/training-subsystem.ts'
import type { LineState } from '#shared/bridge.ts'
import { MOST_ATTEMPTS } from '#shared/sync/backoff.ts'
import type { Announced } from './line-watch.ts'
import type { SyncLoop } from './loop.ts'
import { startBenchLoop } from './loop-bench.test-helper.ts'
import {
  acceptedFiling,
  type ManualTime,
  type MemoryOutbox,
  manualTime,
  memoryOutbox,
  TRAINING,
  type TrainingControl,
  trainingControl,
} from './sync-bench.test-helper.ts'

let directory: string
let time: ManualTime
let training: TrainingSubsystem
let store: MemoryOutbox
let loop: SyncLoop
let lines: LineState[]
let control: TrainingControl
/** What the desk's clock is ahead of the subsystem's, in milliseconds. */
let ahead: number

beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'loop-pace-'))
  time = manualTime()
  ahead = 0
  training = await startTrainingSubsystem({
    directory,
    clock: { now: () => new Date(time.clock.now().getTime() - ahead) },
    ...TRAINING,
  })
  control = trainingControl(training.controlUrl)
  store = memoryOutbox(time.clock)
  lines = []
})

afterEach(async () => {
  await loop.stop()
  await training.stop()
  rmSync(directory, { recursive: true })
})

async function start(announced: Announced = { pauses: [] }): Promise<void> {
  const onLine = (state: LineState) => lines.push(state)
  loop = await startBenchLoop({ store, time, line: training, announced, onLine })
}

const accept = (index: number) =>
  store.accept(
    acceptedFiling({ documentNumber: `16990119500101${String(index).padStart(4, '0')}` }),
  )
const acceptMany = (count: number) => Array.from({ length: count }, (_, index) => accept(index))
const filed = () => store.attempts.filter(({ infno }) => infno === 'X2511')
const stateOf = ({ id }: { readonly id: string }) => store.getEntry(id).state

describe('a failure that predicts the next one', () => {
  test.each([
    'html-200',
    'http-500',
    'http-503',
    'drop-before-commit',
    'signature-refused',
  ] as const)(
    '"%s" ends a batch of forty after the entries under way, and all arrive once it is over',
    async (fault) => {
      await start()
      await control.order({ fault })
      const entries = acceptMany(40)
      loop.wake()
      await expect.poll(() => filed().length).toBeGreaterThan(0)
      await time.asleep()
      expect(filed().length).toBeLessThanOrEqual(3)
      await control.order({ fault: 'none' })
      await time.pass(100_000)
      expect(new Set(entries.map(stateOf))).toEqual(new Set(['acknowledged']))
      expect(await control.held()).toHaveLength(40)
    },
  )
})

describe('an entry that never comes to an answer', () => {
  test('is left to a person in the end and delays nobody meanwhile', async () => {
    const poisoned = accept(1)
    await control.order({ fault: 'drop-before-commit' })
    await start()
    await time.pass(MOST_ATTEMPTS * 600_000)
    expect(store.getEntry(poisoned.id)).toMatchObject({
      state: 'parked',
      attempts: MOST_ATTEMPTS,
      nextAt: null,
      reason: { code: 'given-up' },
    })
    await control.order({ fault: 'none' })
    const next = accept(2)
    loop.wake()
    await time.pass(5_000)
    expect(stateOf(next)).toBe('acknowledged')
  })
})

describe('once the line is back', () => {
  test('what may have arrived is settled within seventy seconds, however long it had waited', async () => {
    await control.order({ fault: 'drop-before-commit', times: 1 })
    const entry = accept(1)
    await start()
    expect(stateOf(entry)).toBe('unknown')
    await control.order({ fault: 'offline' })
    await time.pass(1_800_000)
    expect(stateOf(entry)).toBe('unknown')
    await control.order({ fault: 'none' })
    await time.pass(70_000)
    expect(store.getEntry(entry.id)).toMatchObject({ state: 'acknowledged', attempts: 2 })
    expect(await control.held()).toHaveLength(1)
  })
})

describe('an announced pause', () => {
  test('holds the queue back, says until when, and ends by itself', async () => {
    await control.announce([
      {
        x_ntc_id: '1',
        x_begntime: '2026-11-22 09:10:00',
        x_endtime: '2026-11-22 12:00:00',
        body: '例行维护',
      },
    ])
    await start()
    await time.pass(11 * 60_000)
    const entry = accept(1)
    loop.wake()
    await time.pass(60_000)
    expect(loop.lineState()).toMatchObject({
      state: 'paused',
      words: '国家子系统停机公告：11-22 09:10 至 11-22 12:00 停机维护，到时自动报送',
      pausedUntil: '2026-11-22T04:00:00.000Z',
    })
    expect(store.getEntry(entry.id)).toMatchObject({ state: 'queued', attempts: 0 })
    await time.pass(3 * 3_600_000)
    expect(stateOf(entry)).toBe('acknowledged')
  })

  test('is known to the loop of the next session, though the subsystem is down by then', async () => {
    await control.announce([
      {
        x_ntc_id: '1',
        x_begntime: '2026-11-22 09:10:00',
        x_endtime: '2026-11-22 12:00:00',
      },
    ])
    const announced = { pauses: [] }
    await start(announced)
    await time.pass(11 * 60_000)
    await loop.stop()
    await control.order({ fault: 'offline' })
    await start(announced)
    expect(loop.lineState()).toMatchObject({
      state: 'paused',
      pausedUntil: '2026-11-22T04:00:00.000Z',
    })
  })

  test('of another region holds nobody back', async () => {
    await control.announce([
      {
        x_ntc_id: '1',
        x_begntime: '2026-11-22 00:00:00',
        x_endtime: '2026-11-22 23:00:00',
        admdvs: ['110000'],
      },
    ])
    const entry = accept(1)
    await start()
    await time.pass(1_000)
    expect(stateOf(entry)).toBe('acknowledged')
  })

  test('of a year is a slip and silences nobody', async () => {
    await control.announce([
      { x_ntc_id: '1', x_begntime: '2026-11-22 00:00:00', x_endtime: '2027-11-22 00:00:00' },
    ])
    const entry = accept(1)
    await start()
    await time.pass(1_000)
    expect(stateOf(entry)).toBe('acknowledged')
  })
})

describe('the clock', () => {
  test('that is off is measured and shown; filings go all the same', async () => {
    ahead = 100_000
    const entry = accept(1)
    await start()
    expect(stateOf(entry)).toBe('acknowledged')
    expect(loop.lineState()).toMatchObject({ state: 'online', clockOffsetSeconds: -100 })
  })

  test('that is off too far for the gateway is named as what is wrong', async () => {
    ahead = 600_000
    const entry = accept(1)
    await start()
    expect(loop.lineState()).toMatchObject({
      state: 'our-fault',
      words: expect.stringContaining('校准本机时间'),
      clockOffsetSeconds: -600,
    })
    expect(stateOf(entry)).toBe('queued')
    ahead = 0
    await time.pass(35_000)
    expect(stateOf(entry)).toBe('acknowledged')
    expect(loop.lineState().clockOffsetSeconds).toBe(0)
  })

  test('that goes wrong between two looks is measured by what was sent', async () => {
    await start()
    ahead = -600_000
    const entry = accept(1)
    loop.wake()
    await time.pass(1_000)
    expect(stateOf(entry)).toBe('queued')
    expect(loop.lineState()).toMatchObject({ state: 'our-fault', clockOffsetSeconds: 600 })
  })
})
