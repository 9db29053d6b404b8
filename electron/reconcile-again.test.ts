import { expect, test } from 'vitest'
import { anEntry, TABLES } from '#tests/builders.ts'
import { clerkOf, openLifeBench } from './life-bench.test-helper.ts'
import { trainingControl } from './sync/sync-bench.test-helper.ts'
import { listReconciliations } from './vault/reconciliations.ts'

test('a comparison that failed is tried again by itself after an hour, not only the next day', async () => {
  const bench = await openLifeBench(TABLES)
  const control = trainingControl(bench.controlUrl)
  await clerkOf(bench).acknowledged(anEntry())
  const { reconciliations } = bench.session
  bench.time.leap(24 * 3_600_000)
  await control.order({ fault: 'http-400', times: 1 })
  reconciliations.due()
  await expect.poll(() => reconciliations.state().problem).not.toBe('')
  reconciliations.due()
  expect(reconciliations.state().isRunning).toBe(false)
  bench.time.leap(3_600_000)
  reconciliations.due()
  await expect.poll(() => listReconciliations(bench.vault, 9)).toMatchObject([{ by: 'desk' }])
  expect(reconciliations.state().problem).toBe('')
  await bench.close()
})
