import { addDays } from '#shared/calendar/days.ts'
import { nameOfVersion, type PolicyPack } from './pack.ts'
import { Category, cite, TERM_OF } from './policy.ts'
import { isAdditive, keyOf, type Rule } from './rules.ts'

/** Why packs cannot rule together: which pack, where in it, and what is wrong, in words. */
export interface PackFault {
  /** `id@version`. */
  readonly pack: string
  /** As in the file, e.g. `rules[3].because[0]`. */
  readonly path: string
  readonly problem: string
}

/**
 * What is wrong with packs beyond their shape: two of one version, an article told in two ways, a rule
 * that cites what is not there, one that differs from the rules above it without an article that lets it.
 */
export function checkPacks(packs: readonly PolicyPack[]): readonly PackFault[] {
  return packs.flatMap((pack, at) => checkPack(pack, packs.slice(0, at), packs))
}

/** What is wrong with a pack that is to join others; what it makes wrong with them is not its fault. */
export function checkJoiningPack(
  pack: PolicyPack,
  held: readonly PolicyPack[],
): readonly PackFault[] {
  return checkPack(pack, held, [...held, pack])
}

/** What others no longer agree with once a pack has joined them: to be looked at, nothing is refused for it. */
export function packNotices(pack: PolicyPack, held: readonly PolicyPack[]): readonly string[] {
  const sentence = ({ pack: other, path, problem }: PackFault) => `${other} ${path}：${problem}`
  const before = new Set(checkPacks(held).map(sentence))
  const own = nameOfVersion(pack)
  return checkPacks([...held, pack])
    .filter((found) => found.pack !== own)
    .map(sentence)
    .filter((found) => !before.has(found))
    .map((found) => `导入后请核对：政策包 ${found}`)
}

function checkPack(
  pack: PolicyPack,
  before: readonly PolicyPack[],
  packs: readonly PolicyPack[],
): readonly PackFault[] {
  return [
    ...checkVersion(pack, before),
    ...checkArticles(pack, packs),
    ...pack.rules.flatMap((rule, index) => checkRule(pack, { rule, index }, packs)),
  ]
}

interface PlacedRule {
  readonly rule: Rule
  readonly index: number
}

function checkVersion(pack: PolicyPack, before: readonly PolicyPack[]): readonly PackFault[] {
  const others = before.filter(({ id }) => id === pack.id)
  const faults = [
    others.some(({ version }) => version === pack.version) &&
      fault(pack, 'version', '同一政策包的这个版本已经有了，请使用新的版本号'),
    others.some(({ divisionPrefix }) => divisionPrefix !== pack.divisionPrefix) &&
      fault(pack, 'divisionPrefix', '与同一政策包的其他版本适用地区不同，请改用新的 id'),
    pack.effectiveUntil !== null &&
      pack.effectiveUntil < pack.effectiveFrom &&
      fault(pack, 'effectiveUntil', '失效日期早于生效日期'),
  ]
  return faults.filter((found) => found !== false)
}

function checkArticles(pack: PolicyPack, packs: readonly PolicyPack[]): readonly PackFault[] {
  const known = new Set(pack.documents.map(({ short }) => short))
  // Who told it first is right.
  const told = new Map(
    packs.toReversed().flatMap(({ articles }) => articles.map((one) => [cite(one), one.text])),
  )
  return pack.articles.flatMap((article, at) => {
    const path = `articles[${at}]`
    const first = pack.articles.findIndex((other) => cite(other) === cite(article))
    const faults = [
      !known.has(article.document) &&
        fault(pack, `${path}.document`, `文件“${article.document}”不在 documents 中`),
      first !== at && fault(pack, path, `“${cite(article)}”写了两次`),
      told.get(cite(article)) !== article.text &&
        fault(pack, `${path}.text`, `“${cite(article)}”的文字与另一个政策包不同`),
    ]
    return faults.filter((found) => found !== false)
  })
}

function checkRule(
  pack: PolicyPack,
  placed: PlacedRule,
  packs: readonly PolicyPack[],
): readonly PackFault[] {
  const above = packs.filter((other) => isAbove(other, pack))
  const beside = packs.filter(({ divisionPrefix }) => divisionPrefix === pack.divisionPrefix)
  return [
    ...checkCitations(pack, placed, [...above, ...beside]),
    ...checkAllowance(pack, placed, above),
    ...checkMaterial(pack, placed, [...above, ...beside]),
    ...checkContradiction(pack, placed, packs),
  ]
}

