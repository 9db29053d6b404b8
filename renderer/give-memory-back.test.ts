import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { call } from './bridge.ts'
import { giveMemoryBack } from './give-memory-back.ts'

const QUIET_MS = 10_000
const collect = vi.fn()

beforeEach(() => {
  vi.useFakeTimers()
  collect.mockClear()
  const desk = { call: async () => ({ ok: true, value: { generation: 'g', seq: 0, count: 0 } }) }
  vi.stubGlobal('window', Object.assign(new EventTarget(), { desk }))
  vi.stubGlobal('gc', collect)
})

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

it('collects once after the window was touched, when nobody touches it any more', () => {
  giveMemoryBack()
  vi.advanceTimersByTime(QUIET_MS)
  collect.mockClear()
  vi.advanceTimersByTime(QUIET_MS / 2)
  window.dispatchEvent(new Event('keydown'))
  vi.advanceTimersByTime(QUIET_MS / 2)
  expect(collect).not.toHaveBeenCalled()
  vi.advanceTimersByTime(10 * QUIET_MS)
  expect(collect).toHaveBeenCalledTimes(1)
})

it('collects on while the desk is asked behind an untouched window, and once more when that has ended', async () => {
  giveMemoryBack()
  vi.advanceTimersByTime(QUIET_MS)
  collect.mockClear()
  for (let round = 0; round < 3; round += 1) {
    await call('copy.head', {})
    vi.advanceTimersByTime(QUIET_MS)
  }
  expect(collect).toHaveBeenCalledTimes(3)
  vi.advanceTimersByTime(10 * QUIET_MS)
  expect(collect).toHaveBeenCalledTimes(3)
})
