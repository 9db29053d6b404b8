import { isInForce, isSamePack, type PackVersion, type PolicyPack } from './pack.ts'
import {
  type Basis,
  Category,
  cite,
  type Evidence,
  type MaterialRequirement,
  TERM_OF,
  type Term,
  type Validity,
} from './policy.ts'
import { isAdditive, keyOf, type Rule, type RuleName, type RuleValue } from './rules.ts'

/** What a rule says, with the articles it rests on. */
export interface Ruled<V> {
  readonly value: V
  readonly because: readonly Basis[]
}

/** The rules of one category of persons. */
export interface CategoryPolicy extends Ruled<RuleValue<'category'>> {
  readonly label: string
  readonly term: Term
  /** `deemed`: counts as filed without filing (视同已备案). */
  readonly filing: RuleValue<'category'>['filing']
  readonly materials: readonly MaterialRequirement[]
  /** Undefined where no text speaks of it. */
  readonly validity: Ruled<Validity> | undefined
}

/** The rules of a division on a day: its packs laid over one another. */
export interface Policy {
  /** The country's first, the nearest last. */
  readonly packs: readonly PolicyPack[]
  /** Of each category the texts know. */
  readonly categories: Readonly<Partial<Record<Category, CategoryPolicy>>>
  /** Everything that holds for a category, nearest first. */
  readonly rulesOf: Readonly<Record<Category, readonly ResolvedRule[]>>
}

/** A rule in force, its articles found. */
interface ResolvedRule {
  /** Which layer it lies in; the country's is 0. */
  readonly layer: number
  readonly rule: Rule
  readonly because: readonly Basis[]
}

/** Policies once laid out, by the packs they were made of: rules are asked at every key press. */
const LAID_OUT = new WeakMap<readonly PolicyPack[], Map<string, Policy>>()

/**
 * The rules in force on `day` (`YYYY-MM-DD`) for an insured division, from the country down; before
 * a division is entered ('') the country's alone.
 */
export function resolvePolicy(packs: readonly PolicyPack[], division: string, day: string): Policy {
  const newest = new Map<string, PolicyPack>()
  for (const pack of packs) {
    const known = newest.get(pack.id)
    // Of two versions from one day the one that came in later rules.
    if (!isInForce(pack, division, day)) continue
    if (known === undefined || known.effectiveFrom <= pack.effectiveFrom) newest.set(pack.id, pack)
  }
  return lay(packs, [...newest.values()].toSorted(byLayer), day)
}

/** The rules somebody was accepted under: these versions on that day, whatever came later. */
export function restorePolicy(
  packs: readonly PolicyPack[],
  versions: readonly PackVersion[],
  day: string,
): Policy {
  const chain = versions.map((version) => {
    const pack = packs.find((candidate) => isSamePack(candidate, version))
    if (pack === undefined) throw new Error(`no policy pack ${version.id} ${version.version}`)
    return pack
  })
  return lay(packs, chain.toSorted(byLayer), day)
}

/** The versions of a policy, to be kept with what was decided under it. */
export function versionsOf({ packs }: Policy): PackVersion[] {
  return packs.map(({ id, version }) => ({ id, version }))
}

/** What the nearest rule of this kind says to a category; undefined where no text speaks of it. */
export function findRule<N extends RuleName>(
  { rulesOf }: Policy,
  name: N,
  category: Category,
): Ruled<RuleValue<N>> | undefined {
  return findOf(rulesOf[category], name)
}

/** Every rule of this kind that holds for a category, in the order of the texts, the country's first. */
export function listRules<N extends RuleName>(
  { rulesOf }: Policy,
  name: N,
  category: Category,
): readonly Ruled<RuleValue<N>>[] {
  return listOf(inTextOrder(rulesOf[category]), name)
}

/** The same, whatever the category: for rules that are for everybody. */
export function findGeneralRule<N extends RuleName>(
  policy: Policy,
  name: N,
): Ruled<RuleValue<N>> | undefined {
  return findRule(policy, name, 'temporary')
}

/** The country's packs first; of one region's the older first. */
function byLayer(a: PolicyPack, b: PolicyPack): number {
  return (
    a.divisionPrefix.length - b.divisionPrefix.length ||
    a.effectiveFrom.localeCompare(b.effectiveFrom)
  )
}

function lay(all: readonly PolicyPack[], chain: readonly PolicyPack[], day: string): Policy {
  const known = LAID_OUT.get(all) ?? new Map<string, Policy>()
  LAID_OUT.set(all, known)
  const key = `${chain.map(({ id, version }) => `${id}@${version}`).join(' ')} ${day}`
  const found = known.get(key)
  if (found) return found
  const policy = layOut(all, chain, day)
  known.set(key, policy)
  return policy
}

