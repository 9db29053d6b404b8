import {
  AGENT_RELATIONSHIPS,
  DOCUMENT_TYPES,
  GENDERS,
  INSURANCE_TYPES,
  VOUCHERS,
} from '#shared/codes/code-tables.ts'
import { destinationLabel } from '#shared/codes/divisions.ts'
import { findDocumentFacts } from '#shared/codes/documents/document-rules.ts'
import { EMPTY_ENTRY, type FilingEntry } from '#shared/filing/filing.ts'
import { withVoucherMaterial } from '#shared/policy/materials.ts'
import { resolvePolicy } from '#shared/policy/resolve.ts'
import { defaultEnd } from '#shared/policy/validity.ts'
import type { Tables } from '#shared/reference-data.ts'
import { codeOf, type FilingCase } from './filing-case.ts'

/** The entry a clerk would end up with after typing this case on `today` (`YYYY-MM-DD`). */
export function entryOfCase(filing: FilingCase, tables: Tables, today: string): FilingEntry {
  const documentType = codeOf(DOCUMENT_TYPES, filing.documentType)
  const startDate = filing.startDate ?? today
  const policy = resolvePolicy(tables.policies, filing.insuredDivision, today)
  return withVoucherMaterial({
    ...EMPTY_ENTRY,
    voucher: codeOf(VOUCHERS, filing.voucher),
    documentType,
    documentNumber: filing.documentNumber,
    documentValidUntil: filing.documentValidUntil ?? '',
    name: filing.name,
    gender: filing.gender
      ? codeOf(GENDERS, filing.gender)
      : (findDocumentFacts({ documentType, documentNumber: filing.documentNumber }, today)
          ?.gender ?? ''),
    insuranceType: codeOf(INSURANCE_TYPES, filing.insuranceType),
    insuredDivision: filing.insuredDivision,
    category: filing.category,
    fileAnyway: filing.fileAnyway,
    destination: destinationCode(filing.destination, tables),
    startDate,
    endDate:
      filing.endDate ?? defaultEnd(policy.categories[filing.category]?.validity?.value, startDate),
    address: filing.address,
    phone: filing.phone,
    secondPhone: filing.secondPhone ?? '',
    materials: filing.materials,
    laterDue: filing.laterDue ?? '',
    agent: filing.agent
      ? {
          ...filing.agent,
          documentType: codeOf(DOCUMENT_TYPES, filing.agent.documentType),
          relationship: codeOf(AGENT_RELATIONSHIPS, filing.agent.relationship),
        }
      : null,
    note: filing.note ?? '',
  })
}

/** The code of a place given by code, by name or by province and name; else the words as given. */
function destinationCode(codeOrName: string, { destinations }: Tables): string {
  if (destinations.has(codeOrName)) return codeOrName
  const named = [...destinations.values()].find(
    (place) => place.name === codeOrName || destinationLabel(place) === codeOrName,
  )
  return named?.code ?? codeOrName
}
