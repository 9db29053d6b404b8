import { DOCUMENT_TYPES, findLabel, VOUCHERS } from '#shared/codes/code-tables.ts'
import {
  type EnteredDocument,
  findDocumentFindings,
} from '#shared/codes/documents/document-rules.ts'
import { voucherArticles } from '#shared/policy/articles.ts'
import type { Basis } from '#shared/policy/policy.ts'
import type { Check } from './check.ts'
import { findMissing } from './check-missing.ts'
import type { FieldName } from './fields.ts'
import type { FilingEntry } from './filing.ts'
import { error, type Issue, unknownCode, warning } from './issue.ts'

/** The identity document of the insured person, and until when it holds (规程第八条: 有效身份证件). */
export const checkDocument: Check = (entry, policy, { today, tables }) => {
  const absent = findMissing(entry, 'documentType') ?? findMissing(entry, 'documentNumber')
  const basis = voucherArticles(policy, entry.category)
  const expired = checkValidUntil(entry, today, basis)
  if (absent) return [absent, ...expired]
  if (!findLabel(DOCUMENT_TYPES, entry.documentType)) {
    const labels = DOCUMENT_TYPES.map((row) => row.label)
    return [unknownCode('documentType', '证件类型', labels), ...expired]
  }
  const isKnownRegion = (code: string) => tables.divisions.has(code)
  return [...checkDocumentNumber(entry, 'documentNumber', { today, isKnownRegion }), ...expired]
}

/** The rules of a document number; also an agent's. */
export function checkDocumentNumber(
  document: EnteredDocument,
  field: FieldName,
  context: { readonly today: string; readonly isKnownRegion: (code: string) => boolean },
): readonly Issue[] {
  return findDocumentFindings(document, context).map(({ severity, rule, ...words }) =>
    severity === 'error' ? error(field, rule, words) : warning(field, rule, words),
  )
}

/** 社会保障卡 as the identity document. */
const SOCIAL_SECURITY_CARD = '90'

/** 有效身份证件 is one of three vouchers: where another was shown, the document need not hold any more. */
function checkValidUntil(
  { documentValidUntil: validUntil, documentType, voucher }: FilingEntry,
  today: string,
  basis: readonly Basis[],
): readonly Issue[] {
  if (validUntil === '' || validUntil >= today) return []
  const shown = VOUCHERS.find(({ code }) => code === voucher)
  const isAnother =
    shown?.evidence === 'e-voucher' ||
    (shown?.evidence === 'social-security-card' && documentType !== SOCIAL_SECURITY_CARD)
  if (shown && isAnother) {
    return [
      warning('documentValidUntil', 'document-expired', {
        problem: `证件已于 ${validUntil} 到期`,
        remedy: `出示的是${shown.label}，可以受理；请提醒换领证件`,
        basis,
      }),
    ]
  }
  return [
    error('documentValidUntil', 'document-expired', {
      problem: `出示的证件已于 ${validUntil} 到期`,
      remedy: '请出示有效的证件；已换领的按新证件录入，长期有效的留空',
      basis,
    }),
  ]
}
