import fc from 'fast-check'
import { addDays } from '#shared/calendar/days.ts'
import { FACTS, type FactName, type Facts } from '#shared/policy/conditions.ts'
import { type Basis, Category, cite } from '#shared/policy/policy.ts'
import { type Policy, resolvePolicy } from '#shared/policy/resolve.ts'
import { TABLES, UNRULED_DIVISION } from '#tests/builders.ts'

/** Divisions of every region that has a pack, and of one that has none. */
export const divisions = fc.constantFrom(
  UNRULED_DIVISION,
  '210102',
  '370102',
  '371002',
  '371082',
  '120101',
)
export const categories = fc.constantFrom(...Category.options)

/** Ten years of days, from before the first pack to after the end of the last draft. */
export const days = fc.integer({ min: 0, max: 3_650 }).map((count) => addDays('2019-05-01', count))

/** The name of any fact. */
export const factNames = fc.constantFrom(...(Object.keys(FACTS) as FactName[]))

type FactValue = string | number | boolean

const VALUES: Readonly<Partial<Record<FactName, fc.Arbitrary<FactValue>>>> = {
  insuranceType: fc.constantFrom('310', '390'),
  age: fc.integer({ min: 0, max: 110 }),
  institutionLevel: fc.integer({ min: 1, max: 3 }),
  monthsFiled: fc.integer({ min: 0, max: 30 }),
}

/** A value that a fact may have. */
export function factValue(fact: FactName): fc.Arbitrary<FactValue> {
  return VALUES[fact] ?? fc.boolean()
}

/** Some facts; the others are not known. */
export const someFacts: fc.Arbitrary<Facts> = fc
  .array(factNames.chain((fact) => factValue(fact).map((value) => [fact, value] as const)))
  .map((known) => Object.fromEntries(known))

/** Some facts, and the same with more of them known. */
export const growingFacts = fc
  .tuple(someFacts, someFacts)
  .map(([more, known]) => ({ known, grown: { ...more, ...known } }))

/** The shipped rules of a division on a day. */
export function policyAt(division: string, day: string): Policy {
  return resolvePolicy(TABLES.policies, division, day)
}

/** An article as cited with its words, to be compared. */
export function told(basis: Basis): string {
  return `${cite(basis)} ${basis.text}`
}

/** Every article of the packs of a policy. */
export function articlesOf({ packs }: Pick<Policy, 'packs'>): ReadonlySet<string> {
  return new Set(packs.flatMap(({ articles }) => articles.map(told)))
}
