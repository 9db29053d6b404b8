import * as z from 'zod'
import { ImportFile, ImportHeld, ImportReport } from '#shared/imports/import-report.ts'
import { ImportMapping } from '#shared/imports/import-targets.ts'

const Bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array)
const Nothing = z.strictObject({})
const FileId = z.strictObject({ fileId: z.uuid() })

/** An office's older ledger: read, tried, taken in. Nothing of it is ever sent. */
export const IMPORT_METHODS = {
  'import.read': {
    input: z.strictObject({ name: z.string().max(300), bytes: Bytes }),
    output: ImportFile,
  },
  /** Other columns than before: a trial by those says nothing any more. */
  'import.map': {
    input: z.strictObject({ fileId: z.uuid(), mapping: ImportMapping }),
    output: Nothing,
  },
  /** The trial: every row is read and checked, nothing is written. */
  'import.check': {
    input: z.strictObject({ fileId: z.uuid(), mapping: ImportMapping }),
    output: ImportReport,
  },
  /** Takes the rows of the last trial in that nothing stands against, one commit each. */
  'import.run': { input: FileId, output: ImportReport },
  /** What is at the desk once the step under way is done; null where no file is. */
  'import.resume': { input: Nothing, output: z.nullable(ImportHeld) },
  'import.cancel': { input: Nothing, output: Nothing },
  /** Every fault of the last trial as a workbook. */
  'import.faults': { input: FileId, output: z.strictObject({ path: z.string() }) },
} as const
