import { type Policy, resolvePolicy } from '#shared/policy/resolve.ts'
import type { Tables } from '#shared/reference-data.ts'
import { checkAgent } from './check-agent.ts'
import { checkContact } from './check-contact.ts'
import { checkDates } from './check-dates.ts'
import { checkDestination } from './check-destination.ts'
import { checkGuardian } from './check-guardian.ts'
import { checkInsurance } from './check-insurance.ts'
import { checkMaterials } from './check-materials.ts'
import { checkOverlap, type OtherFiling } from './check-overlap.ts'
import { checkPerson } from './check-person.ts'
import { checkReferral } from './check-referral.ts'
import type { FilingEntry } from './filing.ts'
import type { Issue } from './issue.ts'

/** What the rules look at besides the entry itself. */
export interface CheckContext {
  readonly tables: Tables
  /** The office's day, `YYYY-MM-DD`. */
  readonly today: string
  /** The day of acceptance of what is accepted already and changed today; a late start counts from it. */
  readonly filedOn?: string
  /** The rules it was accepted under, which go on ruling it. */
  readonly acceptedUnder?: Policy
  /** Filings of the same person that the office holds. */
  readonly otherFilings: readonly OtherFiling[]
}

/** A rule: looks at the entry under a policy and says what is wrong. */
export type Check = (entry: FilingEntry, policy: Policy, context: CheckContext) => readonly Issue[]

const CHECKS: readonly Check[] = [
  checkPerson,
  checkInsurance,
  checkDestination,
  checkDates,
  checkContact,
  checkMaterials,
  checkReferral,
  checkAgent,
  checkGuardian,
  checkOverlap,
]

/**
 * Everything that is wrong with an entry, in the order of its fields. The window calls it while the
 * clerk types, the desk calls it again before it accepts: same entry, same context, same answer.
 */
export function checkEntry(entry: FilingEntry, context: CheckContext): readonly Issue[] {
  const policy = policyFor(entry, context)
  // Where nothing is to be filed, nothing else can be wrong with it.
  if (isNotToBeFiled(entry, policy)) return checkMaterials(entry, policy, context)
  return CHECKS.flatMap((check) => check(entry, policy, context))
}

/** Whether the category counts as filed without filing and nobody asked to register it all the same. */
export function isNotToBeFiled(entry: FilingEntry, policy: Policy): boolean {
  const category = entry.category === '' ? undefined : policy.categories[entry.category]
  return category?.filing === 'deemed' && !entry.fileAnyway
}

/** The rules of an entry today, or those it was accepted under; before the insured division is entered, the country's. */
export function policyFor(entry: FilingEntry, context: CheckContext): Policy {
  const { tables, today, acceptedUnder } = context
  return acceptedUnder ?? resolvePolicy(tables.policies, entry.insuredDivision, today)
}

/** Whether any of the issues refuses acceptance. */
export function refuses(issues: readonly Issue[]): boolean {
  return issues.some((issue) => issue.severity === 'error')
}
