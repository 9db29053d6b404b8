import { expect, test } from 'vitest'
import type { LineState } from '#shared/bridge.ts'
import { pauseWords } from './pause.ts'

const NOW = new Date('2026-11-22T02:00:00Z')
const PAUSED: LineState = {
  state: 'paused',
  words: '国家子系统停机公告',
  checkedAt: NOW.toISOString(),
  clockOffsetSeconds: 0,
  pausedUntil: '2026-11-22T04:00:00.000Z',
}
const due = (nextAt: string | null, state: 'queued' | 'unknown' | 'parked' = 'queued') => ({
  state,
  nextAt,
})
const PAST = due('2026-11-22T01:00:00.000Z')

test('an entry that waits for a pause says until when, and on which day where it is another', () => {
  expect(pauseWords(PAST, PAUSED, NOW)).toBe('停机至 12:00')
  expect(pauseWords({ ...PAST, state: 'unknown' }, PAUSED, NOW)).toBe('停机至 12:00')
  const night = { ...PAUSED, pausedUntil: '2026-11-22T22:00:00.000Z' }
  expect(pauseWords(PAST, night, NOW)).toBe('停机至 11-23 06:00')
})

test('an entry that waits for something else says nothing of the pause', () => {
  expect(pauseWords(due('2026-11-22T05:00:00.000Z'), PAUSED, NOW)).toBeUndefined()
  expect(pauseWords(due(null, 'parked'), PAUSED, NOW)).toBeUndefined()
  const { pausedUntil: _, ...online } = { ...PAUSED, state: 'online' } as const
  expect(pauseWords(PAST, online, NOW)).toBeUndefined()
})

test('the end of a pause is by the clock of the subsystem', () => {
  // Two hours behind: what is due at 11:00 by this clock is due when the pause is long over.
  const behind = { ...PAUSED, clockOffsetSeconds: 7_200 }
  expect(pauseWords(due('2026-11-22T03:00:00.000Z'), behind, NOW)).toBeUndefined()
})
