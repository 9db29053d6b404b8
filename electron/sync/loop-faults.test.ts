import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { TrainingFault } from '#electron/training/training-fault.ts'
import {
  startTrainingSubsystem,
  type TrainingSubsystem,
} from '#electron/training/training-subsystem.ts'
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
let control: TrainingControl

beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'loop-faults-'))
  time = manualTime()
  training = await startTrainingSubsystem({ directory, clock: time.clock, ...TRAINING })
  control = trainingControl(training.controlUrl)
  store = memoryOutbox(time.clock)
  loop = await startBenchLoop({ store, time, line: training })
})

afterEach(async () => {
  await loop.stop()
  await training.stop()
  rmSync(directory, { recursive: true })
})

/** Sends one entry under a fault; answers it as the fault left it. */
async function sendUnder(fault: TrainingFault, documentNumber = '169901195001010010') {
  await control.order({ fault, times: 1 })
  const entry = store.accept(acceptedFiling({ documentNumber }))
  loop.wake()
  await expect.poll(() => store.getEntry(entry.id).reason).not.toBeNull()
  await time.asleep()
  return store.getEntry(entry.id)
}

/** Everything the training subsystem can do to one registration: state and reason it leaves, and where that ends. */
const FAULTS: readonly (readonly [TrainingFault, string, string, string])[] = [
  ['slow', 'unknown', 'no-answer', 'acknowledged'],
  ['drop-before-commit', 'unknown', 'no-answer', 'acknowledged'],
  ['drop-after-commit', 'unknown', 'no-answer', 'acknowledged'],
  ['gateway-after-commit', 'unknown', 'gateway-down', 'acknowledged'],
  ['http-500', 'unknown', 'gateway-down', 'acknowledged'],
  ['http-503', 'queued', 'busy', 'acknowledged'],
  ['http-400', 'parked', 'contract', 'parked'],
  ['http-409', 'parked', 'conflict', 'parked'],
  ['truncated', 'unknown', 'unreadable-answer', 'acknowledged'],
  ['wrong-types', 'unknown', 'unreadable-answer', 'acknowledged'],
  ['huge', 'unknown', 'unreadable-answer', 'acknowledged'],
  ['html-200', 'unknown', 'captive-portal', 'acknowledged'],
  ['no-serial', 'unknown', 'no-receipt', 'acknowledged'],
  ['signature-refused', 'queued', 'signature', 'acknowledged'],
  ['clock-off', 'queued', 'clock', 'acknowledged'],
  ['restart', 'unknown', 'no-answer', 'acknowledged'],
  ['other-answer', 'unknown', 'other-answer', 'acknowledged'],
  ['refuse', 'parked', 'refused', 'parked'],
]

describe('a registration under', () => {
  test.each(FAULTS)('"%s" is %s (%s) and ends %s', async (fault, state, reason, end) => {
    const entry = await sendUnder(fault)
    expect(entry).toMatchObject({ state, reason: { code: reason } })
    await time.pass(300_000)
    expect(store.getEntry(entry.id).state).toBe(end)
    expect(await control.held()).toHaveLength(end === 'acknowledged' ? 1 : 0)
  })

  test.each(['delivered-twice', 'delivered-late'] as const)(
    '"%s" is acknowledged, and held once',
    async (fault) => {
      await control.order({ fault, times: 2 })
      const entries = ['169901195001010010', '169901195001010029'].map((documentNumber) =>
        store.accept(acceptedFiling({ documentNumber })),
      )
      loop.wake()
      await time.pass(5_000)
      expect(entries.map(({ id }) => store.getEntry(id).state)).toEqual(
        entries.map(() => 'acknowledged'),
      )
      expect(await control.held()).toHaveLength(2)
    },
  )
})

describe('the answer to another message', () => {
  test('is no refusal of this one, although a refusal names no message', async () => {
    const refused = await sendUnder('refuse')
    expect(refused).toMatchObject({ state: 'parked', reason: { code: 'refused' } })
    const entry = await sendUnder('other-answer', '169901195001010029')
    expect(entry).toMatchObject({ state: 'unknown', reason: { code: 'other-answer' } })
    await time.pass(10_000)
    expect(store.getEntry(entry.id)).toMatchObject({ state: 'acknowledged', attempts: 1 })
    expect(await control.held()).toHaveLength(1)
  })
})

