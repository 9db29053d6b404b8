import * as z from 'zod'
import { RowFault } from '#shared/batch/batch.ts'
import { ImportMapping } from './import-targets.ts'

/** A column of the file: place from 0, letters, name, and what stands in it first. */
export const ImportFileColumn = z.strictObject({
  place: z.int(),
  letters: z.string(),
  name: z.string(),
  samples: z.array(z.string()),
})
export type ImportFileColumn = z.infer<typeof ImportFileColumn>

/** A file that was read, and what its columns seem to be. */
export const ImportFile = z.strictObject({
  id: z.uuid(),
  name: z.string(),
  /** Rows below the header, blank ones left out. */
  rows: z.int(),
  columns: z.array(ImportFileColumn),
  mapping: ImportMapping,
})
export type ImportFile = z.infer<typeof ImportFile>

/** Faults shown at once; a file has all of them. */
export const MOST_SHOWN_FAULTS = 200

/** What a trial or an import of a file comes to; nothing is imported by a trial. */
export const ImportReport = z.strictObject({
  total: z.int(),
  /** Rows nothing stands against. */
  ready: z.int(),
  /** Rows this vault has already, from this or an earlier run. */
  known: z.int(),
  faulty: z.int(),
  /** The first rows with faults. */
  faults: z.array(z.strictObject({ row: z.int(), name: z.string(), faults: z.array(RowFault) })),
  /** Called off, or stopped by the lock, before the last row. */
  isBroken: z.boolean(),
  /** Why taking in stopped before the end, in the clerk's words; '' where it did not or was called off. */
  stopped: z.string(),
})
export type ImportReport = z.infer<typeof ImportReport>

/** The file at the desk, as it is mapped, and what its last trial or import came to. */
export const ImportHeld = z.strictObject({ file: ImportFile, report: z.nullable(ImportReport) })
export type ImportHeld = z.infer<typeof ImportHeld>

/** How far the desk has come with a file. */
export const ImportProgress = z.strictObject({
  step: z.enum(['checking', 'writing']),
  done: z.int(),
  total: z.int(),
})
export type ImportProgress = z.infer<typeof ImportProgress>
