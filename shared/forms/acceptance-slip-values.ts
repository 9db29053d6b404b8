import { DOCUMENT_TYPES, findLabel } from '#shared/codes/code-tables.ts'
import { destinationLabel, findDivisionPath } from '#shared/codes/divisions.ts'
import type { FilingEntry } from '#shared/filing/filing.ts'
import { maskDocumentNumber } from '#shared/filing/mask.ts'
import { findReferral, REFERRAL_MATERIAL } from '#shared/filing/referral-rules.ts'
import { referralLine } from '#shared/filing/referral-words.ts'
import { officeDay, officeTime } from '#shared/office-day.ts'
import { findGiven, requiredMaterials } from '#shared/policy/materials.ts'
import type { Policy } from '#shared/policy/resolve.ts'
import type { AcceptanceSlipTemplate } from './form-template.ts'
import {
  chineseDate,
  type FormInput,
  type FoundValue,
  formName,
  type PresentValue,
} from './form-values.ts'
import { fillIn } from './sentence.ts'
import { findValidityWords } from './validity-words.ts'

/** The values of a complete 受理单, as printed. */
export type AcceptanceSlipValues = Readonly<
  Record<keyof ReturnType<typeof findAcceptanceSlipValues>, PresentValue>
>

/** What the 受理单 says of a filing, under the names the slip gives its fields. */
export function findAcceptanceSlipValues(input: FormInput, template: AcceptanceSlipTemplate) {
  const { filing, office, tables, policy } = input
  const { entry } = filing
  const { labels, words } = template
  const destination = tables.destinations.get(entry.destination)
  const acceptedAt = new Date(filing.acceptedAt)
  const named = (name: keyof typeof labels, text: string | undefined): FoundValue => ({
    field: formName(labels[name]),
    text,
  })
  return {
    name: named('name', entry.name),
    documentNumber: named('documentNumber', maskedDocument(entry)),
    category: named(
      'category',
      entry.category === '' ? undefined : policy.categories[entry.category]?.label,
    ),
    validity: named('validity', findValidityWords(input, words)),
    insuredDivision: named(
      'insuredDivision',
      findDivisionPath(tables.divisions, entry.insuredDivision),
    ),
    destination: named('destination', destination && destinationLabel(destination)),
    materials: named('materials', findMaterialWords(entry, policy, template)),
    office: named('office', office.name),
    officePhone: named('officePhone', office.phone),
    handler: named('handler', filing.acceptedBy.name),
    acceptedAt: named(
      'acceptedAt',
      fillIn(words.moment, {
        day: chineseDate(officeDay(acceptedAt)),
        time: officeTime(acceptedAt),
      }),
    ),
  }
}

/** The slip leaves the office in a pocket: the number is masked, and its kind said where it is no identity card. */
function maskedDocument({ documentType, documentNumber }: FilingEntry): string | undefined {
  if (documentNumber === '') return undefined
  const masked = maskDocumentNumber(documentNumber)
  if (documentType === '01') return masked
  const kind = findLabel(DOCUMENT_TYPES, documentType)
  return kind && `${masked}（${kind}）`
}

/** One line per material that was handed in; undefined while one of 规程第八条 is missing. */
function findMaterialWords(
  entry: FilingEntry,
  policy: Policy,
  { words }: AcceptanceSlipTemplate,
): string | undefined {
  const required = requiredMaterials(entry, policy)
  if (required.length === 0) return words.noMaterials
  const referral = findReferral(entry, policy)
  const proof = referral === undefined ? '' : referralLine(referral)
  const lines = required.map((requirement, index) => {
    const given = findGiven(entry, requirement)
    if (given === undefined) return undefined
    const named = { requirement: requirement.label, evidence: given.label, referral: proof }
    const isDescribed = requirement.id === REFERRAL_MATERIAL && proof !== ''
    const material =
      given.kind === 'promise'
        ? fillIn(words.promised, named)
        : isDescribed
          ? fillIn(words.referral, named)
          : given.label
    return fillIn(words.numbered, { number: String(index + 1), material })
  })
  return lines.includes(undefined) ? undefined : lines.join('\n')
}
