import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { type Outcome, runExactlyOnce } from '#build/exactly-once/run.ts'
import { isExact } from '#build/exactly-once.ts'

const directory = mkdtempSync(join(tmpdir(), 'exactly-once-'))
afterAll(() => rmSync(directory, { recursive: true }))

let outcome: Outcome

test('through a line with every fault the subsystem holds exactly what was handed in', async () => {
  const onProgress = () => undefined
  outcome = await runExactlyOnce({ directory, count: 40, seed: 7, perThousand: 300, onProgress })
  expect(outcome).toMatchObject({ submitted: 40, held: 40, hashesEqual: true, open: 0 })
  expect(outcome.ends).toMatchObject({ accepted: expect.any(Number), unknown: expect.any(Number) })
  expect(isExact(outcome)).toBe(true)
}, 90_000)

test.each(['lost', 'duplicates', 'unlike', 'inversions', 'blindResends', 'open'] as const)(
  'a single one of "%s" is not exact',
  (what) => {
    expect(isExact({ ...outcome, [what]: 1 })).toBe(false)
  },
)