function checkCitations(
  pack: PolicyPack,
  { rule, index }: PlacedRule,
  within: readonly PolicyPack[],
): readonly PackFault[] {
  return rule.because.flatMap((cited, at) =>
    holdsArticle(within, cited)
      ? []
      : [
          fault(
            pack,
            `rules[${index}].because[${at}]`,
            `引用的“${cited}”不在本政策包和上级政策包的条文中`,
          ),
        ],
  )
}

function checkAllowance(
  pack: PolicyPack,
  { rule, index }: PlacedRule,
  above: readonly PolicyPack[],
): readonly PackFault[] {
  return rule.allowedBy === undefined || holdsArticle(above, rule.allowedBy)
    ? []
    : [fault(pack, `rules[${index}].allowedBy`, `“${rule.allowedBy}”不是上级政策包的条文`)]
}

function checkMaterial(
  pack: PolicyPack,
  { rule, index }: PlacedRule,
  within: readonly PolicyPack[],
): readonly PackFault[] {
  if (rule.rule !== 'evidence') return []
  const { material } = rule.value
  const isAsked = within.some(({ rules }) =>
    rules.some((other) => other.rule === 'material' && other.value.id === material),
  )
  return isAsked
    ? []
    : [fault(pack, `rules[${index}].value.material`, `没有哪一条要求材料“${material}”`)]
}

function checkContradiction(
  pack: PolicyPack,
  { rule, index }: PlacedRule,
  packs: readonly PolicyPack[],
): readonly PackFault[] {
  if (isAdditive(rule.rule) || rule.allowedBy !== undefined) return []
  const own = periodOf(pack, rule, packs)
  const above = packs.filter((other) => isAbove(other, pack))
  return above.flatMap((parent) =>
    parent.rules
      .filter(
        (other) =>
          keyOf(other) === keyOf(rule) &&
          isForSomeoneOf(other, rule) &&
          isAtOneTime(own, periodOf(parent, other, packs)) &&
          JSON.stringify(other.value) !== JSON.stringify(rule.value),
      )
      .slice(0, 1)
      .map((other) =>
        fault(
          pack,
          `rules[${index}]`,
          `与上级政策“${parent.name}”${citedOf(other)}的规定不同，请用 allowedBy 写明上级哪一条允许`,
        ),
      ),
  )
}

function citedOf({ because }: Rule): string {
  return because.join('、')
}

/** Whether a pack is for a wider region that holds this one's. */
function isAbove(other: PolicyPack, pack: PolicyPack): boolean {
  return (
    other.divisionPrefix.length < pack.divisionPrefix.length &&
    pack.divisionPrefix.startsWith(other.divisionPrefix)
  )
}

function holdsArticle(packs: readonly PolicyPack[], cited: string): boolean {
  return packs.some(({ articles }) => articles.some((article) => cite(article) === cited))
}

function isForSomeoneOf(a: Rule, b: Rule): boolean {
  return Category.options.some((category) => isFor(a, category) && isFor(b, category))
}

function isFor({ for: scopes }: Rule, category: Category): boolean {
  return scopes.some(
    (scope) => scope === 'all' || scope === category || scope === TERM_OF[category],
  )
}

interface Period {
  readonly from: string
  readonly until: string
}

const NO_END = '9999-12-31'

/** When a rule holds: until it ends, its pack does, or a later version takes over for good. */
function periodOf(pack: PolicyPack, { until }: Rule, packs: readonly PolicyPack[]): Period {
  const ends = [
    until ?? NO_END,
    pack.effectiveUntil ?? NO_END,
    ...packs
      .filter((other) => other.effectiveUntil === null && isReplacedBy(pack, other, packs))
      .map((other) => addDays(other.effectiveFrom, -1)),
  ]
  return { from: pack.effectiveFrom, until: ends.toSorted()[0] ?? NO_END }
}

/** Of two versions the later one rules; of two from one day the one that came in later. */
function isReplacedBy(pack: PolicyPack, other: PolicyPack, packs: readonly PolicyPack[]): boolean {
  if (other.id !== pack.id || other === pack) return false
  return other.effectiveFrom === pack.effectiveFrom
    ? packs.indexOf(other) > packs.indexOf(pack)
    : other.effectiveFrom > pack.effectiveFrom
}

function isAtOneTime(a: Period, b: Period): boolean {
  return a.from <= b.until && b.from <= a.until
}

function fault(pack: PolicyPack, path: string, problem: string): PackFault {
  return { pack: nameOfVersion(pack), path, problem }
}
