import { describe, expect, it } from 'vitest'
import { aCheckContext, anEntry, identityNumber, TODAY } from '#tests/builders.ts'
import { checkEntry, refuses } from './check.ts'
import { type Agent, type Filing, type FilingEntry, NEW_LIFE } from './filing.ts'
import { findGuardian, findGuardianFiling, isMinor } from './guardian.ts'

const CHILD = identityNumber('20150312', 101)

const FATHER: Agent = {
  name: '欧阳远山',
  documentType: '01',
  documentNumber: identityNumber('19860312', 103),
  phone: '13812345678',
  relationship: '5',
}

function found(changes: Partial<FilingEntry>): string[] {
  return checkEntry(anEntry(changes), aCheckContext())
    .filter(({ rule }) => rule !== 'identity-region')
    .map(({ severity, field, rule }) => `${severity} ${field} ${rule}`)
}

function aFiling(entry: Partial<FilingEntry> = {}, status: Filing['status'] = 'accepted'): Filing {
  return {
    id: '00000000-0000-4000-8000-000000000001',
    acceptanceNumber: '371002001-20261101-0001',
    status,
    entry: anEntry({ documentNumber: FATHER.documentNumber, startDate: '2026-11-01', ...entry }),
    policy: { packs: [{ id: 'national', version: '2023-01-01' }] },
    acceptedAt: '2026-11-01T01:00:00.000Z',
    acceptedBy: { number: '9001', name: '测试员' },
    receipt: null,
    ...NEW_LIFE,
  }
}

describe('a minor', () => {
  it.each([
    ['20081123', true],
    ['20081122', false],
    ['20080229', false],
    ['20150312', true],
    ['19560312', false],
  ])('born on %s: %s', (birthDate, expected) => {
    const documentNumber = identityNumber(birthDate)
    expect(isMinor({ documentType: '01', documentNumber }, TODAY)).toBe(expected)
  })

  it('is not guessed from a document that says no age, or a wrong number', () => {
    expect(isMinor({ documentType: '16', documentNumber: 'E12345678' }, TODAY)).toBe(false)
    expect(isMinor({ documentType: '01', documentNumber: '16990120150312' }, TODAY)).toBe(false)
  })

  it('without an agent is accepted with the advice to enter the guardian', () => {
    const issues = checkEntry(anEntry({ documentNumber: CHILD }), aCheckContext())
    expect(issues.map(({ rule }) => rule)).toContain('minor-without-guardian')
    expect(refuses(issues)).toBe(false)
  })

  it('with a parent is accepted without a word', () => {
    expect(found({ documentNumber: CHILD, agent: FATHER })).toEqual([])
  })

  it.each(['1', '2', '4'])('is not in the care of relationship %s', (relationship) => {
    expect(found({ documentNumber: CHILD, agent: { ...FATHER, relationship } })).toEqual([
      'warning agent.relationship not-a-guardian',
    ])
  })

  it('is not filed by another minor without a warning', () => {
    const documentNumber = identityNumber('20120312', 103)
    const agent = { ...FATHER, documentNumber, relationship: '7' }
    expect(found({ documentNumber: CHILD, agent })).toEqual([
      'warning agent.documentNumber agent-minor',
    ])
    expect(found({ agent })).toEqual(['warning agent.documentNumber agent-minor'])
  })
})

describe('the guardian', () => {
  it('is the agent of a minor, once the number is complete', () => {
    expect(findGuardian(anEntry({ documentNumber: CHILD, agent: FATHER }), TODAY)).toBe(FATHER)
    expect(findGuardian(anEntry({ agent: FATHER }), TODAY)).toBeUndefined()
    const half = { ...FATHER, documentNumber: '1699011986' }
    expect(findGuardian(anEntry({ documentNumber: CHILD, agent: half }), TODAY)).toBeUndefined()
  })

  it('has a filing where one stands in the days of the minor’s', () => {
    const days = { startDate: TODAY, endDate: '' }
    expect(findGuardianFiling([aFiling()], days)?.acceptanceNumber).toBe('371002001-20261101-0001')
    expect(findGuardianFiling([aFiling({ endDate: '2026-11-21' })], days)).toBeUndefined()
    expect(findGuardianFiling([aFiling({}, 'refused')], days)).toBeUndefined()
    expect(
      findGuardianFiling([aFiling()], { startDate: '2026-01-01', endDate: '2026-10-31' }),
    ).toBeUndefined()
  })

  it('has none in one that was voided, or ended before the minor’s begins', () => {
    const days = { startDate: TODAY, endDate: '' }
    const ended = (kind: 'terminated' | 'voided', on: string): Filing => ({
      ...aFiling({}, kind),
      ended: {
        kind,
        on,
        reason: '回原籍',
        by: { number: '9001', name: '测试员' },
        secondPerson: null,
        at: '2026-11-20T01:00:00.000Z',
      },
    })
    expect(findGuardianFiling([ended('voided', '2026-11-01')], days)).toBeUndefined()
    expect(findGuardianFiling([ended('terminated', TODAY)], days)).toBeUndefined()
    expect(findGuardianFiling([ended('terminated', '2026-11-23')], days)).toBeDefined()
  })
})
