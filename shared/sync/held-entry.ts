import { findDocumentFacts } from '#shared/codes/documents/document-rules.ts'
import { EMPTY_ENTRY, type FilingEntry, type Receipt } from '#shared/filing/filing.ts'
import type { Category } from '#shared/policy/policy.ts'
import type { FoundFiling } from './found-filing.ts'
import { printable } from './reasons.ts'
import { WIRE_CATEGORIES } from './registration.ts'

/** The numbers of a record the subsystem holds, known since `acknowledgedAt`. */
export function heldReceipt(held: FoundFiling, acknowledgedAt: string): Receipt {
  return {
    receiptNumber: held.trt_dcla_detl_sn,
    filingNumber: held.fil_no,
    version: held.ver_no,
    personNumber: held.psn_no,
    acknowledgedAt,
  }
}

/** An entry with everything a change may touch as the subsystem holds it; what it does not tell stays. */
export function entryAsHeld(entry: FilingEntry, held: FoundFiling): FilingEntry {
  return {
    ...entry,
    category: categoryOf(held) ?? entry.category,
    destination: held.mdtrtarea_admdvs_no,
    startDate: wireDay(held.fil_appy_begntime),
    endDate: held.fil_endtime ? wireDay(held.fil_endtime) : '',
    address: told(held.curr_addr) ?? entry.address,
    phone: told(held.coner_tel) ?? entry.phone,
  }
}

/** A foreign text as people may see it; undefined where none was told. */
function told(text: string | null | undefined): string | undefined {
  return text === null || text === undefined ? undefined : printable(text)
}

/** As much of an entry as a record tells; papers and agent are known to whoever registered it. */
export function entryOfHeld(held: FoundFiling, today: string): FilingEntry {
  const { cert_type: documentType, certno: documentNumber } = held
  const person = {
    ...EMPTY_ENTRY,
    documentType,
    documentNumber,
    name: printable(held.psn_name),
    gender: findDocumentFacts({ documentType, documentNumber }, today)?.gender ?? '',
    insuranceType: held.insutype,
    insuredDivision: held.insuplc_admdvs,
  }
  return entryAsHeld(person, held)
}

/** The category of a record, where its code is one of ours. */
export function categoryOf({ x_fil_psn_type }: FoundFiling): Category | undefined {
  // The keys of WIRE_CATEGORIES are the categories.
  const categories = Object.keys(WIRE_CATEGORIES) as Category[]
  return categories.find((category) => WIRE_CATEGORIES[category] === x_fil_psn_type)
}

/** `2026-11-22` of `20261122000000`. */
export function wireDay(compact: string): string {
  return `${compact.slice(0, 4)}-${compact.slice(4, 6)}-${compact.slice(6, 8)}`
}
