import chineseDays from 'chinese-days'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { aDay, builtInYear, YEAR_2027 } from '#tests/calendar-years.ts'
import { BUILT_IN_YEARS } from './built-in-years.ts'
import { addDays, isWeekend } from './days.ts'
import { buildWorkCalendar, isPublished, isWorkday, publishedUntil } from './work-calendar.ts'

const BUILT_IN = buildWorkCalendar([])
const WITH_2027 = buildWorkCalendar([YEAR_2027])

/** Every day of a year. */
function daysOf(year: number): string[] {
  const all = Array.from({ length: 366 }, (_, at) => addDays(`${year}-01-01`, at))
  return all.filter((day) => day.startsWith(`${year}`))
}

test('chinese-days holds exactly the years 2004 to 2026, each with holidays and working weekends', () => {
  expect(BUILT_IN_YEARS.map(({ year }) => year)).toEqual(
    Array.from({ length: 23 }, (_, at) => 2004 + at),
  )
  for (const { days } of BUILT_IN_YEARS) {
    expect(days.filter(({ isOffDay }) => isOffDay).length).toBeGreaterThan(20)
    expect(days.filter(({ isOffDay }) => !isOffDay).length).toBeGreaterThan(3)
  }
})

test('for a year it does not know the package answers all the same, which is why it is not asked', () => {
  expect(chineseDays.isWorkday('2027-01-01')).toBe(true)
  expect(isPublished(BUILT_IN, '2027-01-01')).toBe(false)
})

test('every day of the years it publishes is answered as the package does', () => {
  for (const { year } of BUILT_IN_YEARS) {
    for (const day of daysOf(year)) {
      expect([day, isWorkday(BUILT_IN, day)]).toEqual([day, chineseDays.isWorkday(day)])
    }
  }
})

test('the working days of a year are as many as the notices leave', () => {
  const counted = [2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026].map(
    (year) => daysOf(year).filter((day) => isWorkday(BUILT_IN, day)).length,
  )
  expect(counted).toEqual([250, 249, 250, 249, 249, 251, 248, 248])
})

test('importing a built-in year as it is changes no answer', () => {
  fc.assert(
    fc.property(fc.subarray([...BUILT_IN_YEARS]), aDay, (years, day) => {
      const imported = buildWorkCalendar(years)
      expect(isWorkday(imported, day)).toBe(isWorkday(BUILT_IN, day))
      expect(isPublished(imported, day)).toBe(isPublished(BUILT_IN, day))
    }),
  )
})

test('an imported year replaces the built-in one, with what that said of December before', () => {
  expect(builtInYear(2019).days[0]).toEqual({ name: '元旦', date: '2018-12-29', isOffDay: false })
  const other = {
    ...builtInYear(2019),
    days: [{ name: '元旦', date: '2019-01-01', isOffDay: true }],
  }
  const calendar = buildWorkCalendar([other])
  expect(isWorkday(calendar, '2018-12-29')).toBe(false)
  expect(isWorkday(calendar, '2018-12-31')).toBe(true)
  expect(isWorkday(calendar, '2019-10-01')).toBe(true)
  expect(isWorkday(calendar, '2020-10-01')).toBe(false)
  expect(calendar.years.get(2019)?.source).toBe('imported')
})

test('where two years speak of one day, the later notice decides, in whatever order they came', () => {
  const early = { ...YEAR_2027, days: [{ name: '元旦', date: '2027-12-31', isOffDay: false }] }
  const late = {
    year: 2028,
    papers: [],
    days: [{ name: '元旦', date: '2027-12-31', isOffDay: true }],
  }
  expect(isWorkday(buildWorkCalendar([early, late]), '2027-12-31')).toBe(false)
  expect(isWorkday(buildWorkCalendar([late, early]), '2027-12-31')).toBe(false)
})

test('in a year nobody published the week decides', () => {
  fc.assert(
    fc.property(fc.constantFrom(...daysOf(2031)), (day) => {
      expect(isWorkday(BUILT_IN, day)).toBe(!isWeekend(day))
      expect(isPublished(BUILT_IN, day)).toBe(false)
    }),
  )
})

test('the last week of December is final only with the notice of the next year', () => {
  expect(isPublished(BUILT_IN, '2026-12-24')).toBe(true)
  expect(isPublished(BUILT_IN, '2026-12-25')).toBe(false)
  expect(isPublished(WITH_2027, '2026-12-25')).toBe(true)
  expect(isPublished(BUILT_IN, '2025-12-31')).toBe(true)
  const broughtForward = BUILT_IN_YEARS.flatMap(({ year, days }) =>
    days.filter(({ date }) => !date.startsWith(`${year}`)).map(({ date }) => date.slice(5)),
  )
  expect(broughtForward.toSorted()[0]).toBe('12-29')
})

test('an imported year moves the end of what is published; one beyond a gap does not', () => {
  expect(publishedUntil(BUILT_IN)).toBe('2026-12-24')
  expect(publishedUntil(WITH_2027)).toBe('2027-12-24')
  expect(publishedUntil(buildWorkCalendar([{ ...YEAR_2027, year: 2028 }]))).toBe('2026-12-24')
})
