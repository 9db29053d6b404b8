import type { Layout } from '#shared/forms/layout.ts'
import type { Result } from '#shared/result.ts'

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

/** What the PDF worker is asked. */
export interface PdfRequest {
  readonly id: number
  readonly layout: Layout
}

/** What the PDF worker says: that its everyday fonts are read, then answers by the number of the request. */
export type PdfMessage =
  | { readonly kind: 'ready' }
  | { readonly kind: 'answer'; readonly id: number; readonly result: Result<RenderedPdf> }
