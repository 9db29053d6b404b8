import { VOUCHERS } from '#shared/codes/code-tables.ts'
import type { FilingEntry } from '#shared/filing/filing.ts'
import type { Category, Evidence, MaterialRequirement } from './policy.ts'
import type { Policy } from './resolve.ts'

/** The materials an entry's category asks of the person, in the order of the article. */
export function requiredMaterials(
  entry: Pick<FilingEntry, 'category'>,
  policy: Policy,
): readonly MaterialRequirement[] {
  if (entry.category === '') return []
  return policy.categories[entry.category]?.materials.filter(({ from }) => from === 'person') ?? []
}

/** The evidence the clerk ticked for a requirement, if it is one the requirement knows. */
export function findGiven(
  entry: Pick<FilingEntry, 'materials'>,
  requirement: Pick<MaterialRequirement, 'id' | 'anyOf'>,
): Evidence | undefined {
  const given = entry.materials[requirement.id]
  return requirement.anyOf.find((evidence) => evidence.id === given)
}

/** The materials of a category that a person may promise instead of showing; none in most categories. */
export function promisableMaterials(
  category: Category,
  policy: Policy,
): readonly MaterialRequirement[] {
  return requiredMaterials({ category }, policy).filter(({ anyOf }) =>
    anyOf.some(({ kind }) => kind === 'promise'),
  )
}

/** The requirements that are met by the person's promise (个人承诺书, 规程附件2). */
export function promisedMaterials(
  entry: FilingEntry,
  policy: Policy,
): readonly MaterialRequirement[] {
  return metBy('promise', entry, policy)
}

/** The requirements whose paper comes later (容缺受理). */
export function laterMaterials(entry: FilingEntry, policy: Policy): readonly MaterialRequirement[] {
  return metBy('later', entry, policy)
}

/** The requirements whose paper comes later by a day to be agreed (补交期限), because no text gives the days. */
export function agreedLaterMaterials(
  entry: FilingEntry,
  policy: Policy,
): readonly MaterialRequirement[] {
  return laterMaterials(entry, policy).filter(
    (requirement) => findGiven(entry, requirement)?.workingDays == null,
  )
}

/** The entry with its first material (凭证三选一, 规程第八条) met by the voucher that was shown. */
export function withVoucherMaterial(entry: FilingEntry): FilingEntry {
  const shown = VOUCHERS.find(({ code }) => code === entry.voucher)
  return shown ? { ...entry, materials: { ...entry.materials, voucher: shown.evidence } } : entry
}

function metBy(
  kind: Evidence['kind'],
  entry: FilingEntry,
  policy: Policy,
): readonly MaterialRequirement[] {
  return requiredMaterials(entry, policy).filter(
    (requirement) => findGiven(entry, requirement)?.kind === kind,
  )
}
