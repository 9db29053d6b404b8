import { awaitsOverride } from '#shared/materials/legibility.ts'
import { type Result, refuse } from '#shared/result.ts'
import { draftPagesOf } from './page-rows.ts'
import type { Vault } from './vault.ts'

/** The refusal of a draft with pages that cannot be read and nobody has answered for. */
export function findIllegible({ db }: Vault, draftId: string): Result<never> | undefined {
  const poor = draftPagesOf(db, draftId).filter(awaitsOverride)
  const [first] = poor
  if (first === undefined) return undefined
  const which = poor.length === 1 ? `第 ${first.position + 1} 页` : `${poor.length} 页`
  return refuse(
    'page-illegible@materials',
    `材料图像有${which}看不清，不能受理；请重拍，确实只能如此的请写明采用的原因`,
  )
}
