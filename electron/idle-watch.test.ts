import { expect, test } from 'vitest'
import { startIdleWatch } from './idle-watch.ts'

/** A watch over five minutes whose seconds pass when the test says so. */
function watched(limitMinutes = 5) {
  let now = Date.parse('2026-11-22T02:00:00.000Z')
  let next: (() => void) | undefined
  const told: (number | null | 'idle')[] = []
  const watch = startIdleWatch({
    clock: { now: () => new Date(now) },
    timers: {
      after(_ms, action) {
        next = action
        return () => {
          next = undefined
        }
      },
    },
    limitMinutes: () => limitMinutes,
    onNearing: (seconds) => told.push(seconds),
    onIdle: () => told.push('idle'),
  })
  const look = (seconds: number) => {
    now += seconds * 1_000
    const action = next
    next = undefined
    action?.()
  }
  return { watch, told, look, isWatching: () => next !== undefined }
}

test('a window nobody touches is locked after the set minutes, warned half a minute before', () => {
  const { told, look, isWatching } = watched()
  look(269)
  expect(told).toEqual([])
  look(1)
  look(1)
  expect(told).toEqual([30, 29])
  look(29)
  expect(told).toEqual([30, 29, 'idle'])
  expect(isWatching()).toBe(false)
})

test('any activity takes the warning back and starts the minutes anew', () => {
  const { watch, told, look } = watched()
  look(280)
  watch.active()
  look(269)
  watch.active()
  look(299)
  expect(told).toEqual([20, null, 1])
})

test('a machine that slept wakes up locked', () => {
  const { told, look } = watched()
  look(8 * 3_600)
  expect(told).toEqual(['idle'])
})

test('a clock set back does not keep an empty window open', () => {
  const { told, look } = watched()
  look(-3_600)
  look(300)
  expect(told).toEqual(['idle'])
})

test('a stopped watch locks nothing', () => {
  const { watch, told, look } = watched(1)
  watch.stop()
  look(120)
  expect(told).toEqual([])
})
