import { isTrue, type Placement } from '#shared/printing/printer-profile.ts'
import { points } from './page-style.ts'

/** As much of pdfkit's document as is needed to reach its finished pages. */
interface BufferedDocument {
  bufferedPageRange(): { readonly start: number; readonly count: number }
  switchToPage(page: number): void
  readonly page: {
    /** What is drawn on the page, operator by operator; the first turns the y axis down. */
    readonly content: { buffer: Buffer[]; uncompressedLength: number; data: { Length: number } }
  }
}

/** How the pages of a document come to lie on the sheets of a job. */
export interface SheetPlacement {
  readonly placement: Placement
  /** Number of sheets of this job that were printed before, for the drift. */
  readonly sheetsBefore: number
}

/**
 * Moves and stretches every page by one matrix before anything else is drawn on it. `stream` is the
 * document pdfmake hands out, drawn but not yet written (`bufferPages`).
 */
export function placePages(stream: unknown, { placement, sheetsBefore }: SheetPlacement): void {
  if (isTrue(placement)) return
  // Safe: pdfmake's stream is a pdfkit document; `calibration-page.test.ts` reads the lines back.
  const document = stream as BufferedDocument
  const { start, count } = document.bufferedPageRange()
  for (let page = start; page < start + count; page += 1) {
    document.switchToPage(page)
    const { content } = document.page
    const operator = Buffer.from(`${matrix(placement, sheetsBefore + page - start)} cm\n`)
    content.buffer.splice(1, 0, operator)
    content.uncompressedLength += operator.length
    content.data.Length += operator.length
  }
}

function matrix({ offsetX, offsetY, scaleX, scaleY, drift }: Placement, sheet: number): string {
  const right = points(offsetX)
  const down = points(offsetY + drift * sheet)
  return [scaleX, 0, 0, scaleY, right, down].map((part) => part.toFixed(5)).join(' ')
}
