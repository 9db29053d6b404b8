import * as z from 'zod'

/** A way on from a vault that did not open: back to a backup, on with what is there, or only looking. */
export const RecoveryWay = z.enum(['restore', 'continue', 'read-only'])
export type RecoveryWay = z.infer<typeof RecoveryWay>

/** What is wrong with a vault that guided recovery leads on from. */
export const RECOVERABLE = [
  'vault-damaged',
  'vault-behind',
  'vault-ahead',
  'head-missing',
  'head-damaged',
  'head-mismatch',
] as const

/** What was found when a vault did not open, and the ways on from there. */
export const RecoveryFound = z.strictObject({
  /** What is wrong, in the clerk's words. */
  words: z.string(),
  /** The data as they lie here; null where they cannot be read. */
  vault: z
    .strictObject({
      filings: z.int(),
      unfinished: z.int(),
      /** The instant of the newest save. */
      savedAt: z.iso.datetime().nullable(),
      /** Whether every link of the audit chain and every row of the record fits. */
      isSound: z.boolean(),
    })
    .nullable(),
  /** The newest backup that was read whole and found good; null where there is none. */
  backup: z
    .strictObject({
      place: z.string(),
      madeAt: z.iso.datetime(),
      filings: z.int(),
      /** Whether the data here hold all that this backup holds. */
      isIncluded: z.boolean(),
    })
    .nullable(),
  /** The ways that lead on, the advised one first; none where nothing can be read. */
  ways: z.array(RecoveryWay),
})
export type RecoveryFound = z.infer<typeof RecoveryFound>

/**
 * The ways on, the advised one first. Data that hold all of the newest backup are never given up for it;
 * data that do not fit their audit chain are only looked at.
 */
export function recoveryWays({
  vault,
  backup,
}: Omit<RecoveryFound, 'ways' | 'words'>): RecoveryWay[] {
  if (vault === null) return backup ? ['restore'] : []
  if (!vault.isSound) return backup ? ['restore', 'read-only'] : ['read-only']
  if (backup === null) return ['continue', 'read-only']
  return backup.isIncluded ? ['continue', 'read-only', 'restore'] : ['restore', 'read-only']
}

/** Whether a refusal to open leads to a guided recovery. */
export function isRecoverable(code: string): boolean {
  return RECOVERABLE.some((known) => known === code)
}
