import { type DeskContext, whenOpen } from '#electron/desk-context.ts'
import type { Services } from '#electron/serve.ts'
import { copyHead, listRows } from '#electron/vault/filings.ts'
import { ok } from '#shared/result.ts'

/** What the window's sealed copy follows; its key is a child of the master key, never the key itself. */
export function copyServices(
  context: DeskContext,
): Pick<Services, 'copy.key' | 'copy.clearStorage' | 'copy.head' | 'copy.rows'> {
  return {
    'copy.key': whenOpen(context, ({ vault }) => ok({ key: new Uint8Array(vault.keys.window) })),
    'copy.clearStorage': whenOpen(context, async () => {
      context.reportFault('copy.clearStorage', new Error('the window opens none of its databases'))
      await context.host.clearWindowStorage()
      return ok({})
    }),
    'copy.head': whenOpen(context, ({ vault }) => ok(copyHead(vault))),
    'copy.rows': whenOpen(context, ({ vault }, { afterSeq, limit }) =>
      ok(listRows(vault, afterSeq, limit)),
    ),
  }
}