describe('two answers that come crossed', () => {
  test.each(['refusal', 'acceptance'] as const)(
    'park nobody who is registered, whether the %s is heard first',
    async (first) => {
      await loop.stop()
      loop = await startBenchLoop({ store, time, line: training, fetch: crossing(first) })
      await control.order({ fault: 'refuse', times: 1 })
      const entries = ['169901195001010010', '169901195001010029'].map((documentNumber) =>
        store.accept(acceptedFiling({ documentNumber })),
      )
      loop.wake()
      await expect
        .poll(() => entries.map(({ id }) => store.getEntry(id).reason?.code))
        .toEqual(['other-answer', 'other-answer'])
      await time.pass(120_000)
      const ends = entries.map(({ id }) => store.getEntry(id).state)
      expect(ends.toSorted()).toEqual(['acknowledged', 'acknowledged'])
      expect(await control.held()).toHaveLength(2)
    },
  )
})

/** A way that gives each of two registrations the answer to the other; `first` says which is heard first. */
function crossing(first: 'refusal' | 'acceptance'): typeof fetch {
  const arrived: { readonly body: string; readonly hear: (response: Response) => void }[] = []
  return async (url, init) => {
    const response = await fetch(url, init)
    if (!String(init?.body).includes('"infno":"X2511"') || arrived.length === 2) return response
    const body = await response.text()
    return new Promise((resolve) => {
      arrived.push({ body, hear: resolve })
      if (arrived.length < 2) return
      const isFirst = ({ body }: { readonly body: string }) =>
        body.includes('"infcode":-1') === (first === 'refusal')
      const [later, sooner] = arrived.toSorted((one, other) => +isFirst(one) - +isFirst(other))
      later?.hear(new Response(sooner?.body))
      setTimeout(() => sooner?.hear(new Response(later?.body)), 50)
    })
  }
}

describe('an entry that waits for its answer', () => {
  test('holds up no filing that is accepted meanwhile', async () => {
    await loop.stop()
    const line = holding('169901195001010010')
    loop = await startBenchLoop({ store, time, line: training, fetch: line.fetch })
    const held = store.accept(acceptedFiling({ documentNumber: '169901195001010010' }))
    loop.wake()
    await expect.poll(() => store.getEntry(held.id).state).toBe('sending')
    const others = ['169901195001010029', '169901195001010037'].map((documentNumber) => {
      const other = store.accept(acceptedFiling({ documentNumber }))
      loop.wake()
      return other
    })
    await expect
      .poll(() => others.map(({ id }) => store.getEntry(id).state))
      .toEqual(['acknowledged', 'acknowledged'])
    expect(store.getEntry(held.id).state).toBe('sending')
    line.letGo()
    await expect.poll(() => store.getEntry(held.id).state).toBe('acknowledged')
  })
})

describe('an end that could not be written down', () => {
  test('leaves nothing in "sending": the entry is asked about, and the person goes on', async () => {
    await loop.stop()
    const faults: unknown[] = []
    let isFull = true
    const settle: MemoryOutbox['settle'] = (id, settled) => {
      if (isFull) throw new Error('disk full')
      store.settle(id, settled)
    }
    loop = await startBenchLoop({
      store: { ...store, settle },
      time,
      line: training,
      reportFault: (_where, fault) => faults.push(fault),
    })
    const [first, second] = [acceptedFiling(), acceptedFiling()].map((filing) =>
      store.accept(filing),
    )
    loop.wake()
    await expect.poll(() => faults.length).toBe(1)
    isFull = false
    await time.pass(130_000)
    const ends = [first, second].map((entry) => entry && store.getEntry(entry.id).state)
    expect(ends).toEqual(['acknowledged', 'acknowledged'])
    expect(await control.held()).toHaveLength(2)
  })
})

/** A way that keeps the answer to one person's registration until it is let go. */
function holding(documentNumber: string) {
  let letGo = () => {}
  const gone = new Promise<void>((resolve) => {
    letGo = resolve
  })
  const held: typeof fetch = async (url, init) => {
    const response = await fetch(url, { ...init, signal: AbortSignal.timeout(60_000) })
    if (String(init?.body).includes(documentNumber)) await gone
    return response
  }
  return { fetch: held, letGo: () => letGo() }
}
