import { categoryArticles, fieldArticles } from '#shared/policy/articles.ts'
import { requiredMaterials } from '#shared/policy/materials.ts'
import { type Basis, cite } from '#shared/policy/policy.ts'
import { findGeneralRule, findRule, type Policy } from '#shared/policy/resolve.ts'
import { FIELD_PURPOSES } from './field-purposes.ts'
import { type FieldName, infoOf, isMaterial, labelOf, type NamedField } from './fields.ts'
import type { FilingEntry } from './filing.ts'
import { referralArticles } from './referral-rules.ts'

/** A text behind a field: where it stands, and what it says there. */
export interface HelpSource {
  readonly cited: string
  readonly text: string
  /** Word for word; otherwise told in our words, because the text itself is not at hand. */
  readonly isQuoted: boolean
}

/** What someone wants to know of a field while typing. */
export interface FieldHelp {
  readonly label: string
  readonly purpose: string
  /** What a right value looks like; '' where there is nothing to imitate. */
  readonly example: string
  /** Empty where no article speaks of the field; `FIELD_HELP_WORDS.noArticle` says so. */
  readonly sources: readonly HelpSource[]
}

/** Words of the help that belong to no single field. */
export const FIELD_HELP_WORDS = {
  noArticle: '现有文件没有条文规定这一栏；它是备案表的栏目，供经办机构核对和联系。',
  materialPurpose: '认定材料：任选其一即可，选定后随备案登记。',
  promise: '选择个人承诺书的，受理后打印承诺书由本人签名。',
} as const

const GB_11643: HelpSource = {
  cited: 'GB 11643-1999',
  text: '公民身份号码 18 位：地址码 6 位、出生日期码 8 位、顺序码 3 位（单数为男、双数为女）、校验码 1 位（0–9 或 X）。',
  isQuoted: false,
}

const NAME_NOTICE: HelpSource = {
  cited: '民委发〔2016〕33号',
  text: '姓名中的间隔号用“·”（U+00B7），姓名栏不少于 50 个字符。',
  isQuoted: false,
}

/** Standards that say what a right value looks like, told in our words. */
const STANDARDS: Readonly<Partial<Record<NamedField, readonly HelpSource[]>>> = {
  documentNumber: [GB_11643],
  gender: [GB_11643],
  name: [NAME_NOTICE],
  'agent.name': [NAME_NOTICE],
  'agent.documentNumber': [GB_11643],
}

/** Purpose, example and the texts behind a field, under the policy and the category of the entry. */
export function fieldHelp(
  field: FieldName,
  entry: Pick<FilingEntry, 'category'>,
  policy: Policy,
): FieldHelp {
  if (isMaterial(field)) return materialHelp(field, entry, policy)
  const articles = [
    ...articlesOf(field, entry, policy),
    ...fieldArticles(policy, field, entry.category),
  ]
  return {
    label: labelOf(field),
    purpose: FIELD_PURPOSES[field],
    example: infoOf(field).example,
    sources: [...articles.map(quoted), ...(STANDARDS[field] ?? [])],
  }
}

function materialHelp(
  field: `materials.${string}`,
  entry: Pick<FilingEntry, 'category'>,
  policy: Policy,
): FieldHelp {
  const requirement = requiredMaterials(entry, policy).find(({ id }) => field === `materials.${id}`)
  const takesPromise = requirement?.anyOf.some(({ kind }) => kind === 'promise') ?? false
  return {
    label: labelOf(field, requirement?.label),
    purpose: `${FIELD_HELP_WORDS.materialPurpose}${takesPromise ? FIELD_HELP_WORDS.promise : ''}`,
    example: requirement?.anyOf.map(({ label }) => label).join('；或 ') ?? '',
    sources: requirement?.because.map(quoted) ?? [],
  }
}

/** The articles of the pack's own rules that decide about a field. */
function articlesOf(
  field: NamedField,
  { category }: Pick<FilingEntry, 'category'>,
  policy: Policy,
): readonly Basis[] {
  const chosen = category === '' ? undefined : policy.categories[category]
  switch (field) {
    case 'voucher':
      return chosen?.materials.flatMap(({ id, because }) => (id === 'voucher' ? because : [])) ?? []
    case 'insuranceType':
      return findGeneralRule(policy, 'insurance-types')?.because ?? []
    case 'category':
    case 'fileAnyway':
      return chosen?.because ?? categoryArticles(policy)
    case 'destination':
      return (['destination-level', 'cross-province'] as const).flatMap(
        (name) => findGeneralRule(policy, name)?.because ?? [],
      )
    case 'startDate':
      return category === ''
        ? []
        : (['backdating', 'late-filing'] as const).flatMap(
            (name) => findRule(policy, name, category)?.because ?? [],
          )
    case 'endDate':
      return chosen?.validity?.because ?? []
    default:
      return category === '' ? [] : referralArticles(field, category, policy)
  }
}

function quoted(basis: Basis): HelpSource {
  return { cited: cite(basis), text: basis.text, isQuoted: true }
}
