import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays } from '#shared/calendar/days.ts'
import { buildWorkCalendar, isPublished } from '#shared/calendar/work-calendar.ts'
import { addWorkingDays } from '#shared/calendar/working-days.ts'
import { aDay, YEAR_2027 } from '#tests/calendar-years.ts'
import type { Obligation } from './obligation.ts'
import { ageingOf, ageingOfDay, dueOf, endOfWeek, type Term } from './obligation-due.ts'

const BUILT_IN = buildWorkCalendar([])
const WITH_2027 = buildWorkCalendar([YEAR_2027])
const ORDER = ['overdue', 'today', 'this-week', 'later', 'undated']

const OPEN: Pick<Obligation, 'state' | 'outcome'> = { state: 'open', outcome: null }

function outcomeOf(result: 'supplied' | 'lacking' | 'false'): Obligation['outcome'] {
  return { result, on: '2026-11-24', by: '李经办', note: '' }
}

const aTerm = fc.record({
  start: aDay,
  workingDays: fc.option(fc.integer({ min: 1, max: 60 })),
  dueDay: fc.option(aDay),
})

test('working days of a rule are counted, a day agreed upon is itself, and without either there is none', () => {
  fc.assert(
    fc.property(aTerm, (term: Term) => {
      const due = dueOf(term, BUILT_IN)
      if (term.workingDays !== null) {
        expect(due).toEqual(addWorkingDays(BUILT_IN, term.start, term.workingDays))
      } else if (term.dueDay !== null) {
        expect(due).toEqual({ day: term.dueDay, isExpected: false })
      } else expect(due).toBeNull()
    }),
  )
})

test('a term that reaches a year nobody published is expected, and importing the year counts it anew', () => {
  const term = { start: '2026-12-22', workingDays: 8, dueDay: null }
  expect(dueOf(term, BUILT_IN)).toEqual({ day: '2027-01-01', isExpected: true })
  expect(dueOf(term, WITH_2027)).toEqual({ day: '2027-01-05', isExpected: false })
})

test('importing a year moves only what was expected', () => {
  fc.assert(
    fc.property(aTerm, (term) => {
      const before = dueOf(term, BUILT_IN)
      if (before === null || before.isExpected) return
      expect(dueOf(term, WITH_2027)).toEqual(before)
      if (term.workingDays !== null) expect(isPublished(BUILT_IN, before.day)).toBe(true)
    }),
  )
})

test('a longer or later term is never due earlier, nor more pressing', () => {
  const longer = fc.nat(20)
  const some = fc.integer({ min: 1, max: 40 })
  fc.assert(
    fc.property(aDay, some, longer, longer, aDay, (start, workingDays, more, later, today) => {
      const due = dueOf({ start, workingDays, dueDay: null }, WITH_2027)
      const put = { start: addDays(start, later), workingDays: workingDays + more, dueDay: null }
      const afterwards = dueOf(put, WITH_2027)
      expect((afterwards?.day ?? '') >= (due?.day ?? '')).toBe(true)
      const rank = (one: typeof due) => ORDER.indexOf(ageingOfDay(one, today))
      expect(rank(afterwards)).toBeGreaterThanOrEqual(rank(due))
    }),
  )
})

test('as the days go by what is owed only becomes more pressing', () => {
  fc.assert(
    fc.property(aDay, aDay, fc.nat(30), (day, today, days) => {
      const rank = (on: string) => ORDER.indexOf(ageingOfDay({ day, isExpected: false }, on))
      expect(rank(addDays(today, days))).toBeLessThanOrEqual(rank(today))
    }),
  )
})

test('the week ends on Sunday, and the last day itself is still in time', () => {
  const on = (day: string) => ageingOfDay({ day, isExpected: false }, '2026-11-25')
  const days = ['2026-11-24', '2026-11-25', '2026-11-26', '2026-11-29', '2026-11-30']
  expect(days.map(on)).toEqual(['overdue', 'today', 'this-week', 'this-week', 'later'])
  expect(endOfWeek('2026-11-29')).toBe('2026-11-29')
  expect(endOfWeek('2026-11-30')).toBe('2026-12-06')
})

test('what is met, or was found false, is done; what was found lacking is still owed', () => {
  const due = { day: '2026-11-20', isExpected: false }
  const age = (one: typeof OPEN) => ageingOf(one, due, '2026-11-24')
  expect(age(OPEN)).toBe('overdue')
  expect(age({ state: 'failed', outcome: outcomeOf('lacking') })).toBe('overdue')
  expect(age({ state: 'failed', outcome: outcomeOf('false') })).toBe('done')
  expect(age({ state: 'done', outcome: outcomeOf('supplied') })).toBe('done')
  expect(ageingOf(OPEN, null, '2026-11-24')).toBe('undated')
})
