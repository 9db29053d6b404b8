import { COMMON } from '#renderer/messages/common.ts'
import { INTAKE } from '#renderer/messages/intake.ts'
import type { FieldNote } from '#renderer/ui/field.tsx'
import type { FieldName } from '#shared/filing/fields.ts'
import type { Issue } from '#shared/filing/issue.ts'

/** The order in which the page is read, column by column; materials stand where `materials.` is. */
const READING_ORDER: readonly string[] = [
  'voucher',
  'documentType',
  'documentNumber',
  'name',
  'gender',
  'documentValidUntil',
  'insuranceType',
  'insuredDivision',
  'category',
  'fileAnyway',
  'destination',
  'startDate',
  'endDate',
  'address',
  'phone',
  'secondPhone',
  'materials.',
  'laterDue',
  'referral.issuer',
  'referral.issuerLevel',
  'referral.issuerCode',
  'referral.opinionBy',
  'referral.approvedBy',
  'referral.date',
  'referral.diagnosisCode',
  'referral.diagnosis',
  'referral.reason',
  'referral.receiver',
  'referral.receiverLevel',
  'referral.onward.from',
  'referral.onward.relation',
  'referral.onward.issuer',
  'referral.onward.date',
  'agent.name',
  'agent.documentType',
  'agent.documentNumber',
  'agent.phone',
  'agent.relationship',
  'note',
]

/** Rules about the person rather than about what was typed: said as soon as they are known. */
const SAID_AT_ONCE: ReadonlySet<string> = new Set([
  'filing-double',
  'filing-elsewhere',
  'filing-in-old-ledger',
  'document-type',
])

/** Rules that a panel of their own explains: under the field only once someone tried to accept. */
const SAID_ELSEWHERE: ReadonlySet<string> = new Set(['category-deemed'])

/** The DOM id of a field's control. */
export function fieldId(field: FieldName): string {
  return field.replaceAll('.', '-')
}

/** The issues as the eye meets them on the page, errors of a field before its warnings. */
export function inReadingOrder(issues: readonly Issue[]): readonly Issue[] {
  const weight = (issue: Issue) => placeOf(issue.field) * 2 + Number(issue.severity === 'warning')
  return issues.toSorted((a, b) => weight(a) - weight(b))
}

/** The issues that are said under the fields: of those left once, or all after an attempt. */
export function shownIssues(
  issues: readonly Issue[],
  attention: { isTouched(field: FieldName): boolean; readonly isAttempted: boolean },
): readonly Issue[] {
  return issues.filter(
    ({ field, rule }) =>
      attention.isAttempted ||
      SAID_AT_ONCE.has(rule) ||
      (attention.isTouched(field) && !SAID_ELSEWHERE.has(rule)),
  )
}

/** What is said under a field: its gravest issue, and how many more there are. */
export function notesOf(issues: readonly Issue[]): readonly FieldNote[] {
  const [first, ...others] = issues
  if (first === undefined) return []
  const more = others.length === 0 ? '' : INTAKE.more(others.length)
  const text = `${first.problem}${COMMON.comma}${first.remedy}${more}`
  return [{ severity: first.severity, text, basis: first.basis }]
}

function placeOf(field: FieldName): number {
  return READING_ORDER.indexOf(field.startsWith('materials.') ? 'materials.' : field)
}
