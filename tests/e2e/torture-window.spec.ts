import { expect, test } from '@playwright/test'
import { drawRun } from '#build/torture/draw-run.ts'
import { isClean } from '#build/torture/torture-run.ts'
import { torture } from '#build/torture/torture-series.ts'

const SEED = 3

test('a window whose browser is killed shows all of the vault again, and a copy that lacks rows is found', async () => {
  test.setTimeout(180_000)
  const [sound, planted] = await torture(
    () => [
      { run: drawRun(SEED, 1, ['kill-browser']), plant: 'none' },
      { run: drawRun(SEED, 2, ['kill-page']), plant: 'stale-window' },
    ],
    () => undefined,
  )
  expect(sound?.acknowledged).toBeGreaterThan(0)
  expect(sound && isClean(sound.findings)).toBe(true)
  expect(planted?.findings['stale-window']).not.toEqual([])
})
