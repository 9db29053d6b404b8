import { describe, expect, it } from 'vitest'
import { isUnreadDay, readTypedDay } from './typed-day.ts'

describe('a typed day', () => {
  it.each(['2026-12-01', '20261201', '2026.12.1', '2026/12/01', ' 2026-12-1 '])(
    'is read from %s',
    (text) => expect(readTypedDay(text)).toBe('2026-12-01'),
  )

  it.each(['2026', '2026-12', '2026-02-30', '2026-13-01', '1 Dec 2026'])(
    'is none in %j, although something was typed',
    (text) => {
      expect(readTypedDay(text)).toBe('')
      expect(isUnreadDay(text)).toBe(true)
    },
  )

  it.each(['', ' '])('is not meant by %j', (text) => {
    expect(readTypedDay(text)).toBe('')
    expect(isUnreadDay(text)).toBe(false)
  })
})