function layOut(all: readonly PolicyPack[], chain: readonly PolicyPack[], day: string): Policy {
  const articles = new Map(all.flatMap((pack) => pack.articles.map((one) => [cite(one), one])))
  const layers = chain.map(({ rules }, layer) =>
    rules
      .filter(({ until }) => until === undefined || day <= until)
      .map((rule) => ({
        layer,
        rule,
        because: rule.because.flatMap((cited) => articles.get(cited) ?? []),
      })),
  )
  const rulesOf = recordOf((category) => rulesFor(category, layers.toReversed()))
  return { packs: chain, rulesOf, categories: categoriesOf(rulesOf) }
}

function recordOf<V>(make: (category: Category) => V): Readonly<Record<Category, V>> {
  // Safe: made of every option.
  return Object.fromEntries(
    Category.options.map((category) => [category, make(category)]),
  ) as Record<Category, V>
}

/** Of rules with one key the first stays: the nearest pack's, and there the one closest to the category. */
function rulesFor(
  category: Category,
  layers: readonly (readonly ResolvedRule[])[],
): readonly ResolvedRule[] {
  const nearestFirst = layers.flatMap((layer) =>
    layer
      .filter(({ rule }) => reach(rule, category) > 0)
      .toSorted((a, b) => reach(b.rule, category) - reach(a.rule, category)),
  )
  const taken = new Set<string>()
  return nearestFirst.filter(({ rule }) => {
    const key = keyOf(rule)
    if (isAdditive(rule.rule) || !taken.has(key)) {
      taken.add(key)
      return true
    }
    return false
  })
}

/** How closely a rule means a category: by name 3, by its term 2, as everybody 1, not at all 0. */
function reach(rule: Rule, category: Category): number {
  if (rule.for.includes(category)) return 3
  if (rule.for.includes(TERM_OF[category])) return 2
  return rule.for.includes('all') ? 1 : 0
}

function categoriesOf(rulesOf: Policy['rulesOf']): Policy['categories'] {
  return Object.fromEntries(
    Category.options.flatMap((category) => {
      const found = categoryPolicy(category, rulesOf[category])
      return found ? [[category, found]] : []
    }),
  )
}

function categoryPolicy(
  category: Category,
  rules: readonly ResolvedRule[],
): CategoryPolicy | undefined {
  const named = findOf(rules, 'category')
  if (named === undefined) return undefined
  return {
    ...named,
    ...named.value,
    term: TERM_OF[category],
    materials: materialsOf(rules),
    validity: findOf(rules, 'validity'),
  }
}

/** The materials in the order of the texts, the country's first, with every way each may be met. */
function materialsOf(rules: readonly ResolvedRule[]): readonly MaterialRequirement[] {
  const added = listOf(rules, 'evidence')
  return listOf(inTextOrder(rules), 'material').map(({ value, because }) => {
    const more = added.filter((one) => one.value.material === value.id)
    return {
      ...value,
      anyOf: nearestWays(
        value.anyOf,
        more.map((one) => one.value.evidence),
      ),
      because: [...because, ...more.flatMap((one) => one.because)],
    }
  })
}

/** Every way once; of one that several texts give, `added` nearest first, as the nearest has it. */
function nearestWays(own: readonly Evidence[], added: readonly Evidence[]): Evidence[] {
  const all = [...own, ...added]
  const nearest = new Map([...own, ...added.toReversed()].map((way) => [way.id, way]))
  return all.flatMap((way, at) => {
    const isFirst = all.findIndex(({ id }) => id === way.id) === at
    return isFirst ? [nearest.get(way.id) ?? way] : []
  })
}

function inTextOrder(rules: readonly ResolvedRule[]): readonly ResolvedRule[] {
  return rules.toSorted((a, b) => a.layer - b.layer)
}

function findOf<N extends RuleName>(
  rules: readonly ResolvedRule[],
  name: N,
): Ruled<RuleValue<N>> | undefined {
  return listOf(rules, name)[0]
}

function listOf<N extends RuleName>(
  rules: readonly ResolvedRule[],
  name: N,
): readonly Ruled<RuleValue<N>>[] {
  return rules
    .filter(({ rule }) => rule.rule === name)
    .map(({ rule, because }) => ({
      // The filter has kept rules of this very kind, which TypeScript cannot follow.
      value: rule.value as RuleValue<N>,
      because,
    }))
}
