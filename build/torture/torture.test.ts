import { expect, test } from 'vitest'
import { drawRun, type TortureFault } from './draw-run.ts'
import type { Plant } from './torture-messages.ts'
import { isClean } from './torture-run.ts'
import { type PossibleFaults, torture } from './torture-series.ts'

const SEED = 7

/** Each planted bug beside the fault that brings it out; the window's needs a browser (tests/e2e). */
const PLANTED: readonly (readonly [Exclude<Plant, 'none' | 'stale-window'>, TortureFault])[] = [
  ['lost', 'kill'],
  ['duplicate', 'kill'],
  ['wrong-state', 'kill'],
  ['silent-gap', 'vault-rolled-back'],
]
const SOUND: readonly TortureFault[] = ['power-cut', 'disk-full', 'page-damaged']

test('a sound desk keeps its word over a power cut, a full disk and a damaged page; every planted bug is found', async () => {
  const wanted = (possible: PossibleFaults) => [
    ...SOUND.filter((fault) => possible.includes(fault)).map((fault, at) => ({
      run: drawRun(SEED, at + 1, [fault]),
      plant: 'none' as const,
    })),
    ...PLANTED.map(([plant, fault], at) => ({ run: drawRun(SEED, at + 11, [fault]), plant })),
  ]
  const outcomes = await torture(wanted, () => undefined, 2)
  const sound = outcomes.filter(({ run }) => run.number < 11)
  expect(sound).not.toEqual([])
  for (const { findings } of sound) expect(findings).toSatisfy(isClean)
  for (const [at, [plant]] of PLANTED.entries()) {
    const outcome = outcomes.find(({ run }) => run.number === at + 11)
    expect(outcome?.findings[plant], plant).not.toEqual([])
  }
}, 600_000)

test('a run is drawn from seed and number alone', () => {
  expect(drawRun(3, 17, ['kill', 'head-gone'])).toEqual(drawRun(3, 17, ['kill', 'head-gone']))
  expect(drawRun(3, 18, ['kill', 'head-gone'])).not.toEqual(drawRun(3, 17, ['kill', 'head-gone']))
})
