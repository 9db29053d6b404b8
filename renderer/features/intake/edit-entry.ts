import { findDocumentFacts } from '#shared/codes/documents/document-rules.ts'
import type { FilingEntry } from '#shared/filing/filing.ts'
import { findGiven, requiredMaterials, withVoucherMaterial } from '#shared/policy/materials.ts'
import type { PolicyPack } from '#shared/policy/policy.ts'
import { earliestEnd } from '#shared/policy/validity.ts'

/** What an edit looks at besides the entry. */
export interface EditContext {
  readonly today: string
  policyOf(entry: FilingEntry): PolicyPack
}

/** One edit: the entry before, and after the clerk's own change. */
interface Edit {
  readonly before: FilingEntry
  readonly after: FilingEntry
  readonly policy: PolicyPack
  readonly today: string
}

type Follow = (edit: Edit) => FilingEntry

/** The entry after a change, with everything that follows from it by itself. */
export function editEntry(
  before: FilingEntry,
  change: Partial<FilingEntry>,
  context: EditContext,
): FilingEntry {
  const changed = tidy({ ...before, ...change })
  const follows: readonly Follow[] = [followGender, followEnd, followMaterials, followFileAnyway]
  return follows.reduce(
    (after, follow) =>
      follow({ before, after, policy: context.policyOf(after), today: context.today }),
    changed,
  )
}

/** Document numbers are capitals and digits: spaces go while they are typed. */
function tidy(entry: FilingEntry): FilingEntry {
  const agent = entry.agent && {
    ...entry.agent,
    documentNumber: compact(entry.agent.documentNumber),
  }
  return { ...entry, documentNumber: compact(entry.documentNumber), agent }
}

function compact(number: string): string {
  return number.replace(/\s/gu, '').toUpperCase()
}

/** A resident identity number says the gender (GB 11643: 17th digit). */
function followGender({ before, after, today }: Edit): FilingEntry {
  const isSame =
    before.documentNumber === after.documentNumber && before.documentType === after.documentType
  const gender = isSame ? undefined : findDocumentFacts(after, today)?.gender
  return gender === undefined ? after : { ...after, gender }
}

/** The end follows category and start (规程第十条) until the clerk sets another one. */
function followEnd({ before, after, policy }: Edit): FilingEntry {
  const isSame = before.category === after.category && before.startDate === after.startDate
  const validity = after.category === '' ? undefined : policy.categories[after.category]?.validity
  if (isSame || validity === undefined) return after
  if (validity.kind === 'until-changed') return { ...after, endDate: '' }
  const wasDefault =
    before.category !== after.category ||
    before.endDate === '' ||
    before.endDate === defaultEnd(before.startDate, validity.months)
  return wasDefault ? { ...after, endDate: defaultEnd(after.startDate, validity.months) } : after
}

function defaultEnd(start: string, months: number): string {
  return start === '' ? '' : earliestEnd(start, months)
}

/** Materials are those of the category; the first of them is met by the voucher shown (规程第八条). */
function followMaterials({ before, after, policy }: Edit): FilingEntry {
  // The same evidence id under another category means another paper: ask again.
  const isSame = before.category === after.category
  const kept = requiredMaterials(after, policy).flatMap((requirement) => {
    const given = isSame ? findGiven(after, requirement) : undefined
    return given ? [[requirement.id, given.id] as const] : []
  })
  const materials = { ...after, materials: Object.fromEntries(kept) }
  return after.category === '' ? materials : withVoucherMaterial(materials)
}

/** Registering all the same is decided for one category, not for the next one (规程第八条（五）). */
function followFileAnyway({ before, after }: Edit): FilingEntry {
  return before.category === after.category ? after : { ...after, fileAnyway: false }
}
