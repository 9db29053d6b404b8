import * as z from 'zod'
import { PHYSICIAN_TITLES } from '#shared/codes/code-tables.ts'
import { Condition } from './conditions.ts'
import { Category, Evidence, Material, Term, Validity } from './policy.ts'

/** Whom a rule is for: everybody, one of the two terms, or single categories. */
const Scope = z.union([z.literal('all'), Term, Category])
export type Scope = z.infer<typeof Scope>

const label = z.string().min(1)
const id = z.string().min(1)
const conditions = z.array(Condition)

/** One way to be eligible: all of its conditions. */
const EligibilityWay = z.strictObject({ id, label, conditions: conditions.min(1) })

/** How the fund's or the person's share changes against treatment at home, in percentage points. */
const PaidShareCase = z.strictObject({
  id,
  label,
  conditions,
  of: z.enum(['fund', 'own']),
  /** Null where the text names no number. */
  points: z.number().nullable(),
  isApproximate: z.boolean(),
})
const BenefitCase = z.strictObject({ id, label, conditions })
const OnwardCase = z.strictObject({
  id,
  label,
  conditions,
  /** Who gives the opinion on the transfer. */
  issuer: z.string().min(1),
})

/** Who may issue a referral and to where; null is what the text leaves open. */
const Referral = z.strictObject({
  issuer: z.string().min(1),
  issuerLevels: z.array(z.int().min(1).max(3)).nullable(),
  receivingLevels: z.array(z.int().min(1).max(3)).nullable(),
  isOneReceiving: z.boolean(),
  opinionBy: z.string().nullable(),
  /** The titles that `opinionBy` means; left out where the text names none. */
  opinionTitles: z.array(z.enum(PHYSICIAN_TITLES.map(({ code }) => code))).optional(),
  approvedBy: z.string().nullable(),
})
export type Referral = z.infer<typeof Referral>

/** When a filing may be changed or terminated. */
const Limit = z.discriminatedUnion('kind', [
  /** The text leaves it to the insured place. */
  z.strictObject({ kind: z.literal('as-insured-place') }),
  z.strictObject({ kind: z.literal('any-time') }),
  z.strictObject({
    kind: z.literal('any-time-without-cost'),
    /** Months from the start of the filing where costs arose at its destination. */
    monthsWithCost: z.int().min(1),
  }),
])
export type Limit = z.infer<typeof Limit>

/**
 * What a quoted article is about; `treatment` is what holds at the place of treatment, `handling` what the
 * office does with a filing.
 */
export const StatementTopic = z.enum([
  'handling',
  'telling',
  'channels',
  'materials',
  'promise',
  'validity',
  'late',
  'benefit',
  'treatment',
])
export type StatementTopic = z.infer<typeof StatementTopic>

/** What each kind of rule says. `key` tells rules of one kind apart; without it one holds per category. */
const VALUES = {
  category: z.strictObject({
    label,
    /** `deemed`: counts as filed without filing (视同已备案). */
    filing: z.enum(['required', 'deemed']),
  }),
  'eligibility-way': EligibilityWay,
  material: Material,
  /** One more way to meet a material that another rule asks for. */
  evidence: z.strictObject({ material: id, evidence: Evidence }),
  'promise-breach': z.strictObject({
    /** Whether what was not true cancels the filing; null where the text does not say so. */
    cancels: z.boolean().nullable(),
    label,
  }),
  validity: Validity,
  /** How far before the day of a late filing its start may lie. */
  backdating: z.discriminatedUnion('limit', [
    z.strictObject({ limit: z.literal('none') }),
    z.strictObject({ limit: z.literal('days'), days: z.int().min(0) }),
  ]),
  /** Until when a late filing still settles directly. */
  'late-filing': z.strictObject({ before: z.enum(['discharge-settlement']) }),
  /** How one claims who paid first and filed later; the insured place's to say, or a claim by hand. */
  'after-self-pay': z.strictObject({ claim: z.enum(['as-insured-place', 'manual']) }),
  change: Limit,
  terminate: Limit,
  /** An admission that began inside the validity is settled whatever happens to the filing. */
  admission: z.strictObject({ isSettled: z.boolean() }),
  'home-benefit': z.strictObject({ cases: z.array(BenefitCase).min(1) }),
  'paid-share': z.strictObject({ cases: z.array(PaidShareCase).min(1) }),
  /** Destinations (codes) that are filed to as a whole province. */
  'destination-level': z.strictObject({ provinceLevel: z.array(z.string().regex(/^\d{6}$/)) }),
  'cross-province': z.strictObject({ isRequired: z.boolean() }),
  'no-institution': z.strictObject({ isForbidden: z.boolean() }),
  'insurance-types': z.strictObject({ codes: z.array(z.string()).min(1) }),
  referral: Referral,
  'onward-transfer': z.strictObject({ cases: z.array(OnwardCase).min(1) }),
  'handling-time': z.strictObject({ workingDays: z.int().min(1), channel: label }),
  'manual-claim': z.strictObject({
    workingDays: z.int().min(1),
    materials: z.array(z.string().min(1)).min(1),
  }),
  'insurance-change': z.strictObject({ isKept: z.boolean() }),
  /** An article that notices and help quote, under a heading. */
  statement: z.strictObject({
    id,
    topic: StatementTopic,
    label,
  }),
  /** An article behind a field of the entry that no other rule speaks of. */
  'field-article': z.strictObject({ field: z.string().min(1) }),
} as const

export type RuleName = keyof typeof VALUES
export type RuleValue<N extends RuleName> = z.infer<(typeof VALUES)[N]>

/** A rule of a pack: what it says, for whom, and on which articles. */
export type Rule = {
  [N in RuleName]: {
    readonly rule: N
    readonly for: readonly Scope[]
    readonly value: RuleValue<N>
    /** Articles, as cited, of this pack or one above it. */
    readonly because: readonly string[]
    /** The article of a pack above that lets this rule differ from it. */
    readonly allowedBy?: string | undefined
    /** The last day on which the rule holds, where it ends before its pack. */
    readonly until?: string | undefined
  }
}[RuleName]

/** A rule as JSON has it. */
export const Rule: z.ZodType<Rule> = z.discriminatedUnion(
  'rule',
  // The map of schemas becomes one schema per name, which TypeScript cannot follow through entries.
  Object.entries(VALUES).map(([name, value]) =>
    z.strictObject({
      rule: z.literal(name),
      for: z.array(Scope).min(1),
      value,
      because: z.array(z.string()).min(1),
      allowedBy: z.string().optional(),
      until: z.iso.date().optional(),
    }),
  ) as never,
) as z.ZodType<Rule>

/** What a rule adds to without replacing anything: several of one kind hold together. */
const ADDITIVE: ReadonlySet<RuleName> = new Set(['evidence', 'statement', 'field-article'])

/** Whether rules of this kind hold together instead of the nearer one replacing the other. */
export function isAdditive(name: RuleName): boolean {
  return ADDITIVE.has(name)
}

/** Rules with one key stand for each other: of those for a category the nearest holds. */
export function keyOf({ rule, value }: Rule): string {
  return (rule === 'material' || rule === 'eligibility-way') && 'id' in value
    ? `${rule}:${value.id}`
    : rule
}
