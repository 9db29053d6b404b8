import { findLabel, GENDERS, VOUCHERS } from '#shared/codes/code-tables.ts'
import { findDocumentFacts } from '#shared/codes/documents/document-rules.ts'
import { IDENTITY_STANDARD } from '#shared/codes/documents/resident-number.ts'
import { voucherArticles } from '#shared/policy/articles.ts'
import type { Policy } from '#shared/policy/resolve.ts'
import type { Check } from './check.ts'
import { checkDocument } from './check-document.ts'
import { findMissing } from './check-missing.ts'
import { checkName } from './check-name.ts'
import type { FilingEntry } from './filing.ts'
import { citing, error, type Issue, unknownCode } from './issue.ts'

/** Who the insured person is: voucher, document, name, gender. */
export const checkPerson: Check = (entry, policy, context) => [
  ...checkVoucher(entry, policy),
  ...checkDocument(entry, policy, context),
  ...checkName(entry.name, 'name', findMissing(entry, 'name')),
  ...checkGender(entry, context.today),
]

function checkVoucher(entry: FilingEntry, policy: Policy): readonly Issue[] {
  const absent = findMissing(entry, 'voucher')
  if (absent) return [{ ...absent, ...citing(voucherArticles(policy, entry.category)) }]
  const labels = VOUCHERS.map((row) => row.label)
  return findLabel(VOUCHERS, entry.voucher) ? [] : [unknownCode('voucher', '出示凭证', labels)]
}

function checkGender(entry: FilingEntry, today: string): readonly Issue[] {
  const absent = findMissing(entry, 'gender')
  if (absent) return [absent]
  if (!findLabel(GENDERS, entry.gender)) {
    const labels = GENDERS.map((row) => row.label)
    return [unknownCode('gender', '性别', labels)]
  }
  const told = findDocumentFacts(entry, today)?.gender
  return told === undefined || told === entry.gender
    ? []
    : [
        error('gender', 'gender-differs', {
          problem: '性别与证件号码所示（顺序码末位：单男双女）不符',
          remedy: '请核对证件',
          basis: IDENTITY_STANDARD,
        }),
      ]
}
