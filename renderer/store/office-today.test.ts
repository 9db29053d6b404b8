import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { LineState } from '#shared/bridge.ts'
import { followLine, lastLine } from './line-store.ts'
import { officeToday } from './office-today.ts'

const LINE: LineState = {
  state: 'online',
  words: '',
  checkedAt: '2026-11-22T01:00:00.000Z',
  clockOffsetSeconds: 86_400,
}

let told: (line: LineState) => void

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-11-22T01:00:00Z'), toFake: ['Date'] })
  vi.stubGlobal('window', {
    desk: {
      call: async () => ({ ok: true, value: LINE }),
      on: (listener: (event: string, body: unknown) => void) => {
        told = (line) => listener('line.changed', line)
        return () => undefined
      },
    },
  })
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

test('the day is the PC’s until the line tells of another time, and then the subsystem’s', async () => {
  expect(officeToday()).toBe('2026-11-22')
  const heard = vi.fn()
  const unfollow = followLine(heard)
  await expect.poll(() => heard.mock.calls.length).toBe(1)
  expect(lastLine()).toEqual(LINE)
  expect(officeToday()).toBe('2026-11-23')
  told({ ...LINE, clockOffsetSeconds: 0 })
  expect(officeToday()).toBe('2026-11-22')
  unfollow()
})
