import * as z from 'zod'
import { divisionOf, type PolicyPack } from './pack.ts'
import { type Category, cite } from './policy.ts'
import { resolvePolicy } from './resolve.ts'
import { ruleName, ruleWords, scopeWords } from './rule-words.ts'
import { keyOf, type Rule } from './rules.ts'

/** Something that is added, taken away or changed; '' on the side where it is not. */
const Change = z.strictObject({
  mark: z.enum(['added', 'removed', 'changed']),
  title: z.string(),
  before: z.string(),
  after: z.string(),
})
type Change = z.infer<typeof Change>

const RuleChange = Change.extend({
  /** Whom the rule is for. */
  scope: z.string(),
  /** The articles it rests on now; of one that is gone, those it rested on. */
  because: z.array(z.string()),
})
type RuleChange = z.infer<typeof RuleChange>

/** What a pack changes of the version before it; without one everything is added. */
export const PackChanges = z.strictObject({
  /** Name, days, mark of a draft, documents: what is said about the pack itself. */
  facts: z.array(Change),
  rules: z.array(RuleChange),
  articles: z.array(Change),
})
export type PackChanges = z.infer<typeof PackChanges>

/** The version a pack follows: of the same id, the last that begins no later; else the last there is. */
export function findVersionBefore(
  held: readonly PolicyPack[],
  next: PolicyPack,
): PolicyPack | undefined {
  const versions = held
    .filter(({ id }) => id === next.id)
    .toSorted((a, b) => a.effectiveFrom.localeCompare(b.effectiveFrom))
  return (
    versions.findLast(({ effectiveFrom }) => effectiveFrom <= next.effectiveFrom) ?? versions.at(-1)
  )
}

/** Compares a pack with the version before it; `held` names the categories. */
export function packChanges(next: PolicyPack, held: readonly PolicyPack[]): PackChanges {
  const before = findVersionBefore(held, next)
  const labels = labelsOn([...held, next], next)
  return {
    facts: before === undefined ? [] : compare(factsOf(before), factsOf(next)),
    rules: ruleChanges(before?.rules ?? [], next.rules, labels),
    articles: compare(articlesOf(before), articlesOf(next)),
  }
}

function factsOf(pack: PolicyPack): ReadonlyMap<string, string> {
  return new Map([
    ['名称', pack.name],
    ['状态', pack.status === 'draft' ? '草案（征求意见稿）' : '正式'],
    ['生效日期', pack.effectiveFrom],
    ['失效日期', pack.effectiveUntil ?? '长期'],
    ['日期依据', pack.dating],
    ['文件', pack.documents.map(({ title }) => title).join('；')],
  ])
}

function articlesOf(pack: PolicyPack | undefined): ReadonlyMap<string, string> {
  return new Map(pack?.articles.map((article) => [cite(article), article.text]))
}

function compare(
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): Change[] {
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((title) => {
    const [was, is] = [before.get(title), after.get(title)]
    return was === is ? [] : [{ title, mark: markOf(was, is), before: was ?? '', after: is ?? '' }]
  })
}

function ruleChanges(
  before: readonly Rule[],
  after: readonly Rule[],
  labels: (category: Category) => string,
): RuleChange[] {
  const [was, is] = [byKey(before), byKey(after)]
  return [...new Set([...is.keys(), ...was.keys()])].flatMap((key) => {
    const [old, now] = [was.get(key), is.get(key)]
    const shown = now ?? old
    if (shown === undefined || JSON.stringify(old) === JSON.stringify(now)) return []
    return [
      {
        mark: markOf(old, now),
        title: ruleName(shown.rule),
        scope: scopeWords(shown.for, labels),
        before: old ? fullWords(old) : '',
        after: now ? fullWords(now) : '',
        because: [...shown.because],
      },
    ]
  })
}

/** Rules of one pack that mean the same thing for the same people. */
function byKey(rules: readonly Rule[]): ReadonlyMap<string, Rule> {
  return new Map(
    rules.map((rule) => [`${keyOf(rule)} ${detailOf(rule)} ${rule.for.toSorted().join()}`, rule]),
  )
}

/** What tells rules apart that hold together. */
function detailOf(rule: Rule): string {
  switch (rule.rule) {
    case 'evidence':
      return `${rule.value.material} ${rule.value.evidence.id}`
    case 'statement':
      return rule.value.id
    case 'field-article':
      return rule.value.field
    default:
      return ''
  }
}

function fullWords(rule: Rule): string {
  return [
    ruleWords(rule),
    rule.until !== undefined && `到 ${rule.until} 为止`,
    rule.allowedBy !== undefined && `上级允许：${rule.allowedBy}`,
  ]
    .filter((part) => part !== false)
    .join('；')
}

function markOf(before: unknown, after: unknown): Change['mark'] {
  if (before === undefined) return 'added'
  return after === undefined ? 'removed' : 'changed'
}

function labelsOn(packs: readonly PolicyPack[], pack: PolicyPack) {
  const { categories } = resolvePolicy(packs, divisionOf(pack), pack.effectiveFrom)
  return (category: Category) => categories[category]?.label ?? category
}
