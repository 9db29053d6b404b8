import { COMMON } from '#renderer/messages/common.ts'
import { FILING } from '#renderer/messages/filing.ts'
import {
  AGENT_RELATIONSHIPS,
  type CodeRow,
  DOCUMENT_TYPES,
  findLabel,
  GENDERS,
  INSTITUTION_LEVELS,
  INSURANCE_TYPES,
  PHYSICIAN_TITLES,
  VOUCHERS,
} from '#shared/codes/code-tables.ts'
import { destinationLabel, findDivisionPath } from '#shared/codes/divisions.ts'
import { policyOf } from '#shared/filing/accepted-under.ts'
import { AGENT_FIELDS, ENTRY_FIELDS, labelOf, type NamedField } from '#shared/filing/fields.ts'
import type { Agent, Filing } from '#shared/filing/filing.ts'
import type { Referral } from '#shared/filing/referral.ts'
import { findReferral } from '#shared/filing/referral-rules.ts'
import { onwardLine, referralLine } from '#shared/filing/referral-words.ts'
import { findGiven, requiredMaterials } from '#shared/policy/materials.ts'
import type { Policy } from '#shared/policy/resolve.ts'
import type { Tables } from '#shared/reference-data.ts'

/** A value of the filing as it is read back. */
export interface ReadBack {
  readonly key: string
  readonly label: string
  readonly text: string
  /** Takes the whole line. */
  readonly isWide?: boolean
}

/** Every value of a filing in words, in the order of the form. */
export function describeEntry(filing: Filing, tables: Tables): readonly ReadBack[] {
  const { entry } = filing
  const policy = policyOf(filing, tables.policies)
  const place = tables.destinations.get(entry.destination)
  const category = entry.category === '' ? undefined : policy.categories[entry.category]?.label
  return [
    plain('name', entry.name),
    plain('gender', labelIn(GENDERS, entry.gender)),
    plain('documentType', labelIn(DOCUMENT_TYPES, entry.documentType)),
    plain('documentNumber', entry.documentNumber),
    ...laterKnown(filing),
    plain('voucher', labelIn(VOUCHERS, entry.voucher)),
    plain('insuranceType', labelIn(INSURANCE_TYPES, entry.insuranceType)),
    plain(
      'insuredDivision',
      findDivisionPath(tables.divisions, entry.insuredDivision) ?? entry.insuredDivision,
    ),
    plain('category', categoryText(entry, category)),
    plain('destination', place ? destinationLabel(place) : entry.destination),
    { key: 'validity', label: FILING.validity, text: validityText(entry) },
    plain('phone', entry.phone),
    plain('secondPhone', entry.secondPhone),
    { ...plain('address', entry.address), isWide: true },
    { key: 'materials', label: FILING.materials, text: materialsText(entry, policy), isWide: true },
    ...referralRead(entry, policy),
    ...laterDue(entry),
    { key: 'agent', label: FILING.agent, text: agentText(entry.agent), isWide: true },
    { ...plain('note', entry.note), isWide: true },
    { key: 'policy', label: FILING.policy, text: policyText(policy), isWide: true },
  ]
}

/** What not every filing has: the end of the document shown, the subsystem's number of the person. */
function laterKnown({ entry, receipt }: Filing): readonly ReadBack[] {
  const number = receipt?.personNumber ?? ''
  return [
    entry.documentValidUntil === '' ? [] : plain('documentValidUntil', entry.documentValidUntil),
    number === '' ? [] : { key: 'personNumber', label: FILING.personNumber, text: number },
  ].flat()
}

function laterDue({ laterDue: day }: Filing['entry']): readonly ReadBack[] {
  return day === '' ? [] : [plain('laterDue', day)]
}

/** What the certificate says, where it was recorded; parts nobody filled in are left out. */
function referralRead(entry: Filing['entry'], policy: Policy): readonly ReadBack[] {
  const referral = findReferral(entry, policy)
  if (referral === undefined) return []
  const { onward } = referral
  const more: readonly (ReadBack | undefined)[] = [
    { key: 'referral', label: FILING.referral, text: referralText(referral), isWide: true },
    onward === null
      ? undefined
      : { key: 'onward', label: FILING.onward, text: onwardLine(onward), isWide: true },
  ]
  return more.filter((read) => read !== undefined)
}

function referralText(referral: Referral): string {
  const { opinionBy, approvedBy, receiver, receiverLevel, diagnosis, diagnosisCode } = referral
  const level =
    receiverLevel === '' ? '' : FILING.bracket(labelIn(INSTITUTION_LEVELS, receiverLevel))
  const code = diagnosisCode === '' ? '' : FILING.bracket(diagnosisCode)
  return [
    referralLine(referral),
    opinionBy === '' ? '' : FILING.opinionBy(labelIn(PHYSICIAN_TITLES, opinionBy)),
    approvedBy === '' ? '' : FILING.approvedBy(approvedBy),
    labelled('referral.diagnosis', `${diagnosis}${code}`),
    labelled('referral.reason', referral.reason),
    receiver === '' ? '' : FILING.receiver(`${receiver}${level}`),
  ]
    .filter((text) => text !== '')
    .join(FILING.listSeparator)
}

function labelled(field: NamedField, text: string): string {
  return text === '' ? '' : `${labelOf(field)} ${text}`
}

function plain(field: keyof typeof ENTRY_FIELDS, text: string): ReadBack {
  return { key: field, label: ENTRY_FIELDS[field].label, text: text === '' ? COMMON.none : text }
}

function labelIn(table: readonly CodeRow[], code: string): string {
  return findLabel(table, code) ?? code
}

function categoryText({ category, fileAnyway }: Filing['entry'], label: string = category): string {
  return fileAnyway ? `${label}${FILING.bracket(ENTRY_FIELDS.fileAnyway.label)}` : label
}

function validityText({ startDate, endDate }: Filing['entry']): string {
  return endDate === ''
    ? `${FILING.from} ${startDate} ${FILING.untilChanged}`
    : `${startDate} ${FILING.to} ${endDate}`
}

function materialsText(entry: Filing['entry'], policy: Policy): string {
  const given = requiredMaterials(entry, policy).flatMap(
    (need) => findGiven(entry, need)?.label ?? [],
  )
  return given.length === 0 ? COMMON.none : given.join(FILING.listSeparator)
}

function agentText(agent: Agent | null): string {
  if (agent === null) return FILING.agentNone
  const { name, relationship, documentType, documentNumber, phone } = agent
  const type = labelIn(DOCUMENT_TYPES, documentType)
  return [
    `${name}${FILING.bracket(labelIn(AGENT_RELATIONSHIPS, relationship))}`,
    `${type} ${documentNumber}`,
    `${AGENT_FIELDS.phone.label} ${phone}`,
  ].join(COMMON.comma)
}

function policyText({ packs }: Policy): string {
  return packs
    .map(({ name, version }) => FILING.policyVersion(name, version))
    .join(FILING.listSeparator)
}
