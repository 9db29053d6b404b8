import * as z from 'zod'
import { MaterialPage } from '#shared/materials/page.ts'

const Sha256 = z.string().regex(/^[0-9a-f]{64}$/)
/** `YYYY-MM`: the month in which filings were wholly reported. */
export const ArchiveMonth = z.string().regex(/^\d{4}-\d{2}$/)

/** A page as an archive's index names it. */
export const ArchivedPage = MaterialPage.pick({
  id: true,
  requirement: true,
  position: true,
  width: true,
  height: true,
  bytes: true,
  sha256: true,
  takenAt: true,
  takenBy: true,
}).extend({
  /** The material's name, so that the file explains itself. */
  material: z.string(),
  /** 文件查询号 by which the subsystem knows it. */
  serial: z.string(),
})
export type ArchivedPage = z.infer<typeof ArchivedPage>

/** A filing whose pages an archive holds. */
export const ArchivedFiling = z.strictObject({
  id: z.uuid(),
  acceptanceNumber: z.string(),
  receiptNumber: z.string(),
  name: z.string(),
  documentNumber: z.string(),
  reportedDay: z.iso.date(),
  pages: z.array(ArchivedPage).min(1),
})
export type ArchivedFiling = z.infer<typeof ArchivedFiling>

/** What an archive file holds, in the order of its pictures. Sealed with them. */
export const ArchiveIndex = z.strictObject({
  version: z.literal(1),
  /** Of the vault it came from: where its audit chain begins. */
  origin: z.string(),
  office: z.strictObject({ name: z.string(), agencyCode: z.string() }),
  month: ArchiveMonth,
  madeAt: z.iso.datetime(),
  madeBy: z.strictObject({ number: z.string(), name: z.string() }),
  filings: z.array(ArchivedFiling).min(1),
})
export type ArchiveIndex = z.infer<typeof ArchiveIndex>

/** Filings of one month whose pages may leave, and how much that frees. */
export const DueMonth = z.strictObject({
  month: ArchiveMonth,
  filings: z.int(),
  pages: z.int(),
  bytes: z.int(),
})
export type DueMonth = z.infer<typeof DueMonth>

/** Numbers of filings whose pages stay, by why. */
export const KeptFilings = z.strictObject({
  /** Only the days are not over yet; the first of them on `nextDay`. */
  young: z.int(),
  nextDay: z.iso.date().nullable(),
  'not-acknowledged': z.int(),
  'not-confirmed': z.int(),
  owed: z.int(),
  queued: z.int(),
})
export type KeptFilings = z.infer<typeof KeptFilings>

/** What of the pages of this office is due, what stays, and where it went. */
export const ArchiveState = z.strictObject({
  retentionDays: z.int(),
  /** Where the last archive was written or found; '' where there was none. */
  folder: z.string(),
  /** That folder lies on the disk of the data. */
  isSameDisk: z.boolean(),
  due: z.array(DueMonth),
  kept: KeptFilings,
  /** Pages that have left. */
  archivedPages: z.int(),
  isRunning: z.boolean(),
})
export type ArchiveState = z.infer<typeof ArchiveState>

/** How far a run is: bytes of the file at hand, or filings whose pages are taken off. */
export const ArchiveProgress = z.strictObject({
  step: z.enum(['checking', 'writing', 'removing', 'ended']),
  /** Name of the file at hand. */
  file: z.string(),
  done: z.int(),
  total: z.int(),
})
export type ArchiveProgress = z.infer<typeof ArchiveProgress>

/** A file whose pages have left the machine: it was read back whole before. */
export const WrittenArchive = z.strictObject({
  name: z.string(),
  sha256: Sha256,
  month: ArchiveMonth,
  filings: z.int(),
  pages: z.int(),
  /** Bytes that are free now. */
  bytes: z.int(),
  /** It lay there from a run that was broken off. */
  isFound: z.boolean(),
})
export type WrittenArchive = z.infer<typeof WrittenArchive>

/** What came of a run. */
export const ArchiveOutcome = z.strictObject({
  files: z.array(WrittenArchive),
  /** It was called off; what is done is done. */
  isCalledOff: z.boolean(),
  /** Acceptance numbers of filings that stay because a page of theirs cannot be read here. */
  unreadable: z.array(z.string()),
  /** Names of archives in the folder that are not whole; they were left as they are. */
  damaged: z.array(z.string()),
  /** Why it ended before all that was due had left; '' where it did not. */
  problem: z.string(),
})
export type ArchiveOutcome = z.infer<typeof ArchiveOutcome>

/** An archive file as it lies there, before any key has been at it. */
export const ArchiveFace = z.strictObject({
  path: z.string(),
  office: z.string(),
  month: ArchiveMonth,
  madeAt: z.iso.datetime(),
  /** It opens with the key of the vault that is open. */
  isOurs: z.boolean(),
  /** Who could open the vault when it was made, and by the code of the safe. */
  operators: z.array(z.strictObject({ number: z.string(), name: z.string() })),
  hasRecoveryCode: z.boolean(),
})
export type ArchiveFace = z.infer<typeof ArchiveFace>
