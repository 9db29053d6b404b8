import { afterEach, beforeEach, expect, test } from 'vitest'
import { anEntry, TABLES } from '#tests/builders.ts'
import { getValue, type LifeBench, openLifeBench } from './life-bench.test-helper.ts'
import { queueServices } from './services/queue-services.ts'
import { trainingControl } from './sync/sync-bench.test-helper.ts'
import { listUnacknowledged } from './vault/outbox.ts'

let bench: LifeBench

beforeEach(async () => {
  bench = await openLifeBench(TABLES)
})
afterEach(() => bench.close())

/** What 立即重试 answers about the only entry of the queue. */
async function sendNow(context = bench.context): Promise<string> {
  const [entry] = listUnacknowledged(bench.vault)
  if (entry === undefined) throw new Error('nothing in the queue')
  return getValue(await queueServices(context)['queue.sendNow']({ entryId: entry.id })).held
}

/** A filing that met a busy subsystem: the line is held for as long as that asked. */
async function acceptWhileBusy(): Promise<void> {
  await bench.order('http-503')
  await bench.accept(anEntry())
  await bench.time.asleep()
  await bench.time.pass(100)
}

test('立即重试 looks at a line that is held at once, and the entry goes', async () => {
  await acceptWhileBusy()
  expect(bench.session.loop.lineState().state).toBe('offline')
  await bench.order('none')
  expect(await sendNow()).toBe('')
  await bench.time.pass(0)
  expect(listUnacknowledged(bench.vault)).toEqual([])
})

test('立即重试 over a line that stays down says what holds the entry and that it goes by itself', async () => {
  await acceptWhileBusy()
  expect(await sendNow()).toMatch(/还没有发出：国家子系统繁忙.*自动报送/)
})

test('立即重试 during an announced pause says until when, and asks nobody', async () => {
  await trainingControl(bench.controlUrl).announce([
    { x_ntc_id: '1', x_begntime: '2026-11-22 09:00:00', x_endtime: '2026-11-22 12:00:00' },
  ])
  // Announcements are asked for every ten minutes.
  await bench.time.pass(11 * 60_000)
  await bench.accept(anEntry())
  await bench.time.pass(1_000)
  const { session, context } = bench
  const loop = { ...session.loop, testLine: () => expect.fail('the subsystem was asked') }
  const answer = await sendNow({ ...context, session: () => ({ ...session, loop }) })
  expect(answer).toMatch(/停机公告.*至 11-22 12:00/)
})
