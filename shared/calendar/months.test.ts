import dayjs from 'dayjs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { aDay } from '#tests/calendar-years.ts'
import { addMonths } from './months.ts'

const months = fc.integer({ min: -240, max: 240 })

test('where the month has no such day, its last day is meant', () => {
  expect(addMonths('2026-08-31', 6)).toBe('2027-02-28')
  expect(addMonths('2027-08-31', 6)).toBe('2028-02-29')
  expect(addMonths('2026-01-31', 1)).toBe('2026-02-28')
  expect(addMonths('2026-10-31', 1)).toBe('2026-11-30')
})

test('where it has, the day of the month stays', () => {
  expect(addMonths('2026-11-24', 6)).toBe('2027-05-24')
  expect(addMonths('2026-12-31', 12)).toBe('2027-12-31')
  expect(addMonths('2027-02-28', 6)).toBe('2027-08-28')
  expect(addMonths('2026-01-15', -1)).toBe('2025-12-15')
})

test('going back does not always lead home, and two steps are not always one', () => {
  expect(addMonths(addMonths('2026-01-31', 1), -1)).toBe('2026-01-28')
  expect(addMonths(addMonths('2026-01-31', 1), 1)).toBe('2026-03-28')
  expect(addMonths('2026-01-31', 2)).toBe('2026-03-31')
})

test('the result lies in the month counted to, on the same day or the last one', () => {
  fc.assert(
    fc.property(aDay, months, (day, count) => {
      const result = addMonths(day, count)
      const month = dayjs(day).startOf('month').add(count, 'month')
      expect(result.slice(0, 7)).toBe(month.format('YYYY-MM'))
      const date = Math.min(Number(day.slice(8)), month.daysInMonth())
      expect(Number(result.slice(8))).toBe(date)
    }),
  )
})

test('a later start never ends earlier, nor more months', () => {
  fc.assert(
    fc.property(aDay, aDay, months, (one, other, count) => {
      const [early = '', late = ''] = [one, other].toSorted()
      expect(addMonths(early, count) <= addMonths(late, count)).toBe(true)
      expect(addMonths(one, count) < addMonths(one, count + 1)).toBe(true)
    }),
  )
})

test('up to the 28th adding is reversible and two steps are one', () => {
  fc.assert(
    fc.property(aDay, months, months, (any, one, other) => {
      const day = `${any.slice(0, 8)}${any.slice(8) > '28' ? '28' : any.slice(8)}`
      expect(addMonths(addMonths(day, one), -one)).toBe(day)
      expect(addMonths(addMonths(day, one), other)).toBe(addMonths(day, one + other))
    }),
  )
})
