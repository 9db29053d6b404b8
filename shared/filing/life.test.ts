import { describe, expect, test } from 'vitest'
import { citeAll } from '#shared/policy/policy.ts'
import { resolvePolicy } from '#shared/policy/resolve.ts'
import {
  aCheckContext,
  anEntry,
  aReferral,
  TABLES,
  TODAY,
  UNRULED_DIVISION,
} from '#tests/builders.ts'
import { checkChange, FIXED_FIELDS } from './check-change.ts'
import { lastDayOf, otherFilingsOf } from './check-overlap.ts'
import { checkTermination } from './check-termination.ts'
import { describeChanges } from './entry-changes.ts'
import { EMPTY_AGENT, type Filing, type FilingEntry, NEW_LIFE } from './filing.ts'
import { afterFalsePromise, changeAnswer, lifeAnswer } from './life-rules.ts'
import { renewalEntry } from './renewal.ts'

const POLICY = resolvePolicy(TABLES.policies, UNRULED_DIVISION, TODAY)
const SHANDONG = resolvePolicy(TABLES.policies, '371002', TODAY)
const LIAONING = resolvePolicy(TABLES.policies, '210102', TODAY)
const CHANGE_TABLES = { destinations: TABLES.destinations, policy: POLICY }
const filing = (entry: Partial<FilingEntry> = {}, changes: Partial<Filing> = {}): Filing => ({
  id: '0d5e1f6c-6a52-4c53-9f0e-2f6d4f2b9f11',
  acceptanceNumber: '371002001-20261122-1',
  status: 'acknowledged',
  entry: anEntry({ insuredDivision: UNRULED_DIVISION, ...entry }),
  policy: { packs: [{ id: 'national', version: '2023-01-01' }] },
  acceptedAt: '2026-11-22T06:00:00.000Z',
  acceptedBy: { number: '9001', name: '王芳' },
  receipt: null,
  ...NEW_LIFE,
  ...changes,
})
const TEMPORARY = {
  category: 'temporary',
  endDate: '2027-05-22',
  materials: { voucher: 'e-voucher' },
} as const
const RECEIPT = {
  receiptNumber: 'R1',
  filingNumber: 'F1',
  version: '2',
  personNumber: '1',
  acknowledgedAt: '2026-11-22T06:00:00.000Z',
}
const end = (on: string): NonNullable<Filing['ended']> => ({
  kind: 'terminated',
  on,
  reason: '回原籍',
  by: { number: '1', name: '王芳' },
  secondPerson: null,
  at: '2026-11-22T06:00:00.000Z',
})

describe('a change', () => {
  const rules = (of: Filing, to: Partial<FilingEntry>, today = TODAY) =>
    checkChange(of, { ...of.entry, ...to }, aCheckContext({ today })).map(
      ({ severity, field, rule }) => `${severity} ${field} ${rule}`,
    )

  test('may touch destination, contact and days, not who the person is', () => {
    expect(rules(filing(), { destination: '440300', phone: '13900000000' })).toEqual([])
    for (const field of FIXED_FIELDS) {
      expect(rules(filing(), { [field]: '999' })).toEqual([`error ${field} identity-is-fixed`])
    }
  })

  test('is checked by the rules of an entry, but not for a start it does not touch', () => {
    const old = filing({ startDate: '2026-01-01' })
    expect(rules(old, { destination: '320100' })).toEqual([
      'error destination destination-own-province',
    ])
    expect(rules(old, { phone: '13900000000' })).toEqual([])
    expect(rules(old, { startDate: '2026-02-01' })).toEqual(['warning startDate start-past'])
  })

  test('is not held up by a day it leaves alone, and is by one it sets', () => {
    const owing = filing({
      insuredDivision: '210102',
      category: 'stationed-worker',
      laterDue: '2026-11-10',
      documentValidUntil: '2026-11-10',
      voucher: '02',
      materials: { voucher: 'identity-document', 'work-proof': 'later' },
    })
    expect(rules(owing, { phone: '13900000000' })).toEqual([])
    expect(rules(owing, { laterDue: '2026-11-11' })).toEqual(['error laterDue later-due-past'])
    expect(rules(owing, { documentValidUntil: '2026-11-11' })).toEqual([
      'error documentValidUntil document-expired',
    ])
  })

  test('of the category judges the start by the rules of the new one', () => {
    const late = { insuredDivision: '371002', startDate: '2026-09-01', endDate: '' }
    const backdated = filing({ ...TEMPORARY, ...late })
    const toResident = {
      category: 'long-term-resident',
      materials: { voucher: 'e-voucher', 'residence-proof': 'promise' },
    } as const
    expect(rules(backdated, { phone: '13900000000' })).toEqual([])
    expect(rules(backdated, toResident)).toEqual(['error startDate start-too-early'])
    expect(rules(backdated, { ...toResident, startDate: '2026-11-17' })).toEqual([])
  })

  test('of nothing, or of what has expired, is refused', () => {
    const { materials } = filing().entry
    const sameInOtherOrder = Object.fromEntries(Object.entries(materials).reverse())
    expect(rules(filing(), { materials: sameInOtherOrder })).toEqual([
      'error destination nothing-changed',
    ])
    expect(rules(filing(TEMPORARY), { destination: '440300' }, '2027-05-23')).toEqual([
      'error endDate filing-expired',
    ])
  })

  test('of what the subsystem refused mends it, though its days are over and cost has arisen', () => {
    const shenzhen = { destination: '440300' }
    const held = { status: 'refused', found: RECEIPT } as const
    expect(rules(filing(TEMPORARY, { status: 'refused' }), shenzhen, '2027-05-23')).toEqual([])
    expect(rules(filing(TEMPORARY, held), shenzhen, '2027-05-23')).toEqual([
      'error endDate filing-expired',
    ])
    const facts = { costArisen: true, inHospital: null }
    const allowed = (changes: Partial<Filing>) => {
      const one = filing({}, changes)
      const planned = { filing: one, entry: { ...one.entry, ...shenzhen }, facts, today: TODAY }
      return changeAnswer(SHANDONG, planned).allowed
    }
    expect(allowed({ status: 'refused' })).toBe(true)
    expect([allowed(held), allowed({ status: 'acknowledged' })]).toEqual([false, false])
  })

  test('is told field by field in words', () => {
    const agent = { ...EMPTY_AGENT, name: '李小明', relationship: '2', phone: '13900000000' }
    const changes = { ...TEMPORARY, destination: '110000', agent, note: '随子女' } as const
    expect(describeChanges(anEntry(), anEntry(changes), CHANGE_TABLES)).toEqual([
      { field: '人员类别', from: '异地安置退休人员', to: '其他跨省临时外出就医人员' },
      { field: '就医地', from: '广东省 广州市', to: '北京市' },
      { field: '结束日期', from: '长期有效', to: '2027-05-22' },
      { field: '备注', from: '（空）', to: '随子女' },
      { field: '异地安置认定材料', from: '“户口簿首页”和本人“常住人口登记卡”', to: '（空）' },
      { field: '代办人', from: '本人办理', to: '李小明，子女，13900000000' },
    ])
  })
})

