import { type DeskContext, type Session, whenOpen } from '#electron/desk-context.ts'
import type { Services } from '#electron/serve.ts'
import { readAccess, readNewAccess, takeAccess } from '#electron/vault/access.ts'
import type { Vault } from '#electron/vault/vault.ts'
import type { ACCESS_METHODS } from '#shared/access.ts'
import { ok, type Result, refuse } from '#shared/result.ts'
import type { LineProfile } from '#shared/settings.ts'
import { profileOfAccess, shownProfile } from '#shared/sync/subsystem-profile.ts'

/** The access file (接入文件): what it would change, and how it is taken. */
export function accessServices(context: DeskContext): Pick<Services, keyof typeof ACCESS_METHODS> {
  if (context.mode === 'training') {
    const none = () => refuse('training-desk', '训练模式只连接内置的训练平台，不用接入文件')
    return { 'access.preview': none, 'access.take': none }
  }
  const stopping = new Set<Session>()
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
    'access.take': whenOpen(context, async (session, { text }) => {
      if (stopping.has(session)) return BUSY
      stopping.add(session)
      // Nothing may leave for the old platform once it is decided whether the new one may be taken.
      await session.stopLine().finally(() => stopping.delete(session))
      if (context.session() !== session) return refuse('locked', '柜台已锁定，接入没有改动')
      try {
        return takeNew(session.vault, text)
      } finally {
        session.startLine()
      }
    }),
  }
}

const BUSY = refuse('access-busy', '上一次导入还没有完成，请稍候')

function takeNew(vault: Vault, text: string): Result<LineProfile> {
  const read = readNewAccess(vault, text)
  if (!read.ok) return read
  takeAccess(vault, read.value)
  return ok(shownProfile(profileOfAccess(read.value)))
}
