import { findLabel, INSTITUTION_LEVELS } from '#shared/codes/code-tables.ts'
import { findGiven, requiredMaterials } from '#shared/policy/materials.ts'
import type { Basis, Category } from '#shared/policy/policy.ts'
import { findRule, type Policy, type Ruled } from '#shared/policy/resolve.ts'
import type { RuleValue } from '#shared/policy/rules.ts'
import type { NamedField, ReferralPart } from './fields.ts'
import type { FilingEntry } from './filing.ts'
import { EMPTY_REFERRAL, type Referral } from './referral.ts'

/** The material whose paper a referral record describes (规程第八条（四）3). */
export const REFERRAL_MATERIAL = 'referral-proof'

/** An issuer of an onward transfer that no rule names. */
export const OTHER_ISSUER = '其他医疗机构'

type ReferralRule = RuleValue<'referral'>

/** The fields of a referral each demand of the rules is about, and the words its article has. */
const DEMANDS: readonly {
  readonly fields: readonly ReferralPart[]
  isMade(rule: ReferralRule): boolean
  words(rule: ReferralRule): string | null
}[] = [
  {
    fields: ['issuer', 'issuerLevel'],
    isMade: (rule) => rule.issuerLevels !== null,
    words: (rule) => rule.issuer,
  },
  {
    fields: ['opinionBy'],
    isMade: (rule) => rule.opinionBy !== null,
    words: (rule) => rule.opinionBy,
  },
  {
    fields: ['approvedBy'],
    isMade: (rule) => rule.approvedBy !== null,
    words: (rule) => rule.approvedBy,
  },
  { fields: ['receiver'], isMade: (rule) => rule.isOneReceiving, words: () => '一家医疗机构' },
  {
    fields: ['receiver', 'receiverLevel'],
    isMade: (rule) => rule.receivingLevels !== null,
    words: (rule) => levelWords(rule.receivingLevels ?? []),
  },
]

/** The rule on referrals of the insured place; undefined where no text speaks of them. */
export function findReferralRule(policy: Policy): Ruled<ReferralRule> | undefined {
  return findRule(policy, 'referral', 'referred')
}

/** The fields the rules demand of every referral; none where they ask for the certificate alone. */
export function demandedParts(rule: ReferralRule | undefined): ReadonlySet<ReferralPart> {
  const made = rule === undefined ? [] : DEMANDS.filter(({ isMade }) => isMade(rule))
  return new Set(made.flatMap(({ fields }) => fields))
}

/** The articles that speak of a field of the referral; where none says it in these words, all of the rule's. */
export function articlesOn(part: ReferralPart, { value, because }: Ruled<ReferralRule>) {
  const words = DEMANDS.find(({ fields }) => fields.includes(part))?.words(value) ?? ''
  const speaking = because.filter(({ text }) => text.includes(words))
  return speaking.length === 0 ? because : speaking
}

/** Levels as the texts name them: `二级或三级`. */
export function levelWords(levels: readonly number[]): string {
  return levels.map((level) => findLabel(INSTITUTION_LEVELS, String(level)) ?? level).join('或')
}

/** Whether the certificate itself was given; a promise or a paper that comes later describes nothing yet. */
export function isReferralPaperGiven(
  entry: Pick<FilingEntry, 'category' | 'materials'>,
  policy: Policy,
): boolean {
  if (entry.category !== 'referred') return false
  const requirement = requiredMaterials(entry, policy).find(({ id }) => id === REFERRAL_MATERIAL)
  return requirement !== undefined && findGiven(entry, requirement)?.kind === 'document'
}

/** What the certificate that was given says, where somebody recorded it. */
export function findReferral(
  entry: Pick<FilingEntry, 'category' | 'materials' | 'referral'>,
  policy: Policy,
): Referral | undefined {
  const { referral } = entry
  return referral !== null && !isBlank(referral) && isReferralPaperGiven(entry, policy)
    ? referral
    : undefined
}

/** Whether nobody has typed anything into a referral. */
export function isBlank(referral: Referral): boolean {
  return (Object.keys(EMPTY_REFERRAL) as (keyof Referral)[]).every(
    (part) => referral[part] === EMPTY_REFERRAL[part],
  )
}

/** Who may issue the opinion on an onward transfer, as the rules name them; another one is possible. */
export function onwardIssuers(policy: Policy): readonly string[] {
  const cases = findRule(policy, 'onward-transfer', 'referred')?.value.cases ?? []
  return [...new Set([...cases.map(({ issuer }) => issuer), OTHER_ISSUER])]
}

/** The articles behind a field of a referral; none where the rules leave it open. */
export function referralArticles(
  field: NamedField,
  category: Category,
  policy: Policy,
): readonly Basis[] {
  if (field.startsWith('referral.onward.')) {
    const isRuled = field.endsWith('.relation') || field.endsWith('.issuer')
    return isRuled ? (findRule(policy, 'onward-transfer', category)?.because ?? []) : []
  }
  const rule = field.startsWith('referral.') ? findRule(policy, 'referral', category) : undefined
  if (rule === undefined) return []
  // The prefix says it is a part of the referral.
  const part = field.slice('referral.'.length) as ReferralPart
  return part === 'issuer' || demandedParts(rule.value).has(part) ? articlesOn(part, rule) : []
}
