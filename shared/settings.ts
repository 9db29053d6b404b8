import * as z from 'zod'
import type { DeskMode } from '#shared/desk-mode.ts'
import { DEFAULT_LOOKS, LedgerLooks } from '#shared/ledger/ledger-looks.ts'

/** The shortest password that protects a vault. */
export const MINIMUM_PASSWORD = 8

/** What a clerk may type as a new password; the desk says itself that one is too short. */
export const NewPassword = z.string().min(1).max(200)

/** At least a month, so that a correction by the subsystem still finds the pages here; at most ten years. */
export const RetentionDays = z.int().min(30).max(3650)
const DEFAULT_RETENTION_DAYS = 180

/** The province profile of an office that reports by the access file in its vault. */
export const BY_ACCESS_FILE = 'access-file'

/** How this desk works; kept in the vault, every change is a commit. */
export const DeskSettings = z.strictObject({
  /** The province profile: a file name of `assets/provinces`, or `BY_ACCESS_FILE`; it tells the vault's mode. */
  profileId: z.string().regex(/^[a-z][a-z-]{0,39}$/),
  /** Minutes without a key or a click after which the desk locks. */
  idleMinutes: z.int().min(1).max(30),
  /**
   * Days after a filing is wholly reported until its pages may leave for an archive. No text sets them; settings
   * from before there was a choice have the default.
   */
  retentionDays: RetentionDays.default(DEFAULT_RETENTION_DAYS),
  /** When the line was last tested and found good, and when a test page last reached the spooler. */
  lineTestedAt: z.iso.datetime().nullable(),
  printTestedAt: z.iso.datetime().nullable(),
  /** Columns and views of the ledger; settings from before there was one have the defaults. */
  ledger: LedgerLooks.default(DEFAULT_LOOKS),
})
export type DeskSettings = z.infer<typeof DeskSettings>

/** How a desk works before anybody changed anything. */
export const DEFAULT_SETTINGS: DeskSettings = {
  profileId: 'training',
  idleMinutes: 5,
  retentionDays: DEFAULT_RETENTION_DAYS,
  lineTestedAt: null,
  printTestedAt: null,
  ledger: DEFAULT_LOOKS,
}

/** How the subsystem is spoken to, as the settings show it: no secret. */
export const LineProfile = z.strictObject({
  id: z.string(),
  name: z.string(),
  url: z.string(),
  infver: z.string(),
  receiverSystemCode: z.string(),
  scheme: z.string(),
  paasId: z.string(),
})
export type LineProfile = z.infer<typeof LineProfile>

/** One finding of a line test, in the clerk's words. */
export const LineCheck = z.strictObject({
  id: z.enum(['reached', 'duration', 'signature', 'clock']),
  state: z.enum(['good', 'bad', 'unknown']),
  words: z.string(),
})
export type LineCheck = z.infer<typeof LineCheck>

/** What a test of the line (9001) found, and who can mend what is wrong. */
export const LineTest = z.strictObject({
  isGood: z.boolean(),
  checks: z.array(LineCheck),
  /** '' when there is nothing to mend. */
  remedy: z.string(),
})
export type LineTest = z.infer<typeof LineTest>

/** The mode a vault with these settings was made in. */
export function modeOf({ profileId }: Pick<DeskSettings, 'profileId'>): DeskMode {
  return profileId === BY_ACCESS_FILE ? 'production' : 'training'
}
