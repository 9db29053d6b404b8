import * as z from 'zod'

/** Something that is no longer as it was saved. */
export const Damage = z.strictObject({
  /** Names it for mending; the same damage keeps it. */
  id: z.string(),
  kind: z.enum(['record', 'page', 'backup']),
  /** What is damaged, and what it touches, in the clerk's words. */
  words: z.string(),
  /** What leads on. */
  remedy: z.string(),
  /** Whether the desk can mend it at one key. */
  canMend: z.boolean(),
})
export type Damage = z.infer<typeof Damage>

/** What one full pass over vault, pages and backups looked at. */
export const ScrubCounts = z.strictObject({
  /** Saves (links of the audit chain) with every row they wrote. */
  saves: z.int(),
  /** Files of pages and thumbnails. */
  pages: z.int(),
  /** Backups, the newest of each place. */
  backups: z.int(),
})
export type ScrubCounts = z.infer<typeof ScrubCounts>

/** Where the check of what is stored stands. */
export const IntegrityState = z.strictObject({
  isRunning: z.boolean(),
  /** When the last full pass ended, and what it looked at; null before the first. */
  last: z.strictObject({ finishedAt: z.iso.datetime(), counts: ScrubCounts }).nullable(),
  damages: z.array(Damage),
})
export type IntegrityState = z.infer<typeof IntegrityState>
