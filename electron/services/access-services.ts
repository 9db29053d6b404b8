import { type DeskContext, whenOpen } from '#electron/desk-context.ts'
import type { Services } from '#electron/serve.ts'
import { readAccess, readNewAccess, takeAccess } from '#electron/vault/access.ts'
import type { ACCESS_METHODS } from '#shared/access.ts'
import { ok, refuse } from '#shared/result.ts'
import { profileOfAccess, shownProfile } from '#shared/sync/subsystem-profile.ts'

/** The access file (接入文件): what it would change, and how it is taken. */
export function accessServices(context: DeskContext): Pick<Services, keyof typeof ACCESS_METHODS> {
  if (context.mode === 'training') {
    const none = () => refuse('training-desk', '训练模式只连接内置的训练平台，不用接入文件')
    return { 'access.preview': none, 'access.take': none }
  }
  return {
    'access.preview': whenOpen(context, ({ vault }, { text }) => {
      const read = readNewAccess(vault, text)
      if (!read.ok) return read
      const held = readAccess(vault)
      return ok({
        before: held ? shownProfile(profileOfAccess(held)) : null,
        after: shownProfile(profileOfAccess(read.value)),
        isSecretChanged: held?.token !== read.value.token,
      })
    }),
    'access.take': whenOpen(context, async ({ vault }, { text }) => {
      const read = readNewAccess(vault, text)
      if (!read.ok) return read
      takeAccess(vault, read.value)
      await context.restartSession()
      return ok(shownProfile(profileOfAccess(read.value)))
    }),
  }
}
