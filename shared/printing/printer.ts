import * as z from 'zod'
import type { Failure } from '#shared/result.ts'

/** A printer the spooler knows. */
export const Printer = z.strictObject({
  /** Its name at the spooler. */
  name: z.string(),
  /** What people call it; the name where nobody said. */
  description: z.string(),
  isDefault: z.boolean(),
  /** The spooler's names of its trays; empty where there is nothing to choose. */
  trays: z.array(z.string()),
  canTurn: z.boolean(),
  /** What stands in the way of printing, in the clerk's words; '' when nothing does. */
  trouble: z.string(),
})
export type Printer = z.infer<typeof Printer>

/** A job the spooler has taken; the number is '' where the system gives none. */
export const SpooledJob = z.strictObject({ printer: z.string(), job: z.string() })
export type SpooledJob = z.infer<typeof SpooledJob>

/** Where a job stands, by the spooler's own word. */
export const JobState = z.strictObject({
  kind: z.enum([
    /** Waiting its turn, or on its way to the printer. */
    'printing',
    /** The printer does not answer; the job goes on waiting. */
    'offline',
    /** The printer asks for paper, a hand, toner; the job goes on waiting. */
    'attention',
    'done',
    'cancelled',
    'failed',
    /** The spooler no longer knows the job, or does not answer: it may have been printed. */
    'unknown',
  ]),
  /** The same in the clerk's words. */
  words: z.string(),
})
export type JobState = z.infer<typeof JobState>

/** Whether a job has come to its end, one way or the other. */
export function hasEnded({ kind }: JobState): boolean {
  return kind === 'done' || kind === 'cancelled' || kind === 'failed'
}

/** Refusals of a shell that does not know whether the spooler has the job. */
const MAYBE_TAKEN: readonly string[] = ['printer-no-answer', 'printer-no-job', 'print-failed']

/** Whether a job that a shell refused may have been printed all the same: somebody has to look. */
export function isMaybeTaken({ code }: Failure): boolean {
  return MAYBE_TAKEN.includes(code)
}
