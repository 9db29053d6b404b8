import { findDocumentFacts } from '#shared/codes/documents/document-rules.ts'
import type { Facts } from '#shared/policy/conditions.ts'
import { findGiven, requiredMaterials } from '#shared/policy/materials.ts'
import { TERM_OF } from '#shared/policy/policy.ts'
import type { Policy } from '#shared/policy/resolve.ts'
import type { FilingEntry } from './filing.ts'

/** What an entry already tells of what the rules ask about; the rest stays open. */
export function knownFacts(entry: FilingEntry, policy: Policy, today: string): Facts {
  const isProvedByPaper = findProof(entry, policy)
  return {
    insuranceType: entry.insuranceType || null,
    age: findAge(entry, today) ?? null,
    ...(isProvedByPaper !== undefined && { isProvedByPaper }),
  }
}

/** Whether a long-term resident gave a paper or a promise for what makes one; undefined while neither. */
function findProof(entry: FilingEntry, policy: Policy): boolean | undefined {
  if (entry.category === '' || TERM_OF[entry.category] === 'short-term') return undefined
  const given = requiredMaterials(entry, policy)
    .filter(({ anyOf }) => anyOf.some(({ kind }) => kind === 'promise'))
    .flatMap((requirement) => findGiven(entry, requirement)?.kind ?? [])
  if (given.includes('promise')) return false
  return given.includes('document') ? true : undefined
}

/** Whole years by the identity number, where it is a sound one that carries a birth date. */
export function findAge(entry: FilingEntry, today: string): number | undefined {
  const birthDate = findDocumentFacts(entry, today)?.birthDate
  if (birthDate === undefined) return undefined
  const years = Number(today.slice(0, 4)) - Number(birthDate.slice(0, 4))
  return today.slice(5) < birthDate.slice(5) ? years - 1 : years
}
