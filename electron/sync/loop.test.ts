import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import {
  startTrainingSubsystem,
  type TrainingSubsystem,
} from '#electron/training/training-subsystem.ts'
import type { LineState } from '#shared/bridge.ts'
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
let loop: SyncLoop | undefined
let lines: LineState[]
let faults: unknown[]
let order: TrainingControl['order']
let held: TrainingControl['held']

beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'loop-'))
  time = manualTime()
  training = await startTrainingSubsystem({ directory, clock: time.clock, ...TRAINING })
  ;({ order, held } = trainingControl(training.controlUrl))
  store = memoryOutbox(time.clock)
  loop = undefined
  lines = []
  faults = []
})

afterEach(async () => {
  await loop?.stop()
  await training.stop()
  rmSync(directory, { recursive: true })
})

async function startLoop(token = training.token, number = '0001'): Promise<SyncLoop> {
  const { url, paasId } = training
  loop = await startBenchLoop({
    store,
    time,
    line: { url, paasId, token },
    operatorNumber: number,
    onLine: (line) => lines.push(line),
    reportFault: (_where, fault) => faults.push(fault),
  })
  return loop
}

const sent = () => store.attempts.map(({ infno }) => infno)

describe('the loop', () => {
  test('signs in, sends what waits and brings the receipt home', async () => {
    const entry = store.accept(acceptedFiling())
    const running = await startLoop()
    expect(store.getEntry(entry.id)).toMatchObject({ state: 'acknowledged', attempts: 1 })
    expect(store.getFiling(entry.filingId)).toMatchObject({
      status: 'acknowledged',
      receipt: { receiptNumber: expect.stringMatching(/^371002\d{24}$/) },
    })
    expect(running.lineState().state).toBe('online')
    expect(lines.map(({ state }) => state)).toEqual(['online'])
  })

  test('sends what is committed while it sleeps as soon as it is woken', async () => {
    const running = await startLoop()
    const entry = store.accept(acceptedFiling())
    running.wake()
    await time.pass(0)
    await expect.poll(() => store.getEntry(entry.id).state).toBe('acknowledged')
  })

  test('offline counts no attempt, and the first acknowledgement follows within five seconds of the line', async () => {
    await order({ fault: 'offline' })
    const entry = store.accept(acceptedFiling())
    const running = await startLoop()
    await time.pass(3_600_000)
    expect(running.lineState().state).toBe('offline')
    expect(store.getEntry(entry.id)).toMatchObject({ state: 'queued', attempts: 0 })
    await order({ fault: 'none' })
    await time.pass(5_000)
    expect(store.getEntry(entry.id).state).toBe('acknowledged')
    expect(lines.map(({ state }) => state)).toEqual(['offline', 'online'])
  })

  test('a subsystem under maintenance is left alone as long as it asks', async () => {
    await order({ fault: 'http-503' })
    const entry = store.accept(acceptedFiling())
    const running = await startLoop()
    await order({ fault: 'none' })
    await time.pass(4_000)
    expect(running.lineState().state).toBe('offline')
    await time.pass(1_000)
    expect(store.getEntry(entry.id).state).toBe('acknowledged')
  })

  test('a line lost behind its back is noticed while idle', async () => {
    const running = await startLoop()
    await order({ fault: 'offline' })
    await time.pass(30_000)
    expect(running.lineState().state).toBe('offline')
    await order({ fault: 'none' })
    await time.pass(30_000)
    expect(running.lineState().state).toBe('online')
  })

  test('one unreachable answer ends the batch', async () => {
    const running = await startLoop()
    await order({ fault: 'offline' })
    const entries = Array.from({ length: 20 }, (_, index) =>
      store.accept(acceptedFiling({ documentNumber: `1699011950010100${index + 10}` })),
    )
    running.wake()
    await expect.poll(() => running.lineState().state).toBe('offline')
    await time.asleep()
    expect(sent().length).toBeLessThanOrEqual(3)
    await order({ fault: 'none' })
    await time.pass(5_000)
    expect(entries.map(({ id }) => store.getEntry(id).state)).toEqual(
      entries.map(() => 'acknowledged'),
    )
  })

  test('a lost answer is asked about, not sent again: one filing is held', async () => {
    await order({ fault: 'drop-after-commit', times: 1 })
    const entry = store.accept(acceptedFiling())
    await startLoop()
    expect(store.getEntry(entry.id)).toMatchObject({
      state: 'unknown',
      reason: { code: 'no-answer' },
    })
    await time.pass(5_000)
    expect(store.getEntry(entry.id).state).toBe('acknowledged')
    expect(sent()).toEqual(['X2511', 'X5311'])
    expect(await held()).toHaveLength(1)
  })

  test('a lost request is asked about twice a minute apart, then sent again under the same key', async () => {
    await order({ fault: 'drop-before-commit', times: 1 })
    const entry = store.accept(acceptedFiling())
    await startLoop()
    await time.pass(55_000)
    expect(store.getEntry(entry.id)).toMatchObject({ state: 'unknown', notFound: 1 })
    expect(await held()).toHaveLength(0)
    await time.pass(10_000)
    expect(store.getEntry(entry.id)).toMatchObject({ state: 'acknowledged', attempts: 2 })
    expect(sent()).toEqual(['X2511', 'X5311', 'X5311', 'X2511'])
    expect(new Set(store.attempts.map(({ msgid }) => msgid)).size).toBe(4)
    expect((await held()).map((row) => row.exp_content.x_client_biz_no)).toEqual([entry.id])
  })

  test('an answer that is too slow is asked about', async () => {
    const running = await startLoop()
    await order({ fault: 'slow', times: 1 })
    const entry = store.accept(acceptedFiling())
    running.wake()
    await expect.poll(() => store.getEntry(entry.id).state).toBe('unknown')
    await time.pass(5_000)
    expect(store.getEntry(entry.id).state).toBe('acknowledged')
    expect(await held()).toHaveLength(1)
  })

  test('success without a serial and a login page with status 200 prove nothing and cost nothing', async () => {
    const running = await startLoop()
    for (const fault of ['no-serial', 'html-200'] as const) {
      await order({ fault, times: 1 })
      const entry = store.accept(acceptedFiling())
      running.wake()
      await expect.poll(() => store.getEntry(entry.id).state).toBe('unknown')
      expect(store.getEntry(entry.id).reason?.code).toBe(
        fault === 'no-serial' ? 'no-receipt' : 'captive-portal',
      )
      await time.pass(90_000)
      expect(store.getEntry(entry.id).state).toBe('acknowledged')
    }
    expect(await held()).toHaveLength(2)
  })

  test('a refusal parks the entry in the subsystem’s words and lets the next person through', async () => {
    await order({ fault: 'refuse', times: 1 })
    const refused = store.accept(acceptedFiling())
    const next = store.accept(acceptedFiling({ documentNumber: '169901195001010028' }))
    await startLoop()
    const states = [refused, next].map(({ id }) => store.getEntry(id).state).toSorted()
    expect(states).toEqual(['acknowledged', 'parked'])
  })

  test('a filing the wire cannot carry is parked and delays nobody', async () => {
    const poisoned = store.accept(acceptedFiling({ category: '' }))
    const others = Array.from({ length: 5 }, (_, index) =>
      store.accept(acceptedFiling({ documentNumber: `16990119500101002${index}` })),
    )
    await startLoop()
    expect(store.getEntry(poisoned.id)).toMatchObject({
      state: 'parked',
      reason: { code: 'our-fault' },
    })
    expect(others.map(({ id }) => store.getEntry(id).state)).toEqual(
      others.map(() => 'acknowledged'),
    )
    expect(faults).toHaveLength(1)
  })

  test('entries of one person go strictly in order, persons go side by side', async () => {
    const people = [
      '169901195001010010',
      '169901195001010029',
      '169901195001010037',
      '169901195001010045',
    ]
    const entries = Array.from({ length: 12 }, (_, index) =>
      store.accept(acceptedFiling({ documentNumber: people[index % 4] ?? '' })),
    )
    await order({ fault: 'drop-after-commit', times: 2 })
    await startLoop()
    await time.pass(10_000)
    expect(entries.map(({ id }) => store.getEntry(id).state)).toEqual(
      entries.map(() => 'acknowledged'),
    )
    const rows = (await held()).map((row) => store.getEntry(row.exp_content.x_client_biz_no))
    for (const person of people) {
      const order = rows
        .filter(({ personKey }) => personKey.endsWith(person))
        .map((row) => row.sequence)
      expect(order).toEqual(order.toSorted((a, b) => a - b))
      expect(order).toHaveLength(3)
    }
  })

  test('a wrong secret is our fault: nothing is sent, the entry keeps waiting', async () => {
    const entry = store.accept(acceptedFiling())
    const running = await startLoop('wrong')
    await time.pass(120_000)
    expect(running.lineState()).toMatchObject({ state: 'our-fault' })
    expect(store.getEntry(entry.id)).toMatchObject({ state: 'queued', attempts: 0 })
    expect(sent()).toEqual([])
  })

  test('an operator the wire has no room for is our fault and said so', async () => {
    const running = await startLoop(training.token, '0'.repeat(21))
    expect(running.lineState()).toMatchObject({ state: 'our-fault' })
    expect(faults).toHaveLength(1)
  })

  test('a store that fails once is tried again and loses nothing', async () => {
    const entry = store.accept(acceptedFiling())
    const { listDue } = store
    let isBroken = true
    store = {
      ...store,
      listDue(now) {
        if (isBroken) throw new Error('disk')
        return listDue(now)
      },
    }
    await startLoop()
    isBroken = false
    await time.pass(5_000)
    expect(store.getEntry(entry.id).state).toBe('acknowledged')
    expect(faults).toHaveLength(1)
  })

  test('stopping breaks off what is under way and writes down that nobody knows', async () => {
    const running = await startLoop()
    await order({ fault: 'slow' })
    const entry = store.accept(acceptedFiling())
    running.wake()
    await expect.poll(() => store.getEntry(entry.id).state).toBe('sending')
    await running.stop()
    expect(store.getEntry(entry.id).state).toBe('unknown')
  })
})
