import type { FilingEntry } from '#shared/filing/filing.ts'
import { requiredMaterials } from '#shared/policy/materials.ts'
import type { PolicyPack } from '#shared/policy/pack.ts'
import type { MaterialRequirement } from '#shared/policy/policy.ts'
import type { Policy } from '#shared/policy/resolve.ts'
import type { MaterialPage } from './page.ts'

/** A material as far as its pages go. */
export type PagedMaterial = Pick<MaterialRequirement, 'id' | 'label'>

/** What says which materials an entry asks for, and what every material is called. */
interface MaterialRules {
  readonly policy: Policy
  readonly packs: readonly PolicyPack[]
}

/** The materials with pages that the entry does not ask for: another category, or another 参保地, did. */
export function unaskedMaterials(
  pages: readonly Pick<MaterialPage, 'requirement'>[],
  entry: Pick<FilingEntry, 'category'>,
  { policy, packs }: MaterialRules,
): readonly PagedMaterial[] {
  const asked = new Set(requiredMaterials(entry, policy).map(({ id }) => id))
  const withPages = new Set(pages.map(({ requirement }) => requirement))
  return [...withPages]
    .filter((id) => !asked.has(id))
    .map((id) => ({ id, label: labelOf(id, packs) }))
}

/** Its id where no pack knows it any more. */
function labelOf(id: string, packs: readonly PolicyPack[]): string {
  for (const { rule, value } of packs.flatMap(({ rules }) => rules)) {
    if (rule === 'material' && value.id === id) return value.label
  }
  return id
}
