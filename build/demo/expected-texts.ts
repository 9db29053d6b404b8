import { findDivisionPath } from '#shared/codes/divisions.ts'
import { policyOf } from '#shared/filing/accepted-under.ts'
import type { Filing, FilingEntry } from '#shared/filing/filing.ts'
import { maskDocumentNumber } from '#shared/filing/mask.ts'
import { FORM_NAMES } from '#shared/forms/form-names.ts'
import type { FormId } from '#shared/paper.ts'
import type { Tables } from '#shared/reference-data.ts'
import { assertNever } from '#shared/result.ts'

/** Texts that the printed form of a filing cannot do without, white space removed. */
export function expectedTexts(form: FormId, filing: Filing, tables: Tables): readonly string[] {
  const { name, insuredDivision, destination, category } = filing.entry
  const policy = policyOf(filing, tables.policies)
  const label = category === '' ? undefined : policy.categories[category]?.label
  // The 容缺受理通知书 tells what is still to come, not where the insurance is.
  const tellsInsured = form !== 'later-notice'
  const texts = [
    FORM_NAMES[form],
    '参考样式',
    filing.acceptanceNumber,
    name,
    ...personalTexts(form, filing.entry),
    ...(tellsInsured ? [findDivisionPath(tables.divisions, insuredDivision)] : []),
    tables.destinations.get(destination)?.name,
    label,
  ]
  return texts.flatMap((text) => (text === undefined ? [] : text.replaceAll(/\s+/gu, '')))
}

/** The 受理单 and the 容缺受理通知书 show of the person's number what a mask leaves, and no telephone. */
function personalTexts(form: FormId, { documentNumber, phone }: FilingEntry): readonly string[] {
  switch (form) {
    case 'filing-form':
    case 'promise-letter':
      return [documentNumber, phone]
    case 'later-notice':
      return [maskDocumentNumber(documentNumber), '补交期限', '申领人']
    case 'acceptance-slip':
      return [maskDocumentNumber(documentNumber), '受理时间', '申领人']
    case 'injury-statement':
    case 'outside-order':
    case 'termination-form':
    case 'claim-slip':
      return [documentNumber]
    default:
      return assertNever(form)
  }
}
