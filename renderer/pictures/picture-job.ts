import type { Corners } from '#shared/materials/corners.ts'
import type { Fingerprint } from '#shared/materials/fingerprint.ts'
import type { LegibilityReport } from '#shared/materials/legibility.ts'
import type { PictureKind } from '#shared/materials/picture-kind.ts'
import type { Result } from '#shared/result.ts'

/** A file a page comes from; `name` is only what the clerk is told. */
export interface PictureFile {
  readonly blob: Blob
  readonly name: string
}

/** Quarter turns clockwise. */
export type QuarterTurns = 0 | 1 | 2 | 3

/** What a file turned out to be. */
export interface Inspected {
  readonly kind: PictureKind
  readonly pages: number
  /** Scripts in a PDF; they never run, the clerk is told so. */
  readonly hasScripts: boolean
}

/** A page as it is to be made from a file. */
export interface WantedPage {
  readonly file: PictureFile
  /** 0 for the first. */
  readonly page: number
  /** Null: look for the sheet. */
  readonly corners: Corners | null
  readonly turns: QuarterTurns
}

/** A page ready to be kept: upright, cropped, small, and measured. */
export interface MadePage {
  readonly jpeg: Uint8Array<ArrayBuffer>
  readonly thumbnail: Uint8Array<ArrayBuffer>
  readonly width: number
  readonly height: number
  readonly report: LegibilityReport
  readonly fingerprint: Fingerprint
  /** Where the sheet was cut out. */
  readonly corners: Corners
}

/** Everything the worker does: job → input and answer. */
export interface PictureJobs {
  /** Looks at a file without decoding its pages. */
  readonly inspect: { readonly input: PictureFile; readonly answer: Result<Inspected> }
  readonly make: { readonly input: WantedPage; readonly answer: Result<MadePage> }
  /** The uncut page, for the corner editor. */
  readonly overview: {
    readonly input: Pick<WantedPage, 'file' | 'page'>
    readonly answer: Result<{ readonly jpeg: Uint8Array<ArrayBuffer> }>
  }
  /** A picture of the camera as a file of its own. */
  readonly frame: { readonly input: ImageBitmap; readonly answer: Result<{ readonly blob: Blob }> }
  /** Of a thumbnail made before. */
  readonly fingerprint: {
    readonly input: Uint8Array<ArrayBuffer>
    readonly answer: Result<{ readonly fingerprint: Fingerprint }>
  }
}

export type PictureJob = keyof PictureJobs

/** A job on its way to the worker. */
export type PictureRequest = {
  readonly [J in PictureJob]: { readonly job: J; readonly input: PictureJobs[J]['input'] }
}[PictureJob]
