import { expect, test } from 'vitest'
import { anOutboxEntry } from '#tests/builders.ts'
import { hurried, isDue, sending } from './entry-steps.ts'
import { settle } from './settle.ts'

const NOW = new Date('2026-11-22T02:00:00.000Z')
const MOMENT = { now: NOW, jitter: 0.5 }
const QUEUED = anOutboxEntry()
const SENDING = sending(QUEUED, NOW)

test('a refused entry is sent again on the clerk’s word, any other parked one is asked about first', () => {
  const refused = settle(SENDING, { kind: 'refused', message: 'x' }, MOMENT).entry
  expect(hurried(refused, NOW).state).toBe('queued')
  const conflict = settle(SENDING, { kind: 'conflict', detail: '' }, MOMENT).entry
  expect(hurried(conflict, NOW).state).toBe('unknown')
})

test('an end that was refused is asked about before it goes again: it may have been ended elsewhere', () => {
  const refused = (operation: 'change' | 'cancel') =>
    settle({ ...SENDING, operation }, { kind: 'refused', message: '备案已取消' }, MOMENT).entry
  expect(hurried(refused('cancel'), NOW).state).toBe('unknown')
  expect(hurried(refused('change'), NOW).state).toBe('queued')
})

test('a clock that was set back leaves nothing waiting for years', () => {
  expect(isDue(QUEUED, new Date('2020-01-01T00:00:00Z'))).toBe(true)
})
