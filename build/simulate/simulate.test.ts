import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeScratchFolder } from '#build/scratch-folder.ts'
import { Invariant } from './invariants.ts'
import { shorten } from './shorten.ts'
import { simulate } from './simulate-once.ts'
import { makeVaultToCopy } from './simulated-vault.ts'

const folder = makeScratchFolder('simulate-test')
const emptyVault = join(folder, 'vault')
const upTo = (last: number) => Array.from({ length: last }, (_, index) => index + 1)
const SHARE = { steps: upTo(200), plant: 'none', emptyVault } as const
const SEEDS = upTo(10)
/** Tried one after the other for a planted bug; each finds most of them. */
const SEEDS_FOR_BUGS = [1, 2, 4]

beforeAll(() => makeVaultToCopy(emptyVault))
afterAll(() => rmSync(folder, { recursive: true }))

describe('the simulation', () => {
  test('finds every invariant kept over its share of seeds', async () => {
    let filings = 0
    for (const seed of SEEDS) {
      const simulated = await simulate({ ...SHARE, seed })
      expect(simulated.violation, `seed ${seed}`).toBeNull()
      filings += simulated.filings
    }
    expect(filings).toBeGreaterThan(SEEDS.length * 5)
  }, 240_000)

  test('is the same to the last byte each time, and another with another seed', async () => {
    const [first, again, other] = [
      await simulate({ ...SHARE, seed: 11 }),
      await simulate({ ...SHARE, seed: 11 }),
      await simulate({ ...SHARE, seed: 12 }),
    ]
    expect(again.lines).toEqual(first.lines)
    expect(again.hash).toBe(first.hash)
    expect(other.hash).not.toBe(first.hash)
  }, 60_000)

  test.each(Invariant.options)(
    'finds a bug planted against "%s"',
    async (plant) => {
      const found = new Set<string>()
      for (const seed of SEEDS_FOR_BUGS) {
        if (found.has(plant)) break
        const { violation } = await simulate({ ...SHARE, seed, plant })
        if (violation) found.add(violation.invariant)
      }
      expect([...found]).toContain(plant)
    },
    60_000,
  )

  test('shows what broke by few steps, which break it again', async () => {
    const simulation = { ...SHARE, seed: 4, plant: 'in-order' } as const
    const found = await simulate(simulation)
    const { steps } = await shorten(simulation, found)
    expect(steps.length).toBeLessThan(found.violation?.step ?? 0)
    const again = await simulate({ ...simulation, steps })
    expect(again.violation?.invariant).toBe('in-order')
  }, 120_000)
})
