import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '#shared/calendar/days.ts'
import { FilingStatus } from '#shared/filing/filing.ts'
import { type RetentionFacts, retentionOf } from './retention.ts'

const REPORTED: RetentionFacts = {
  status: 'acknowledged',
  acknowledgedDay: '2026-03-30',
  confirmedDay: '2026-04-01',
  isOwed: false,
  isQueued: false,
}
const on = (today: string, retentionDays = 30) => ({ today, retentionDays })

describe('the pages of a filing', () => {
  it('may leave so many days after the last of them was confirmed, and belong to that month', () => {
    expect(retentionOf(REPORTED, on('2026-04-30'))).toEqual({ kind: 'young', dueDay: '2026-05-01' })
    expect(retentionOf(REPORTED, on('2026-05-01'))).toEqual({
      kind: 'due',
      reportedDay: '2026-04-01',
    })
  })

  it('may leave when it has ended as well', () => {
    for (const status of ['terminated', 'voided'] as const) {
      expect(retentionOf({ ...REPORTED, status }, on('2026-12-31'))).toMatchObject({ kind: 'due' })
    }
  })

  it.each([
    [{ acknowledgedDay: null }, 'not-acknowledged'],
    [{ status: 'refused' }, 'not-acknowledged'],
    [{ status: 'accepted', confirmedDay: null }, 'not-confirmed'],
    [{ status: 'voided', confirmedDay: null }, 'not-confirmed'],
    [{ isOwed: true }, 'owed'],
    [{ isQueued: true }, 'queued'],
  ] as const)('stay for ever with %j', (change, why) => {
    expect(retentionOf({ ...REPORTED, ...change }, on('2099-01-01'))).toEqual({ kind: 'kept', why })
  })

  it('never leave before acknowledgement, confirmation and the set days are all there', () => {
    const day = fc.integer({ min: 0, max: 2_000 }).map((count) => addDays('2026-01-01', count))
    const facts = fc.record({
      status: fc.constantFrom(...FilingStatus.options),
      acknowledgedDay: fc.option(day),
      confirmedDay: fc.option(day),
      isOwed: fc.boolean(),
      isQueued: fc.boolean(),
    })
    fc.assert(
      fc.property(facts, day, fc.integer({ min: 30, max: 400 }), (held, today, retentionDays) => {
        if (retentionOf(held, { today, retentionDays }).kind !== 'due') return
        const { acknowledgedDay, confirmedDay } = held
        if (acknowledgedDay === null || confirmedDay === null) throw new Error('left too early')
        expect(addDays(acknowledgedDay, retentionDays) <= today).toBe(true)
        expect(addDays(confirmedDay, retentionDays) <= today).toBe(true)
        expect(held).toMatchObject({ isOwed: false, isQueued: false })
      }),
    )
  })
})
