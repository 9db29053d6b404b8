import chineseDays from 'chinese-days'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { aDay, YEAR_2027 } from '#tests/calendar-years.ts'
import { addDays } from './days.ts'
import { deadlineOf, deadlineWords } from './deadline.ts'
import { buildWorkCalendar, isPublished, isWorkday } from './work-calendar.ts'
import { addWorkingDays, workingDaysBetween } from './working-days.ts'

const BUILT_IN = buildWorkCalendar([])
const WITH_2027 = buildWorkCalendar([YEAR_2027])
const someDays = fc.integer({ min: 0, max: 90 })
const aCalendar = fc.constantFrom(BUILT_IN, WITH_2027)

test('counting begins the day after, and passes over rest', () => {
  expect(addWorkingDays(BUILT_IN, '2026-11-24', 1).day).toBe('2026-11-25')
  expect(addWorkingDays(BUILT_IN, '2026-11-27', 1).day).toBe('2026-11-30')
  expect(addWorkingDays(BUILT_IN, '2026-09-30', 2).day).toBe('2026-10-09')
  expect(addWorkingDays(BUILT_IN, '2026-10-03', 1).day).toBe('2026-10-08')
})

test('a working Saturday counts', () => {
  expect(addWorkingDays(BUILT_IN, '2026-10-09', 1).day).toBe('2026-10-10')
})

test('what reaches a year nobody published is expected, and an import recomputes it', () => {
  const term = { start: '2026-12-22', workingDays: 8 }
  expect(deadlineWords(deadlineOf(BUILT_IN, term))).toBe('2027-01-01（预计）')
  expect(deadlineWords(deadlineOf(WITH_2027, term))).toBe('2027-01-05')
})

test('what ends before is not', () => {
  expect(deadlineWords(addWorkingDays(BUILT_IN, '2026-11-24', 20))).toBe('2026-12-22')
})

test('the package counts alike within the years it publishes', () => {
  const start = fc.integer({ min: 0, max: 8_000 }).map((count) => addDays('2004-01-01', count))
  fc.assert(
    fc.property(start, fc.integer({ min: 1, max: 60 }), (day, count) => {
      expect(addWorkingDays(BUILT_IN, day, count)).toEqual({
        day: chineseDays.findWorkday(count, day),
        isExpected: false,
      })
    }),
  )
})

test('the result is a working day, and counting back to it gives what was added', () => {
  fc.assert(
    fc.property(aCalendar, aDay, fc.integer({ min: 1, max: 90 }), (calendar, start, count) => {
      const { day, isExpected } = addWorkingDays(calendar, start, count)
      expect(isWorkday(calendar, day)).toBe(true)
      expect(workingDaysBetween(calendar, start, day)).toEqual({ count, isExpected })
    }),
  )
})

test('more days never end earlier, nor does a later start', () => {
  fc.assert(
    fc.property(aCalendar, aDay, fc.nat(40), someDays, (calendar, start, later, count) => {
      const { day } = addWorkingDays(calendar, start, count)
      expect(addWorkingDays(calendar, start, count + 1).day > day).toBe(true)
      expect(addWorkingDays(calendar, addDays(start, later), count).day >= day).toBe(true)
    }),
  )
})

test('it is expected exactly when a day passed over is not published', () => {
  fc.assert(
    fc.property(aCalendar, aDay, someDays, (calendar, start, count) => {
      const { day, isExpected } = addWorkingDays(calendar, start, count)
      const passed: string[] = []
      for (let at = addDays(start, 1); at <= day; at = addDays(at, 1)) passed.push(at)
      expect(isExpected).toBe(passed.some((at) => !isPublished(calendar, at)))
    }),
  )
})

test('no working days are the day itself, worked or not', () => {
  expect(addWorkingDays(BUILT_IN, '2026-10-01', 0)).toEqual({
    day: '2026-10-01',
    isExpected: false,
  })
  expect(() => addWorkingDays(BUILT_IN, '2026-10-01', -1)).toThrow()
})

test('what is left falls to 0 on the day itself and is negative after it', () => {
  const left = (today: string) => workingDaysBetween(BUILT_IN, today, '2026-11-27').count
  expect(['2026-11-24', '2026-11-27', '2026-11-28', '2026-11-30'].map(left)).toEqual([3, 0, 0, -1])
})

test('forward and back count the same days', () => {
  fc.assert(
    fc.property(aCalendar, aDay, someDays, (calendar, from, days) => {
      const to = addDays(from, days)
      const forward = workingDaysBetween(calendar, from, to)
      const back = workingDaysBetween(calendar, to, from)
      expect(back.count + forward.count).toBe(0)
      expect(back.isExpected).toBe(forward.isExpected)
    }),
  )
})
