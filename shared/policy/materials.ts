import { VOUCHERS } from '#shared/codes/code-tables.ts'
import type { FilingEntry } from '#shared/filing/filing.ts'
import type { Evidence, MaterialRequirement, PolicyPack } from './policy.ts'

/** The materials an entry's category asks of the person, in the order of the article. */
export function requiredMaterials(
  entry: Pick<FilingEntry, 'category'>,
  policy: PolicyPack,
): readonly MaterialRequirement[] {
  if (entry.category === '') return []
  return policy.categories[entry.category]?.materials.filter(({ from }) => from === 'person') ?? []
}

/** The evidence the clerk ticked for a requirement, if it is one the requirement knows. */
export function findGiven(
  entry: Pick<FilingEntry, 'materials'>,
  requirement: MaterialRequirement,
): Evidence | undefined {
  const given = entry.materials[requirement.id]
  return requirement.anyOf.find((evidence) => evidence.id === given)
}

/** The requirements that are met by the person's promise (个人承诺书, 规程附件2). */
export function promisedMaterials(
  entry: FilingEntry,
  policy: PolicyPack,
): readonly MaterialRequirement[] {
  return requiredMaterials(entry, policy).filter(
    (requirement) => findGiven(entry, requirement)?.kind === 'promise',
  )
}

/** The entry with its first material (凭证三选一, 规程第八条) met by the voucher that was shown. */
export function withVoucherMaterial(entry: FilingEntry): FilingEntry {
  const shown = VOUCHERS.find(({ code }) => code === entry.voucher)
  return shown ? { ...entry, materials: { ...entry.materials, voucher: shown.evidence } } : entry
}
