import type { Filing, FilingEntry } from '#shared/filing/filing.ts'
import { type ActionRefusal, actionRefusal } from '#shared/filing/status.ts'
import type { FormId } from '#shared/paper.ts'
import { laterMaterials, promisedMaterials } from '#shared/policy/materials.ts'
import type { Policy } from '#shared/policy/resolve.ts'
import { assertNever, type Result } from '#shared/result.ts'
import { acceptanceSlipLayout } from './acceptance-slip.ts'
import { claimSlipLayout } from './claim-slip.ts'
import { filingFormLayout } from './filing-form.ts'
import type { FormInput } from './form-values.ts'
import { injuryStatementLayout } from './injury-statement.ts'
import { laterNoticeLayout } from './later-notice.ts'
import type { Layout } from './layout.ts'
import { outsideOrderLayout } from './outside-order.ts'
import { promiseLetterLayout } from './promise-letter.ts'
import { terminationFormLayout } from './termination-form.ts'

/** The forms of a filing; one that may not be printed has none. */
export function formsOf(filing: Filing, policy: Policy): readonly FormId[] {
  return requiredForms(filing.entry, policy).filter((form) => !formRefusal(filing, form))
}

/** Why a form of a filing is not printed; the 终止（撤销）申请 of a voided one is the paper of its end. */
export function formRefusal(filing: Filing, form: FormId): ActionRefusal | undefined {
  const isPaperOfEnd = form === 'termination-form' && filing.status === 'voided'
  return isPaperOfEnd ? undefined : actionRefusal(filing, 'print')
}

/**
 * The forms a filing needs, in the order in which they are printed and signed: the 备案表 and, where a
 * promise was given, the 个人承诺书 (规程第八条); the 容缺受理通知书 for papers that come later; the 受理单 after what was handed in, because it lists it; and 附件11 once an injury
 * without a liable third party was told of (规程第三十五条).
 */
export function requiredForms(entry: FilingEntry, policy: Policy): readonly FormId[] {
  return [
    'filing-form',
    ...(promisedMaterials(entry, policy).length > 0 ? (['promise-letter'] as const) : []),
    ...(laterMaterials(entry, policy).length > 0 ? (['later-notice'] as const) : []),
    'acceptance-slip',
    ...(entry.injury?.thirdParty === '0' ? (['injury-statement'] as const) : []),
  ]
}

/** Forms of a filing that are printed when somebody asks for them: 终止（撤销）申请, 附件12, 手工报销受理单. */
export const FORMS_ON_DEMAND: readonly FormId[] = [
  'termination-form',
  'outside-order',
  'claim-slip',
]

/** Any form of a filing as a page. */
export function formLayout(form: FormId, input: FormInput): Result<Layout> {
  switch (form) {
    case 'filing-form':
      return filingFormLayout(input)
    case 'promise-letter':
      return promiseLetterLayout(input)
    case 'later-notice':
      return laterNoticeLayout(input)
    case 'acceptance-slip':
      return acceptanceSlipLayout(input)
    case 'injury-statement':
      return injuryStatementLayout(input)
    case 'outside-order':
      return outsideOrderLayout(input)
    case 'termination-form':
      return terminationFormLayout(input)
    case 'claim-slip':
      return claimSlipLayout(input)
    default:
      return assertNever(form)
  }
}
