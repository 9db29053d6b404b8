import * as z from 'zod'
import { LegibilityReport } from './legibility.ts'

/** Where a picture came from: 高拍仪, a file, the clipboard, or the folder a scanner writes to. */
export const PageSource = z.enum(['camera', 'file', 'paste', 'watched'])
export type PageSource = z.infer<typeof PageSource>

/**
 * Where the upload (9101) of a page stands. `draft` is not accepted yet; `sending` may have reached the
 * subsystem in part and goes on at the next unconfirmed piece; `refused` waits for a person.
 */
export const PageUpload = z.strictObject({
  state: z.enum(['draft', 'waiting', 'sending', 'confirmed', 'refused']),
  /** 文件查询号 file_qury_no the subsystem gave; '' before. */
  serial: z.string(),
  confirmedAt: z.iso.datetime().nullable(),
  /** Why it stands there, in the clerk's words; '' where nothing is the matter. */
  words: z.string(),
})
export type PageUpload = z.infer<typeof PageUpload>

/** How a page left this machine: when, by whom, and the archive file that holds it now. */
export const PageRemoval = z.strictObject({
  at: z.iso.datetime(),
  /** The operator's name. */
  by: z.string(),
  /** File name of the archive, and the SHA-256 it had when it was read back whole. */
  archive: z.string(),
  archiveSha256: z.string().regex(/^[0-9a-f]{64}$/),
})
export type PageRemoval = z.infer<typeof PageRemoval>

/** One page of a material as a JPEG; the picture itself lies sealed beside the record. */
export const MaterialPage = z.strictObject({
  /** Made once by the window. */
  id: z.uuid(),
  /** The draft it belongs to, which is the filing's id after acceptance. */
  owner: z.uuid(),
  /** Id of the material requirement in the policy pack. */
  requirement: z.string().min(1).max(60),
  /** Place among the pages of its requirement, from 0. */
  position: z.int().min(0),
  /** Pixels. */
  width: z.int().min(1),
  height: z.int().min(1),
  /** Bytes of the JPEG. */
  bytes: z.int().min(1),
  /** SHA-256 of the JPEG, lower-case hex; the acceptance commit fixes it. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  source: PageSource,
  takenAt: z.iso.datetime(),
  /** The operator's name. */
  takenBy: z.string(),
  report: LegibilityReport,
  /** Why a poor page is taken all the same; '' where nobody said so. */
  override: z.string().max(200),
  upload: PageUpload,
  /** Null while the picture is on this machine. */
  removed: PageRemoval.nullable(),
})
export type MaterialPage = z.infer<typeof MaterialPage>

/** What the window knows of a page it hands over. */
export const NewPage = MaterialPage.pick({
  id: true,
  width: true,
  height: true,
  source: true,
  report: true,
  override: true,
})
export type NewPage = z.infer<typeof NewPage>

/** A page nobody has sent yet. */
export const NOT_SENT: PageUpload = { state: 'draft', serial: '', confirmedAt: null, words: '' }

/** Most pages of one filing: a thick file at the counter has about twenty. */
export const MOST_PAGES = 60

/** Most bytes of one page and of its thumbnail; a legible page takes at most 300 KB. */
export const LONGEST_PAGE = 2 * 1024 * 1024
export const LONGEST_THUMBNAIL = 96 * 1024

/** Pages in the order they are shown: by requirement, then by place. */
export function inPageOrder(pages: readonly MaterialPage[]): MaterialPage[] {
  return pages.toSorted(
    (a, b) => a.requirement.localeCompare(b.requirement) || a.position - b.position,
  )
}
