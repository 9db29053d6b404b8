import * as z from 'zod'

/** One place the vault is backed up to. */
export const BackupPlace = z.strictObject({
  path: z.string(),
  /** The newest backup that was verified there; null before the first. */
  verifiedAt: z.iso.datetime().nullable(),
  /** On the disk of the vault itself: of no help when that disk dies. */
  isSameDisk: z.boolean(),
  /** Why the last try failed; '' where it did not. */
  problem: z.string(),
})
export type BackupPlace = z.infer<typeof BackupPlace>

/** Where the vault is backed up to, and how old that is. */
export const BackupState = z.strictObject({
  places: z.array(BackupPlace),
  /** The newest verified backup anywhere; null where there is none. */
  verifiedAt: z.iso.datetime().nullable(),
  /** Whether everything saved is in a verified backup. */
  isCurrent: z.boolean(),
  /** When the recovery code in the safe was made; null where there is none. */
  recoveryMadeAt: z.iso.datetime().nullable(),
})
export type BackupState = z.infer<typeof BackupState>

/** One backup that may be restored, as it is before anybody proved whose it is. */
export const RestorableBackup = z.strictObject({
  folder: z.string(),
  seq: z.int(),
  office: z.string(),
  madeAt: z.iso.datetime(),
  filings: z.int(),
  /** Who can open it, by password. */
  operators: z.array(z.strictObject({ number: z.string(), name: z.string() })),
  hasRecoveryCode: z.boolean(),
})
export type RestorableBackup = z.infer<typeof RestorableBackup>
