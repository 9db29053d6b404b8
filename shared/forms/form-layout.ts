import type { FilingEntry } from '#shared/filing/filing.ts'
import type { FormId } from '#shared/paper.ts'
import { laterMaterials, promisedMaterials } from '#shared/policy/materials.ts'
import type { Policy } from '#shared/policy/resolve.ts'
import { assertNever, type Result } from '#shared/result.ts'
import { acceptanceSlipLayout } from './acceptance-slip.ts'
import { filingFormLayout } from './filing-form.ts'
import type { FormInput } from './form-values.ts'
import { laterNoticeLayout } from './later-notice.ts'
import type { Layout } from './layout.ts'
import { promiseLetterLayout } from './promise-letter.ts'

/**
 * The forms a filing needs, in the order in which they are printed and signed: the 备案表 and, where a
 * promise was given, the 个人承诺书 (规程第八条); the 容缺受理通知书 for papers that come later; the 受理单 last, because it lists what was handed in.
 */
export function requiredForms(entry: FilingEntry, policy: Policy): readonly FormId[] {
  return [
    'filing-form',
    ...(promisedMaterials(entry, policy).length > 0 ? (['promise-letter'] as const) : []),
    ...(laterMaterials(entry, policy).length > 0 ? (['later-notice'] as const) : []),
    'acceptance-slip',
  ]
}

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
    default:
      return assertNever(form)
  }
}
