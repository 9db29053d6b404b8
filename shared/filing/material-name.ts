import { requiredMaterials } from '#shared/policy/materials.ts'
import type { PolicyPack } from '#shared/policy/pack.ts'
import { policyOf } from './accepted-under.ts'
import type { Filing } from './filing.ts'

/** The name of a material by the rules its filing was accepted under; its id where they know none. */
export function materialName(
  filing: Filing,
  packs: readonly PolicyPack[],
  requirement: string,
): string {
  const required = requiredMaterials(filing.entry, policyOf(filing, packs))
  return required.find(({ id }) => id === requirement)?.label ?? requirement
}
