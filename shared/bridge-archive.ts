import * as z from 'zod'
import { ArchiveFace, ArchiveIndex, ArchiveOutcome, ArchiveState } from '#shared/archive/archive.ts'
import { DeskSettings } from '#shared/settings.ts'

const Nothing = z.strictObject({})
const Path = z.string().trim().min(1).max(500)
const Bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array)

/** Pages that have been reported long enough: into sealed archive files, and back on screen from there. */
export const ARCHIVE_METHODS = {
  'archive.state': { input: Nothing, output: ArchiveState },
  'archive.setRetention': {
    input: DeskSettings.pick({ retentionDays: true }),
    output: ArchiveState,
  },
  /**
   * Writes what is due into a folder, one file a month, reads each file back, and only then takes its
   * pages off this machine. Answers when it is through or was called off.
   */
  'archive.run': { input: z.strictObject({ folder: Path }), output: ArchiveOutcome },
  'archive.cancel': { input: Nothing, output: Nothing },
  /** Where to look for archives from now on, besides where they were written: the disk is elsewhere today. */
  'archive.locate': { input: z.strictObject({ pageId: z.uuid(), path: Path }), output: Nothing },
  /** What a file says of itself without any key. */
  'archive.look': { input: z.strictObject({ path: Path }), output: ArchiveFace },
  /** Opens a file: ours by the key at hand, another by a password of its operators or by the code of the safe. */
  'archive.open': {
    input: z.strictObject({
      path: Path,
      operatorNumber: z.string().max(20),
      password: z.string().max(200),
      recoveryCode: z.string().max(100),
    }),
    output: ArchiveIndex,
  },
  /** A page of the file that was opened last, checked against its hash. */
  'archive.image': {
    input: z.strictObject({ pageId: z.uuid() }),
    output: z.strictObject({ jpeg: Bytes }),
  },
} as const
