import { type Answer, gather, unknown } from './answer.ts'
import { type FactName, type Facts, holds } from './conditions.ts'
import type { Category } from './policy.ts'
import { listRules, type Policy } from './resolve.ts'

/** One way to be eligible, and how it stands with what is known. */
export interface EligibilityWay {
  readonly id: string
  readonly label: string
  readonly held: 'yes' | 'no' | 'open'
  /** What has to be asked while it is open. */
  readonly missing: readonly FactName[]
}

/** Whether somebody is eligible: by one way, by none, or open. */
export interface Eligibility {
  readonly isEligible: boolean | null
  readonly ways: readonly EligibilityWay[]
}

/** Who counts as eligible for a category (规程第七条 and what the regions add). */
export function eligibilityAnswer(
  policy: Policy,
  category: Category,
  facts: Facts,
): Answer<Eligibility> {
  const rules = listRules(policy, 'eligibility-way', category)
  if (rules.length === 0) return unknown('这类人员的认定条件')
  const ways = rules.map(({ value: { id, label, conditions } }) => {
    const held = holds(conditions, facts)
    return { id, label, held: held.kind, missing: held.kind === 'open' ? held.missing : [] }
  })
  const isMet = ways.some(({ held }) => held === 'yes')
  const isOpen = ways.some(({ held }) => held === 'open')
  return {
    value: { isEligible: isMet ? true : isOpen ? null : false, ways },
    because: gather(rules),
  }
}
