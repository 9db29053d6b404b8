import { describe, expect, test } from 'vitest'
import { resolvePolicy } from '#shared/policy/resolve.ts'
import { anEntry, identityNumber, TABLES, TODAY, UNRULED_DIVISION } from '#tests/builders.ts'
import type { FilingEntry } from './filing.ts'
import {
  agreedDay,
  owedAfterChange,
  owedAfterTakeBack,
  owedMaterials,
  settled,
} from './owed-materials.ts'

const POLICY = resolvePolicy(TABLES.policies, UNRULED_DIVISION, TODAY)
const LIAONING = resolvePolicy(TABLES.policies, '210102', TODAY)

describe('what is owed', () => {
  const promised = anEntry({ materials: { voucher: 'e-voucher', 'relocation-proof': 'promise' } })
  const moment = { policy: POLICY, today: '2026-12-01', by: '王芳' }

  test('is one truth for each promise, and a paper for each "later" a pack knows', () => {
    expect(owedMaterials(anEntry(), POLICY, TODAY)).toEqual([])
    expect(owedMaterials(promised, POLICY, TODAY)).toMatchObject([
      { id: 'relocation-proof', kind: 'promise', evidence: 'promise', start: TODAY },
    ])
    const later = anEntry({
      category: 'stationed-worker',
      materials: { voucher: 'e-voucher', 'work-proof': 'later' },
      laterDue: '2026-12-31',
    })
    expect(owedMaterials(later, LIAONING, TODAY)).toMatchObject([
      { id: 'work-proof', kind: 'later-material', workingDays: null, dueDay: '2026-12-31' },
    ])
  })

  test('goes on over a change that leaves it, ends with the paper, begins anew with a new promise', () => {
    const owing = { entry: promised, obligations: [...owedMaterials(promised, POLICY, TODAY)] }
    expect(owedAfterChange(owing, { ...promised, phone: '1' }, moment)).toEqual(owing.obligations)
    expect(owedAfterChange(owing, anEntry(), moment)).toMatchObject([
      { state: 'done', outcome: { result: 'supplied', by: '王芳' } },
    ])
    const resident = anEntry({
      documentNumber: identityNumber(),
      category: 'long-term-resident',
      materials: { voucher: 'e-voucher', 'residence-proof': 'promise' },
    })
    expect(owedAfterChange(owing, resident, moment)).toMatchObject([
      { id: 'relocation-proof', state: 'done', outcome: null },
      { id: 'residence-proof', state: 'open', start: '2026-12-01' },
    ])
  })

  test('is owed anew where a promise takes the place of the paper again, but not where it was true', () => {
    const [first] = owedMaterials(promised, POLICY, TODAY)
    if (first === undefined) throw new Error('nothing owed')
    const told = { on: TODAY, by: '王芳', note: '' }
    const again = (result: 'supplied' | 'true') => {
      const obligations = [settled(first, { ...told, result })]
      return owedAfterChange({ entry: anEntry(), obligations }, promised, moment)
    }
    expect(again('supplied')).toMatchObject([
      { id: 'relocation-proof', state: 'done' },
      { id: 'relocation-proof-2', state: 'open', start: '2026-12-01' },
    ])
    expect(again('true')).toMatchObject([{ state: 'done', outcome: { result: 'true' } }])
  })

  test('is met by the paper a change brings, also where the promise was found lacking', () => {
    const obligations = owedMaterials(promised, POLICY, TODAY).map((one) =>
      settled(one, { result: 'lacking', on: TODAY, by: '王芳', note: '查无记录' }),
    )
    const owing = { entry: promised, obligations }
    expect(owedAfterChange(owing, { ...promised, phone: '1' }, moment)).toEqual(obligations)
    expect(owedAfterChange(owing, anEntry(), moment)).toMatchObject([
      { state: 'done', outcome: { result: 'supplied', on: '2026-12-01' } },
    ])
  })

  test('has the day that a change agrees anew, else the one agreed for it', () => {
    const later = anEntry({
      category: 'stationed-worker',
      materials: { voucher: 'e-voucher', 'work-proof': 'later' },
      laterDue: '2026-12-31',
    })
    const [first] = owedMaterials(later, LIAONING, TODAY)
    if (first === undefined) throw new Error('nothing owed')
    const extended = { ...first, dueDay: '2027-01-15' }
    const dueAfter = (changes: Partial<FilingEntry>) =>
      owedAfterChange(
        { entry: later, obligations: [extended] },
        { ...later, ...changes },
        { ...moment, policy: LIAONING },
      ).map(({ dueDay }) => dueDay)
    expect(dueAfter({ phone: '1' })).toEqual(['2027-01-15'])
    expect(dueAfter({ laterDue: '2027-02-01' })).toEqual(['2027-02-01'])
    expect(agreedDay([first, { ...extended, id: 'other' }])).toBe('2027-01-15')
    expect(agreedDay([{ ...first, state: 'done' }])).toBe('')
  })

  test('goes on from its own first day where what settled it is taken back', () => {
    const [first] = owedMaterials(promised, POLICY, TODAY)
    if (first === undefined) throw new Error('nothing owed')
    const reopened = (result: 'supplied' | 'false' | 'true') => {
      const obligations = [settled(first, { result, on: TODAY, by: '王芳', note: '' })]
      const entry = result === 'supplied' ? anEntry() : promised
      return owedAfterTakeBack({ entry, obligations }, promised, moment)
    }
    expect([reopened('supplied'), reopened('false')]).toEqual([[first], [first]])
    expect(reopened('true')).toMatchObject([{ outcome: { result: 'true' } }])
  })
})
