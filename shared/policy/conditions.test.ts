import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { factNames, factValue, growingFacts, someFacts } from '#tests/policy/policy-arbitraries.ts'
import { chooseCase } from './cases.ts'
import { Condition, type Facts, holds } from './conditions.ts'

describe('conditions', () => {
  const plain = factNames.chain((fact) =>
    fc.oneof(
      factValue(fact).map((is) => ({ fact, is })),
      fc.integer({ min: 0, max: 80 }).map((atLeast) => ({ fact, atLeast })),
      fc.integer({ min: 0, max: 80 }).map((below) => ({ fact, below })),
    ),
  )
  const condition = fc
    .oneof(
      plain,
      fc.array(plain, { minLength: 2, maxLength: 4 }).map((anyOf) => ({ anyOf })),
    )
    .map((one) => Condition.parse(one))
  const conditions = fc.array(condition, { maxLength: 4 })

  it('that are decided stay so when more is known', () => {
    fc.assert(
      fc.property(conditions, growingFacts, (all, { known, grown }) => {
        const before = holds(all, known).kind
        if (before !== 'open') expect(holds(all, grown).kind).toBe(before)
      }),
    )
  })

  it('name what is missing exactly while they are open, and only facts nobody knows', () => {
    fc.assert(
      fc.property(conditions, someFacts, (all, known) => {
        const held = holds(all, known)
        if (held.kind !== 'open') return
        expect(held.missing).not.toEqual([])
        expect(held.missing.filter((fact) => known[fact] !== undefined)).toEqual([])
      }),
    )
  })

  it('choose a case once and for all', () => {
    const rule = fc
      .array(conditions, { minLength: 1, maxLength: 4 })
      .map((all) => all.map((own, at) => ({ id: String(at), label: '情形', conditions: own })))
    fc.assert(
      fc.property(rule, growingFacts, (cases, { known, grown }) => {
        const choose = (under: Facts) =>
          chooseCase({ value: { cases }, because: [] }, under, '情形').value
        const before = choose(known)
        if (before?.applies) expect(choose(grown)?.applies).toEqual(before.applies)
        if (before?.missing.length === 0) expect(choose(grown)).toEqual(before)
      }),
    )
  })
})
