import * as z from 'zod'
import { Basis } from './policy.ts'
import { Rule } from './rules.ts'

/** A document rules stand in. */
const PolicyDocument = z.strictObject({
  /** As articles cite it. */
  short: z.string().min(1),
  title: z.string().min(1),
})

/**
 * The rules one document (or one authority) adds for a region from a day on, as data:
 * `assets/policies/*.json`, or a file somebody imports. Packs lie over one another, the country's
 * lowest; a version replaces the earlier one of the same id.
 */
export const PolicyPack = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]{1,60}$/),
  version: z.string().min(1).max(30),
  name: z.string().min(1).max(50),
  /** A draft (征求意见稿) rules as any other, and is marked wherever it is cited. */
  status: z.enum(['in-force', 'draft']),
  /** Leading digits of the insured divisions it is for; empty for the whole country. */
  divisionPrefix: z.string().regex(/^(\d{2}|\d{4}|\d{6})?$/),
  effectiveFrom: z.iso.date(),
  /** The last day; null is without end. */
  effectiveUntil: z.iso.date().nullable(),
  /** Where these days come from. */
  dating: z.string().min(1),
  documents: z.array(PolicyDocument).min(1),
  /** Word for word; rules name them as cited. */
  articles: z.array(Basis).min(1),
  rules: z.array(Rule),
})
export type PolicyPack = z.infer<typeof PolicyPack>

/** A pack by name: what a filing keeps of the rules it was accepted under. */
export const PackVersion = z.strictObject({ id: z.string(), version: z.string() })
export type PackVersion = z.infer<typeof PackVersion>

/** Whether a pack covers a division and is in force on a day (`YYYY-MM-DD`). */
export function isInForce(
  pack: Pick<PolicyPack, 'divisionPrefix' | 'effectiveFrom' | 'effectiveUntil'>,
  division: string,
  day: string,
): boolean {
  return (
    division.startsWith(pack.divisionPrefix) &&
    pack.effectiveFrom <= day &&
    (pack.effectiveUntil === null || day <= pack.effectiveUntil)
  )
}

/**
 * A pack that rules no more: never in force, and still there for the filings that were accepted under
 * it.
 */
export function retire(pack: PolicyPack): PolicyPack {
  return { ...pack, effectiveUntil: '0001-01-01' }
}

/** A division of a pack's region, which the packs of no smaller region cover. */
export function divisionOf({ divisionPrefix }: Pick<PolicyPack, 'divisionPrefix'>): string {
  return divisionPrefix.padEnd(6, '0')
}

/** A version as messages and the record name it: `weihai@2022-11-03`. */
export function nameOfVersion({ id, version }: PackVersion): string {
  return `${id}@${version}`
}

/** Whether two packs are the same version of the same rules. */
export function isSamePack(a: PackVersion, b: PackVersion): boolean {
  return a.id === b.id && a.version === b.version
}