describe('a termination', () => {
  const found = (of: Filing, on: string, today = TODAY) =>
    checkTermination(of, { on, today }).map(({ severity, rule }) => `${severity} ${rule}`)

  test.each([
    [TODAY, []],
    ['2026-11-23', ['error end-in-future']],
    ['2026-11-10', ['warning end-in-past']],
    ['2026-10-31', ['error end-before-start']],
  ])('on %s', (on, rules) => {
    expect(found(filing({ startDate: '2026-11-01' }), on)).toEqual(rules)
  })

  test('of one that has not begun is possible today, of an expired one needless', () => {
    expect(found(filing({ startDate: '2026-12-01' }), TODAY)).toEqual([])
    expect(found(filing(TEMPORARY), '2027-06-01', '2027-06-01')).toEqual(['error filing-expired'])
  })

  test('frees the days after it for another filing', () => {
    const ended = (on: string) => filing({}, { status: 'terminated', ended: end(on) })
    expect(lastDayOf(ended('2026-12-01'))).toBe('2026-11-30')
    expect(otherFilingsOf([ended('2026-12-01')], 'x')).toMatchObject([{ endDate: '2026-11-30' }])
    expect(otherFilingsOf([ended(TODAY)], 'x')).toEqual([])
    expect(otherFilingsOf([filing({}, { status: 'voided' })], 'x')).toEqual([])
  })
})

describe('the rules of a filing’s life', () => {
  const told = (costArisen: boolean | null, today = TODAY) => ({
    filing: filing({ startDate: TODAY }),
    facts: { costArisen, inHospital: true },
    today,
  })

  test('of the country alone allow, and say whom to ask for the limits', () => {
    const change = lifeAnswer(POLICY, 'change', told(true))
    const termination = lifeAnswer(POLICY, 'terminate', told(true))
    expect([change.allowed, termination.allowed]).toEqual(['ask', 'ask'])
    expect(citeAll(change.because)).toBe('规程第十条')
    expect(citeAll(termination.because)).toBe('规程第十条、规程第十二条')
    expect(termination.words).toContain('这次住院仍可直接结算')
  })

  test.each([
    [false, TODAY, true],
    [null, TODAY, 'ask'],
    [true, TODAY, false],
    [true, '2027-05-21', false],
    [true, '2027-05-22', true],
  ] as const)('of a province that sets months: cost %s on %s gives %s', (cost, today, allowed) => {
    const answer = lifeAnswer(SHANDONG, 'terminate', told(cost, today))
    expect(answer.allowed).toBe(allowed)
    expect(citeAll(answer.because)).toContain('鲁医保发〔2022〕26号二（一）')
  })

  test('tell what follows from a promise that was not true, or whom to ask', () => {
    const { filing: one, ...context } = told(null)
    expect(afterFalsePromise(LIAONING, one, context).words).toContain('即时取消备案资格')
    const asked = afterFalsePromise(POLICY, one, context)
    expect(asked.allowed).toBe('ask')
    expect(asked.words).toContain('请向参保地核实')
  })
})

describe('a renewal', () => {
  test('begins the day after the end, or today where that has passed', () => {
    expect(renewalEntry(filing(TEMPORARY), POLICY, TODAY)).toMatchObject({
      startDate: '2027-05-23',
      endDate: '2027-11-23',
      destination: '440100',
      materials: {},
      voucher: '',
      agent: null,
    })
    expect(renewalEntry(filing(TEMPORARY), POLICY, '2027-08-01').startDate).toBe('2027-08-01')
  })

  test('of a referral asks for a new certificate and what it says', () => {
    const referred = filing({
      ...TEMPORARY,
      category: 'referred',
      materials: { voucher: 'e-voucher', 'referral-proof': 'referral-certificate' },
      referral: aReferral(),
    })
    expect(renewalEntry(referred, POLICY, TODAY)).toMatchObject({ materials: {}, referral: null })
  })
})
