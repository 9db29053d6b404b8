import { type Basis, type Category, cite } from './policy.ts'
import { listRules, type Policy } from './resolve.ts'

/** The articles a pack names for a field of the entry of which no other rule speaks. */
export function fieldArticles(
  policy: Policy,
  field: string,
  category: Category | '' = '',
): readonly Basis[] {
  return listRules(policy, 'field-article', category || 'temporary')
    .filter(({ value }) => value.field === field)
    .flatMap(({ because }) => because)
}

/** Before a category is chosen: every article that names one, once. */
export function categoryArticles({ categories }: Policy): readonly Basis[] {
  const all = Object.values(categories).flatMap(({ because }) => because.slice(0, 1))
  return all.filter((basis, at) => all.findIndex((other) => cite(other) === cite(basis)) === at)
}

/** Where the vouchers stand: among the materials of the category, in general before one is chosen. */
export function voucherArticles(policy: Policy, category: Category | ''): readonly Basis[] {
  const materials = category === '' ? undefined : policy.categories[category]?.materials
  const voucher = materials?.find(({ id }) => id === 'voucher')
  return voucher?.because ?? fieldArticles(policy, 'voucher', category)
}
