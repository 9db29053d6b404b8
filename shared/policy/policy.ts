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

/** 跨省异地长期居住人员 or 跨省临时外出就医人员 (规程第七条). */
export const Term = z.enum(['long-term', 'short-term'])
export type Term = z.infer<typeof Term>

/** Which of the two each category belongs to (规程第七条（一）（二）). */
export const TERM_OF: Readonly<Record<Category, Term>> = {
  'relocated-retiree': 'long-term',
  'long-term-resident': 'long-term',
  'stationed-worker': 'long-term',
  referred: 'short-term',
  emergency: 'short-term',
  temporary: 'short-term',
}

/** An article of a document, and its own words. */
export const Basis = z.strictObject({
  /** Short name of the document, as clerks cite it, e.g. 规程. */
  document: z.string().min(1),
  article: z.string().min(1),
  text: z.string().min(1),
})
export type Basis = z.infer<typeof Basis>

/** `规程第十条` as clerks cite it. */
export function cite(basis: Pick<Basis, 'document' | 'article'>): string {
  return `${basis.document}${basis.article}`
}

/** Articles as one citation: `规程第十条、规程第十三条`. */
export function citeAll(bases: readonly Basis[]): string {
  return bases.map(cite).join('、')
}

/** One way to meet a material requirement. */
export const Evidence = z.strictObject({
  id: z.string().min(1),
  label: z.string().min(1),
  /** A paper; a promise instead of it (告知承诺); or the paper later (容缺受理). */
  kind: z.enum(['document', 'promise', 'later']),
  /** Of `later`: the working days it may take; null where the text sets none and the office agrees one. */
  workingDays: z.int().min(1).nullable().optional(),
})
export type Evidence = z.infer<typeof Evidence>

/** A material of a category (规程第八条) as a pack writes it: exactly one of `anyOf` has to be there. */
export const Material = z.strictObject({
  id: z.string().min(1),
  label: z.string().min(1),
  /** Who provides it: the person, or the desk itself by printing the form. */
  from: z.enum(['person', 'desk']),
  anyOf: z.array(Evidence).min(1),
})
export type Material = z.infer<typeof Material>

/** A material with the articles it rests on. */
export interface MaterialRequirement extends Material {
  readonly because: readonly Basis[]
}

/** How long a filing holds (规程第十条); months are counted by `addMonths`. */
export const Validity = z.strictObject({
  /** Whether the filing has an end: never (holds until changed), if the person wants one, always. */
  end: z.enum(['none', 'optional', 'required']),
  atLeastMonths: z.int().min(1).optional(),
  atMostMonths: z.int().min(1).optional(),
})
export type Validity = z.infer<typeof Validity>
