import { expect, test } from 'vitest'
import { METHODS } from './bridge.ts'
import { EFFECTS } from './bridge-effects.ts'
import { needsRoom, spaceLevel, spaceWords } from './space.ts'
import { SpaceLevel } from './space-state.ts'

const GB = 1024 ** 3
const MB = 1024 ** 2

test.each([
  [3 * GB, 'plenty'],
  [2 * GB - 1, 'scarce'],
  [500 * MB - 1, 'no-capture'],
  [200 * MB - 1, 'read-only'],
  [0, 'read-only'],
] as const)('%i free bytes are %s', (free, level) => {
  expect(spaceLevel(free)).toBe(level)
})

test('what is refused with more room is refused with less', () => {
  for (const method of Object.keys(METHODS)) {
    const refused = SpaceLevel.options.map((level) => needsRoom(method, level))
    expect(refused).toEqual(refused.toSorted((a, b) => Number(a) - Number(b)))
  }
})

test('a disk that is nearly full refuses every record and nothing else', () => {
  const refused = Object.keys(METHODS).filter((method) => needsRoom(method, 'read-only'))
  expect(refused.toSorted()).toEqual(
    Object.entries(EFFECTS)
      .filter(([, effect]) => effect === 'record' || effect === 'capture')
      .map(([method]) => method)
      .toSorted(),
  )
  for (const method of ['print.batch', 'print.resume', 'print.end', 'print.setProfile']) {
    expect(refused).toContain(method)
  }
})

test('every call of the bridge says what it leaves in the vault', () => {
  expect(Object.keys(EFFECTS).toSorted()).toEqual(Object.keys(METHODS).toSorted())
})

test('reading, printing and locking are never refused', () => {
  for (const method of ['filing.get', 'paper.render', 'paper.print', 'vault.lock', 'draft.save']) {
    expect(needsRoom(method, 'read-only')).toBe(false)
  }
  expect(needsRoom('filing.submit', 'read-only')).toBe(true)
  expect(needsRoom('filing.submit', 'no-capture')).toBe(false)
})

test('the room left is said in the unit that fits', () => {
  const words = [1.62 * GB, 340.9 * MB, 900].map(spaceWords)
  expect(words).toEqual(['1.6 GB', '340 MB', '1 KB'])
})
