import { expect, test } from 'vitest'
import { YEAR_2027 } from '#tests/calendar-years.ts'
import { dayRuns } from './day-runs.ts'

test('days in a row are one line; another holiday, another meaning or a gap begins a new one', () => {
  expect(dayRuns(YEAR_2027.days).slice(0, 3)).toEqual([
    { name: '元旦', isOffDay: true, first: '2026-12-31', last: '2027-01-02', count: 3 },
    { name: '春节', isOffDay: true, first: '2027-02-05', last: '2027-02-12', count: 8 },
    { name: '春节', isOffDay: false, first: '2027-02-20', last: '2027-02-20', count: 1 },
  ])
  const counted = dayRuns(YEAR_2027.days).reduce((sum, { count }) => sum + count, 0)
  expect(counted).toBe(YEAR_2027.days.length)
})
