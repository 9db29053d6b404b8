import { type DeskContext, whenOpen } from '#electron/desk-context.ts'
import type { Services } from '#electron/serve.ts'
import { changeSettings } from '#electron/vault/settings.ts'
import type { ARCHIVE_METHODS } from '#shared/bridge-archive.ts'
import { ok } from '#shared/result.ts'

/** Pages that have been reported long enough: out of the machine, and back on screen. */
export function archiveServices(
  context: Pick<DeskContext, 'session' | 'host'>,
): Pick<Services, keyof typeof ARCHIVE_METHODS> {
  return {
    'archive.state': whenOpen(context, ({ archives }) => ok(archives.state())),
    'archive.setRetention': whenOpen(context, ({ vault, archives }, { retentionDays }) => {
      changeSettings(vault, { retentionDays })
      return ok(archives.state())
    }),
    'archive.run': whenOpen(context, ({ archives }, { folder }) => archives.run(folder)),
    'archive.cancel': whenOpen(context, ({ archives }) => {
      archives.cancel()
      return ok({})
    }),
    'archive.locate': whenOpen(context, ({ archives }, { pageId, path }) =>
      archives.locate(pageId, path),
    ),
    'archive.look': whenOpen(context, ({ archives }, { path }) => archives.look(path)),
    'archive.open': whenOpen(context, async ({ archives }, { path, ...proof }) =>
      archives.open(path, { ...proof, deviceSecret: await context.host.deviceSecret() }),
    ),
    'archive.image': whenOpen(context, ({ archives }, { pageId }) => archives.image(pageId)),
  }
}
