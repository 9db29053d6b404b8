import { describe, expect, it } from 'vitest'
import { TABLES, TODAY, UNRULED_DIVISION } from '#tests/builders.ts'
import { LATER_PACK, NEXT_LATER_PACK } from '#tests/policy-packs.ts'
import { cite } from './policy.ts'
import { findGeneralRule, findRule, resolvePolicy, restorePolicy, versionsOf } from './resolve.ts'

const at = (division: string, day = TODAY) => resolvePolicy(TABLES.policies, division, day)
const namesAt = (division: string, day?: string) => at(division, day).packs.map(({ name }) => name)

describe('the rules of a division', () => {
  it('are the country’s, the province’s and the city’s, laid over one another', () => {
    expect(namesAt('371002')).toEqual(['国家', '国家2024年通知', '山东', '威海'])
    expect(namesAt('370102')).toEqual(['国家', '国家2024年通知', '山东'])
    expect(namesAt(UNRULED_DIVISION)).toEqual(['国家', '国家2024年通知'])
  })

  it('change with the day', () => {
    expect(namesAt('371002', '2022-10-01')).toEqual(['国家', '山东'])
    expect(namesAt('120101', '2027-12-31')).toContain('天津')
    expect(namesAt('120101', '2028-01-01')).not.toContain('天津')
    const wholeAt = (day: string) =>
      findGeneralRule(at('210102', day), 'destination-level')?.value.provinceLevel
    expect(wholeAt('2022-12-31')).not.toContain('660000')
    expect(wholeAt('2023-01-01')).toContain('660000')
  })

  it('are the later version’s, of two from one day the one that came in later', () => {
    const version = (name: string, effectiveFrom: string) => ({
      ...LATER_PACK,
      version: name,
      effectiveFrom,
    })
    const packs = [
      ...TABLES.policies,
      version('a', '2026-01-01'),
      version('b', '2026-06-01'),
      version('c', '2026-06-01'),
      version('d', '2026-03-01'),
    ]
    const ruling = (day: string) => resolvePolicy(packs, '371002', day).packs.at(-1)?.version
    expect(['2026-01-31', '2026-03-01', '2026-07-01'].map(ruling)).toEqual(['a', 'd', 'c'])
  })

  it('come from the nearest text that speaks, and from above where it is silent', () => {
    const policy = at('371002')
    expect(policy.categories.temporary?.validity?.because.map(cite)).toEqual([
      '鲁医保发〔2022〕26号二（一）',
    ])
    expect(policy.categories.temporary?.materials[0]?.because.map(cite)).toEqual([
      '规程第八条（六）',
    ])
    expect(findRule(policy, 'referral', 'temporary')).toBeUndefined()
  })

  it('tell the term 跨省临时外出就医人员 from the category of nearly the same name', () => {
    const policy = at(UNRULED_DIVISION)
    expect(policy.categories.referred?.validity?.value.atLeastMonths).toBe(6)
    expect(policy.categories.emergency?.materials).toEqual([])
  })

  it('keep the materials in the order of the article, with every way a region adds', () => {
    const materials = at('210102').categories['stationed-worker']?.materials ?? []
    expect(materials.map(({ id }) => id)).toEqual(['voucher', 'filing-form', 'work-proof'])
    expect(materials[2]?.anyOf.map(({ kind }) => kind)).toEqual([
      'document',
      'document',
      'document',
      'promise',
      'document',
      'later',
    ])
  })

  it('take a way to meet a material that several texts give once, as the nearest has it', () => {
    const county = {
      ...NEXT_LATER_PACK,
      id: 'county',
      divisionPrefix: '371002',
      effectiveFrom: '2026-01-01',
    }
    const packs = [...TABLES.policies, county, LATER_PACK]
    const { categories } = resolvePolicy(packs, '371002', TODAY)
    const proof = categories['relocated-retiree']?.materials.at(-1)
    expect(proof?.anyOf.map(({ id, workingDays }) => [id, workingDays])).toEqual([
      ['household-register', undefined],
      ['promise', undefined],
      ['later', 10],
    ])
  })

  it('are restored for a filing as they were on its day', () => {
    const then = at('371002', '2024-05-01')
    const restored = restorePolicy(TABLES.policies, versionsOf(then), '2024-05-01')
    expect(restored).toBe(then)
    expect(restored.packs.map(({ id }) => id)).not.toContain('national-notice-2024')
    expect(() => restorePolicy(TABLES.policies, [{ id: 'gone', version: '1' }], TODAY)).toThrow(
      'gone',
    )
  })
})
