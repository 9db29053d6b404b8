import type { PolicyPack } from './policy.ts'

/** The documents a pack rests on, each once, in the order they are first cited. */
export function policyDocuments(pack: PolicyPack): readonly string[] {
  const { categories, destination, insuranceTypes } = pack
  const ofCategories = Object.values(categories).flatMap(({ basis, materials, validity }) => [
    basis,
    ...materials.map((material) => material.basis),
    validity.basis,
  ])
  const all = [...ofCategories, destination.level, destination.crossProvince, insuranceTypes.basis]
  return [...new Set(all.map(({ document }) => document))]
}
