import { describe, expect, it } from 'vitest'
import type { PolicyPack } from '#shared/policy/pack.ts'
import { TABLES } from '#tests/builders.ts'
import { findFaults, type PolicyCase, readCases } from './policy-case.ts'

const FILES = readCases()
const CASES = FILES.flatMap(({ cases }) => cases)

describe.each(FILES)('the rules of $region', ({ cases }) => {
  it.each(cases)('$title', (one) => {
    expect(findFaults(one, TABLES)).toEqual([])
  })
})

describe('the cases', () => {
  it('are many, and each has its own title', () => {
    expect(CASES.length).toBeGreaterThanOrEqual(150)
    expect(new Set(CASES.map(({ title }) => title)).size).toBe(CASES.length)
  })

  it('quote an article wherever a text decides', () => {
    const isDecided = ({ expect: { verdict, answers } }: PolicyCase) =>
      (verdict !== undefined && verdict !== 'ask') ||
      Object.values(answers).some((value) => value !== null)
    const unquoted = CASES.filter(
      (one) => isDecided(one) && (one.cites.length === 0 || one.quote === ''),
    )
    expect(unquoted.map(({ title }) => title)).toEqual([])
  })

  it('notice every rule that is taken away', () => {
    expect(TABLES.policies.flatMap(unnoticedRules)).toEqual([])
  })
})

/** The rules of a pack that no case would miss; those of a field are the help's to test. */
function unnoticedRules(pack: PolicyPack): readonly string[] {
  const own = CASES.filter(({ question }) =>
    question.insuredDivision.startsWith(pack.divisionPrefix),
  )
  return pack.rules.flatMap((rule, index) => {
    if (rule.rule === 'field-article') return []
    const rules = pack.rules.toSpliced(index, 1)
    const policies = TABLES.policies.map((other) => (other === pack ? { ...pack, rules } : other))
    const isMissed = own.some((one) => findFaults(one, { ...TABLES, policies }).length > 0)
    return isMissed ? [] : [`${pack.id} rules[${index}] ${rule.rule}`]
  })
}
