import {
  AGENT_RELATIONSHIPS,
  DOCUMENT_TYPES,
  GENDERS,
  INSURANCE_TYPES,
  VOUCHERS,
} from '#shared/codes/code-tables.ts'
import { findDocumentFacts } from '#shared/codes/documents/document-rules.ts'
import { findByName, findCode } from '#shared/codes/find-code.ts'
import type { PlaceNames } from '#shared/codes/place-names.ts'
import { withVoucherMaterial } from '#shared/policy/materials.ts'
import type { PolicyPack } from '#shared/policy/pack.ts'
import { resolvePolicy } from '#shared/policy/resolve.ts'
import { defaultEnd } from '#shared/policy/validity.ts'
import type { Agent, FilingEntry } from './filing.ts'

/** What is needed to understand what was written. */
interface WrittenContext {
  readonly policies: readonly PolicyPack[]
  readonly places: PlaceNames
  /** The office's day, `YYYY-MM-DD`. */
  readonly today: string
}

/**
 * The entry a clerk would end up with after typing what was written down elsewhere: codes, labels and
 * names of places all do. What no table knows stays as it was written, so that the rules can say so;
 * what was left out follows as it does on the screen.
 */
export function entryOfWritten(written: FilingEntry, context: WrittenContext): FilingEntry {
  const documentType = codeOr(DOCUMENT_TYPES, written.documentType)
  const insuredDivision =
    findByName(context.places.divisions, written.insuredDivision) ?? written.insuredDivision
  const coded: FilingEntry = {
    ...written,
    voucher: codeOr(VOUCHERS, written.voucher),
    documentType,
    gender:
      codeOr(GENDERS, written.gender) || genderOf({ ...written, documentType }, context.today),
    insuranceType: codeOr(INSURANCE_TYPES, written.insuranceType),
    insuredDivision,
    destination:
      findByName(context.places.destinations, written.destination) ?? written.destination,
    startDate: written.startDate || context.today,
    agent: written.agent && codedAgent(written.agent),
  }
  return withVoucherMaterial({ ...coded, endDate: coded.endDate || endOffered(coded, context) })
}

function codedAgent(agent: Agent): Agent {
  return {
    ...agent,
    documentType: codeOr(DOCUMENT_TYPES, agent.documentType),
    relationship: codeOr(AGENT_RELATIONSHIPS, agent.relationship),
  }
}

function codeOr(table: Parameters<typeof findCode>[0], written: string): string {
  return written === '' ? '' : (findCode(table, written) ?? written)
}

/** A resident identity number says the gender (GB 11643: 17th digit). */
function genderOf(entry: FilingEntry, today: string): string {
  return findDocumentFacts(entry, today)?.gender ?? ''
}

/** The shortest validity of the category (规程第十条), as the screen proposes it. */
function endOffered(entry: FilingEntry, { policies, today }: WrittenContext): string {
  const policy = resolvePolicy(policies, entry.insuredDivision, today)
  const validity = entry.category === '' ? undefined : policy.categories[entry.category]?.validity
  return defaultEnd(validity?.value, entry.startDate)
}
