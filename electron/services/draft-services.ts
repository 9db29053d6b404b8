import { type DeskContext, whenOpen } from '#electron/desk-context.ts'
import type { Services } from '#electron/serve.ts'
import { discardPages } from '#electron/vault/draft-pages.ts'
import { discardDraft, listDrafts, saveDraft } from '#electron/vault/drafts.ts'
import { ok } from '#shared/result.ts'

/** Drafts in the vault: the copy that outlives the window's. */
export function draftServices(
  context: DeskContext,
): Pick<Services, 'draft.save' | 'draft.list' | 'draft.discard'> {
  return {
    'draft.save': whenOpen(context, ({ vault }, draft) => {
      saveDraft(vault, draft)
      return ok({})
    }),
    'draft.list': whenOpen(context, ({ vault }) => ok(listDrafts(vault))),
    'draft.discard': whenOpen(context, ({ vault }, { id }) => {
      discardDraft(vault, id)
      discardPages(vault, id)
      return ok({})
    }),
  }
}
