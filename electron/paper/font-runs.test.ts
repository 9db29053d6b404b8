import { expect, test } from 'vitest'
import { type Face, splitByFont } from './font-runs.ts'

const face = <N extends string>(name: N, characters: string): Face<N> => {
  const known = new Set([...characters].map((character) => character.codePointAt(0)))
  return { name, covers: (codePoint) => known.has(codePoint) }
}
const COMMON = face('common', '张三·丰')
const RARE = face('rare', '张𠅤𬀩')

test('A text of common characters is one run of the first font', () => {
  expect(splitByFont('张三', [COMMON, RARE])).toEqual({
    runs: [{ text: '张三', font: 'common' }],
    uncovered: [],
  })
})

test('Only the characters the first font lacks go to the next, astral ones whole', () => {
  expect(splitByFont('张𠅤𬀩三', [COMMON, RARE]).runs).toEqual([
    { text: '张', font: 'common' },
    { text: '𠅤𬀩', font: 'rare' },
    { text: '三', font: 'common' },
  ])
})

test('A line break stays in its run', () => {
  expect(splitByFont('𠅤\n𬀩', [COMMON, RARE]).runs).toEqual([{ text: '𠅤\n𬀩', font: 'rare' }])
})

test('A character no font draws is reported once', () => {
  expect(splitByFont('张𪚥𪚥', [COMMON, RARE])).toEqual({
    runs: [{ text: '张', font: 'common' }],
    uncovered: ['𪚥'],
  })
})

test('A font is not asked for what an earlier one draws', () => {
  const unread: Face<'unread'> = {
    name: 'unread',
    covers: () => {
      throw new Error('asked')
    },
  }
  expect(splitByFont('张三', [COMMON, unread]).runs).toHaveLength(1)
})
