import type { Layout } from '#shared/forms/layout.ts'
import { type PrintedContent, TRUE_PLACEMENT } from '#shared/printing/printer-profile.ts'
import type { Result } from '#shared/result.ts'
import type { SheetPlacement } from './place-pages.ts'

/** A finished document and its number of pages. */
export interface RenderedPdf {
  readonly pdf: Uint8Array<ArrayBuffer>
  readonly pages: number
}

/** What the PDF worker is started with. */
export interface PdfWorkerData {
  /** Path of `assets/fonts`. */
  readonly fontsDirectory: string
}

/** Papers of one document, in the order in which they come out; at least one. */
export type Papers = readonly [Layout, ...Layout[]]

/** How a document is made for its printer. */
export interface PrintSetting extends SheetPlacement {
  readonly content: PrintedContent
}

/** The form as it is, for a screen, a file or a printer nobody has set. */
export const PLAIN: PrintSetting = {
  content: 'whole',
  placement: TRUE_PLACEMENT,
  sheetsBefore: 0,
}

/** What the PDF worker is asked. */
export interface PdfRequest {
  readonly id: number
  readonly papers: Papers
  readonly setting: PrintSetting
}

/** What the PDF worker says: that its everyday fonts are read, then answers by the number of the request. */
export type PdfMessage =
  | { readonly kind: 'ready' }
  | { readonly kind: 'answer'; readonly id: number; readonly result: Result<RenderedPdf> }
