import * as z from 'zod'
import { BackupState, RestorableBackup } from '#shared/backup/backup-state.ts'
import { NewPassword } from '#shared/settings.ts'

const Nothing = z.strictObject({})
const Place = z.strictObject({ path: z.string().trim().min(1).max(500) })

/** The backups of an open vault. */
export const BACKUP_METHODS = {
  'backup.state': { input: Nothing, output: BackupState },
  /** A place is taken once a first backup was written and verified there. */
  'backup.addPlace': { input: Place, output: BackupState },
  /** What lies there stays. */
  'backup.removePlace': { input: Place, output: BackupState },
  'backup.now': { input: Nothing, output: BackupState },
  /** Told once, for the safe; an earlier code opens nothing any more. */
  'recovery.make': {
    input: z.strictObject({ password: z.string().max(200) }),
    output: z.strictObject({ code: z.string() }),
  },
} as const

/** The way back from a backup, before a vault is open. */
export const RESTORE_METHODS = {
  /** The backups in a place, or where this machine was backed up to, newest first. */
  'restore.find': {
    input: z.strictObject({ path: z.string().trim().max(500) }),
    output: z.array(RestorableBackup),
  },
  /** By the operator's own password; with the recovery code `password` is the new one. */
  'restore.run': {
    input: z.strictObject({
      folder: z.string(),
      seq: z.int(),
      operatorNumber: z.string(),
      password: NewPassword,
      recoveryCode: z.string().max(100),
    }),
    output: z.strictObject({
      madeAt: z.iso.datetime(),
      filings: z.int(),
      /** Only the lost key slots came back: the data of this machine are whole and were kept. */
      isDataKept: z.boolean(),
    }),
  },
} as const
