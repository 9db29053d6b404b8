import { describe, expect, it } from 'vitest'
import { Category } from '#shared/policy/policy.ts'
import { TABLES, TODAY } from '#tests/builders.ts'
import { expectationOf } from './filing-case.ts'
import { generateCases } from './generate-cases.ts'
import { prepareCases } from './read-cases.ts'

const CASES = generateCases({ count: 150, seed: 1, today: TODAY }, TABLES)

function distinct(values: readonly unknown[]): number {
  return new Set(values).size
}

describe('generated filings', () => {
  it.each([1, 2, 3])('of seed %i all pass the rules', (seed) => {
    const prepared = prepareCases(
      generateCases({ count: 150, seed, today: TODAY }, TABLES),
      TABLES,
      TODAY,
    )
    expect(prepared).toMatchObject({ ok: true })
  })

  it('describe some of the referral certificates', () => {
    const certified = CASES.filter(({ materials }) => materials['referral-proof'] !== undefined)
    const described = certified.filter(({ referral }) => referral !== undefined)
    expect(described.length).toBeGreaterThan(0)
    expect(described.length).toBeLessThan(certified.length)
  })

  it('are all meant to be acknowledged', () => {
    expect(CASES.map(expectationOf)).toEqual(CASES.map(() => 'acknowledged'))
  })

  it('are the same for the same seed and others for another', () => {
    expect(generateCases({ count: 150, seed: 1, today: TODAY }, TABLES)).toEqual(CASES)
    expect(generateCases({ count: 150, seed: 2, today: TODAY }, TABLES)).not.toEqual(CASES)
  })

  it('name nobody twice', () => {
    expect(distinct(CASES.map(({ documentNumber }) => documentNumber))).toBe(CASES.length)
  })

  it('meet every category, both insurances, and many regions already among thirty', () => {
    const thirty = CASES.slice(0, 30)
    expect(distinct(thirty.map(({ category }) => category))).toBe(Category.options.length)
    expect(distinct(thirty.map(({ insuranceType }) => insuranceType))).toBe(2)
    expect(distinct(thirty.map(({ documentType }) => documentType))).toBe(5)
    expect(distinct(thirty.map(({ insuredDivision }) => insuredDivision))).toBeGreaterThan(8)
    expect(thirty.map(({ destination }) => destination)).toEqual(
      expect.arrayContaining(['429004', '660000', '540000']),
    )
  })
})
