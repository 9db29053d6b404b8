import { type DeskContext, whenOpen } from '#electron/desk-context.ts'
import type { Services } from '#electron/serve.ts'
import {
  listPages,
  orderPages,
  overridePage,
  putPage,
  readPicture,
  removePage,
  replacePage,
} from '#electron/vault/draft-pages.ts'
import {
  countRefusedPages,
  countUnconfirmed,
  listProgress,
  listRefusedPages,
  resendPages,
} from '#electron/vault/filing-pages.ts'
import { findPage } from '#electron/vault/page-rows.ts'
import type { MATERIAL_METHODS } from '#shared/bridge-materials.ts'
import { ok } from '#shared/result.ts'

/** The pages of drafts and filings, and the folder a scanner program writes to. */
export function materialServices(
  context: Pick<DeskContext, 'session'>,
): Pick<Services, keyof typeof MATERIAL_METHODS> {
  return {
    'material.put': whenOpen(context, ({ vault }, taken) => putPage(vault, taken)),
    'material.list': whenOpen(context, ({ vault }, { owner }) => ok(listPages(vault, owner))),
    'material.image': whenOpen(context, ({ vault, archives }, { pageId }) => {
      const page = findPage(vault.db, pageId)?.page
      return page?.removed ? archives.pictureOf(page) : readPicture(vault, pageId, 'jpeg')
    }),
    'material.thumbnail': whenOpen(context, ({ vault }, { pageId }) =>
      readPicture(vault, pageId, 'thumbnail'),
    ),
    'material.replace': whenOpen(context, ({ vault }, retaken) => replacePage(vault, retaken)),
    'material.order': whenOpen(context, ({ vault }, { owner, ...order }) =>
      orderPages(vault, owner, order),
    ),
    'material.remove': whenOpen(context, ({ vault }, { pageId }) => removePage(vault, pageId)),
    'material.override': whenOpen(context, ({ vault }, { pageId, reason }) =>
      overridePage(vault, pageId, reason),
    ),
    'material.progress': whenOpen(context, ({ vault }, { filingId }) =>
      ok(listProgress(vault, filingId)),
    ),
    'material.refused': whenOpen(context, ({ vault }, { limit }) =>
      ok({ filings: countRefusedPages(vault), rows: listRefusedPages(vault, limit) }),
    ),
    'material.unconfirmed': whenOpen(context, ({ vault }) => ok(countUnconfirmed(vault))),
    'material.resend': whenOpen(context, ({ vault, loop }, { filingId }) => {
      const pages = resendPages(vault, filingId)
      loop.wake()
      return ok(pages)
    }),
    'material.watch': whenOpen(context, ({ materials }, { directory }) =>
      materials.watch(directory),
    ),
    'material.watched': whenOpen(context, ({ materials }) => ok(materials.state())),
    'material.takeFound': whenOpen(context, ({ materials }, { id }) => materials.take(id)),
  }
}
