import { expect, it } from 'vitest'
import { officeClock, officeMoment } from './office-time.ts'

it('keeps Beijing time wherever the machine is', () => {
  expect(officeMoment('2026-11-22T06:03:05.123Z')).toBe('2026-11-22 14:03')
  expect(officeClock('2026-11-22T06:03:05.123Z')).toBe('14:03:05')
})
