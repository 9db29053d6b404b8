import * as z from 'zod'

/** 备案人员类别: the six kinds of 规程第七条、第八条. */
export const Category = z.enum([
  'relocated-retiree',
  'long-term-resident',
  'stationed-worker',
  'referred',
  'emergency',
  'temporary',
])
export type Category = z.infer<typeof Category>

/** Where a rule stands: the document's short name, the article, and its own words. */
export const Basis = z.strictObject({
  document: z.string().min(1),
  article: z.string().min(1),
  text: z.string().min(1),
})
export type Basis = z.infer<typeof Basis>

/** One way to meet a material requirement; a promise (告知承诺) stands in for the paper itself. */
export const Evidence = z.strictObject({
  id: z.string().min(1),
  label: z.string().min(1),
  kind: z.enum(['document', 'promise']),
})
export type Evidence = z.infer<typeof Evidence>

/** A material of a category (规程第八条): exactly one of `anyOf` has to be there. */
export const MaterialRequirement = z.strictObject({
  id: z.string().min(1),
  label: z.string().min(1),
  /** Who provides it: the person, or the desk itself by printing the form. */
  from: z.enum(['person', 'desk']),
  anyOf: z.array(Evidence).min(1),
  basis: Basis,
})
export type MaterialRequirement = z.infer<typeof MaterialRequirement>

/** How long a filing holds (规程第十条). */
export const Validity = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('until-changed'), basis: Basis }),
  z.strictObject({ kind: z.literal('at-least-months'), months: z.int().min(1), basis: Basis }),
])
export type Validity = z.infer<typeof Validity>

/** The rules of one category of persons. */
export const CategoryPolicy = z.strictObject({
  label: z.string().min(1),
  term: z.enum(['long-term', 'temporary']),
  /** `deemed`: counts as filed without filing (视同已备案). */
  filing: z.enum(['required', 'deemed']),
  basis: Basis,
  /** What else the rules say to someone of this category, e.g. what the hospital does instead. */
  explained: z.array(Basis).optional(),
  materials: z.array(MaterialRequirement),
  validity: Validity,
})
export type CategoryPolicy = z.infer<typeof CategoryPolicy>

/** The rules of a region from a day on, as data: `assets/policies/*.json`. */
export const PolicyPack = z.strictObject({
  id: z.string().min(1),
  version: z.string().min(1),
  name: z.string().min(1),
  /** Leading digits of the insured divisions it is for; empty for the whole country. */
  divisionPrefix: z.string().regex(/^\d{0,6}$/),
  effectiveFrom: z.iso.date(),
  categories: z.partialRecord(Category, CategoryPolicy),
  destination: z.strictObject({ level: Basis, crossProvince: Basis }),
  insuranceTypes: z.strictObject({ codes: z.array(z.string()).min(1), basis: Basis }),
  /** Articles behind fields of the entry that no other part of the pack speaks of, by field name. */
  fieldArticles: z.record(z.string(), z.array(Basis)).optional(),
})
export type PolicyPack = z.infer<typeof PolicyPack>

/** `规程第十条` as clerks cite it. */
export function cite(basis: Basis): string {
  return `${basis.document}${basis.article}`
}
