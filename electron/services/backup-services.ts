import { type DeskContext, whenOpen } from '#electron/desk-context.ts'
import type { Services } from '#electron/serve.ts'
import { makeRecoveryCode } from '#electron/vault/recovery-slot.ts'
import type { BACKUP_METHODS } from '#shared/bridge-backup.ts'
import { ok } from '#shared/result.ts'

/** Where the open vault is backed up to, and the recovery code of the safe. */
export function backupServices(context: DeskContext): Pick<Services, keyof typeof BACKUP_METHODS> {
  return {
    'backup.state': whenOpen(context, ({ backups }) => ok(backups.state())),
    'backup.addPlace': whenOpen(context, ({ backups }, { path }) => backups.addPlace(path)),
    'backup.removePlace': whenOpen(context, ({ backups }, { path }) =>
      ok(backups.removePlace(path)),
    ),
    'backup.now': whenOpen(context, ({ backups }) => ok(backups.run('wish'))),
    'recovery.make': whenOpen(context, async ({ vault, backups }, { password }) => {
      const made = await makeRecoveryCode(vault, {
        password,
        deviceSecret: await context.host.deviceSecret(),
        cost: context.passwordCost,
      })
      // The slot is of use where the backups are.
      if (made.ok) backups.run()
      return made
    }),
  }
}
