import { describe, expect, it } from 'vitest'
import { resolvePolicy } from '#shared/policy/resolve.ts'
import { anEntry, TABLES, TODAY } from '#tests/builders.ts'
import { EMPTY_ENTRY, type Filing, NEW_LIFE } from './filing.ts'
import { explainInsurances, fillable, findDifferences, withoutFilled } from './insured-person.ts'
import { findPersonNews } from './merge-person.ts'
import type { Insurance, InsuredPerson } from './person-look-up.ts'

const RULES = { ...TABLES, policy: resolvePolicy(TABLES.policies, '371002', TODAY) }

const INSURANCE: Insurance = {
  insuranceType: '310',
  division: '371002',
  state: '1',
  startedOn: '2015-01-01',
  pausedOn: '',
  employer: '',
}

function aPerson(insurances: readonly Partial<Insurance>[] = [{}]): InsuredPerson {
  return {
    personNumber: '37100200000000000001',
    name: '欧阳长风',
    gender: '1',
    birthDate: '1956-03-12',
    insurances: insurances.map((changes) => ({ ...INSURANCE, ...changes })),
  }
}

describe('an answer', () => {
  it('fills what is empty', () => {
    expect(fillable(aPerson(), EMPTY_ENTRY)).toEqual({
      name: '欧阳长风',
      gender: '1',
      insuranceType: '310',
      insuredDivision: '371002',
    })
  })

  it('never fills what was entered, right or wrong', () => {
    const entered = { name: '欧', gender: '2', insuranceType: '390', insuredDivision: '371082' }
    expect(fillable(aPerson(), { ...EMPTY_ENTRY, ...entered })).toEqual({})
  })

  it('takes back what it filled, but not what was changed since', () => {
    const filled = fillable(aPerson(), EMPTY_ENTRY)
    const entry = { ...EMPTY_ENTRY, ...filled, insuranceType: '390' }
    expect(withoutFilled(filled, entry)).toEqual({ name: '', gender: '', insuredDivision: '' })
  })

  it('fills no insurance where there are two to choose from', () => {
    const two = aPerson([{}, { insuranceType: '390' }])
    expect(fillable(two, EMPTY_ENTRY)).toEqual({ name: '欧阳长风', gender: '1' })
    const onlyOneInForce = aPerson([{ state: '4' }, { insuranceType: '390' }])
    expect(fillable(onlyOneInForce, EMPTY_ENTRY)).toMatchObject({ insuranceType: '390' })
  })

  it('says in words where it differs from what was entered', () => {
    const entry = anEntry({ insuranceType: '390', insuredDivision: '371082' })
    expect(findDifferences(aPerson(), entry, TABLES.divisions)).toEqual([
      { field: 'insuranceType', told: '310', words: '职工医保' },
      { field: 'insuredDivision', told: '371002', words: '山东省 威海市 环翠区' },
    ])
    expect(findDifferences(aPerson(), EMPTY_ENTRY, TABLES.divisions)).toEqual([])
  })
})

describe('an insurance', () => {
  const rules = (person: InsuredPerson, office = '371082') =>
    explainInsurances(person, office, RULES).map(({ rule }) => rule)

  it.each<[string, readonly Partial<Insurance>[], readonly string[]]>([
    ['in force and of this pool', [{}], []],
    ['paused', [{ state: '2', pausedOn: '2026-06-30' }], ['stopped']],
    ['ended', [{ state: '4' }], ['stopped']],
    ['of another prefecture', [{ division: '370102' }], ['elsewhere']],
    ['paused and elsewhere', [{ state: '2', division: '440103' }], ['stopped', 'elsewhere']],
    [
      'of two, neither in force',
      [{ state: '2' }, { insuranceType: '390', state: '4' }],
      ['stopped'],
    ],
    ['of two, one in force', [{ state: '2' }, { insuranceType: '390' }], []],
    [
      'of two in force, both elsewhere',
      [{ division: '370102' }, { insuranceType: '390', division: '440103' }],
      ['elsewhere'],
    ],
    ['of two in force, one of them here', [{}, { insuranceType: '390', division: '370102' }], []],
    ['of a kind that is not filed', [{ insuranceType: '340' }], ['not-filed']],
    ['of nobody', [], ['none']],
  ])('%s is explained', (_name, insurances, expected) => {
    expect(rules(aPerson(insurances))).toEqual(expected)
  })

  it('of a municipality belongs to all of its districts', () => {
    expect(rules(aPerson([{ division: '110101' }]), '110108')).toEqual([])
  })

  it('that is paused says since when and what to do', () => {
    const [note] = explainInsurances(
      aPerson([{ state: '2', pausedOn: '2026-06-30' }]),
      '371002',
      RULES,
    )
    expect(note?.problem).toContain('自 2026-06-30 暂停参保，期间不能直接结算')
    expect(note?.remedy).toContain('续保补缴再备案')
  })

  it('elsewhere cites who is competent', () => {
    const [note] = explainInsurances(aPerson([{ division: '370102' }]), '371002', RULES)
    expect(note).toMatchObject({ basis: '规程第八条' })
    expect(note?.problem).toContain('不归本机构备案')
  })
})

describe('a later answer', () => {
  const receipt = {
    receiptNumber: '3710020001',
    filingNumber: '',
    version: '1',
    personNumber: '',
    acknowledgedAt: '2026-11-22T01:00:00.000Z',
  }
  const filing: Filing = {
    id: '00000000-0000-4000-8000-000000000001',
    acceptanceNumber: '371002001-20261122-0001',
    status: 'acknowledged',
    entry: anEntry(),
    policy: { packs: [{ id: 'national', version: '1' }] },
    acceptedAt: '2026-11-22T00:59:00.000Z',
    acceptedBy: { number: '0001', name: '李经办' },
    receipt,
    ...NEW_LIFE,
  }
  const news = (changes: Partial<Filing>, person = aPerson()) =>
    findPersonNews({ ...filing, ...changes }, person, TABLES.divisions)

  it('completes the receipt and finds nothing else', () => {
    expect(news({})).toEqual({
      receipt: { ...receipt, personNumber: '37100200000000000001' },
      difference: '',
    })
  })

  it('names both values where they differ', () => {
    const { difference } = news({ entry: anEntry({ insuranceType: '390' }) })
    expect(difference).toBe('险种：备案为城乡居民医保，国家子系统为职工医保')
  })

  it('keeps another name and its number to itself', () => {
    const other = { ...aPerson(), name: '司徒望舒', personNumber: '9' }
    expect(news({}, other)).toEqual({ receipt, difference: '姓名与国家子系统登记的不同' })
  })

  it('says when the number is not the one of the registration', () => {
    const { difference, receipt: kept } = news({ receipt: { ...receipt, personNumber: '1' } })
    expect(difference).toContain('人员编号')
    expect(kept?.personNumber).toBe('1')
  })

  it('of a filing without receipt keeps nothing', () => {
    expect(news({ receipt: null })).toEqual({ receipt: null, difference: '' })
  })
})
