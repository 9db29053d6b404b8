import { awaitsOverride } from '#shared/materials/legibility.ts'
import type { MaterialPage } from '#shared/materials/page.ts'
import type { PagedMaterial } from '#shared/materials/unasked-materials.ts'
import { type Result, refuse } from '#shared/result.ts'
import { draftPagesOf } from './page-rows.ts'
import type { Vault } from './vault.ts'

/** The refusal of a draft with pages of papers that its entry does not ask for: what nobody asked for is not sent. */
export function refuseUnasked(
  { db }: Vault,
  draftId: string,
  unaskedOf: (pages: readonly MaterialPage[]) => readonly PagedMaterial[],
): Result<never> | undefined {
  const unasked = unaskedOf(draftPagesOf(db, draftId))
  if (unasked.length === 0) return undefined
  const which = unasked.map(({ label }) => `“${label}”`).join('、')
  return refuse(
    'pages-unasked@materials',
    `${which}已有图像，但这份备案不再要求这项材料，不能受理；请从“不再要求的材料”打开并移除这些页，或改回原来的人员类别、参保地`,
  )
}

/** The refusal of a draft with pages that cannot be read and nobody has answered for. */
export function refuseIllegible({ db }: Vault, draftId: string): Result<never> | undefined {
  const poor = draftPagesOf(db, draftId).filter(awaitsOverride)
  const [first] = poor
  if (first === undefined) return undefined
  const which = poor.length === 1 ? `第 ${first.position + 1} 页` : `${poor.length} 页`
  return refuse(
    'page-illegible@materials',
    `材料图像有${which}看不清，不能受理；请重拍，确实只能如此的请写明采用的原因`,
  )
}
