import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist'
import * as pdfWorker from 'pdfjs-dist/build/pdf.worker.mjs'
import { PICTURE_LIMITS, PICTURE_REFUSALS } from '#shared/materials/picture-refusals.ts'
import { ok, type Result } from '#shared/result.ts'
import { PDF_FACTORIES } from './pdf-factories.ts'
import type { OpenFile } from './read-file.ts'

/** Where pdf.js looks for its own worker first: it runs in ours, which can be ended whole. */
Object.assign(globalThis, { pdfjsWorker: pdfWorker })

/** Longest side of a drawn page in pixels: a little more than is kept. */
const DRAWN_SIDE = 2600

/**
 * Opens a PDF: each page is drawn as a picture. Scripts, forms and links are never run; fonts are
 * drawn as outlines, so nothing of a file is installed.
 */
export async function openPdf(
  bytes: Uint8Array<ArrayBuffer>,
  name: string,
): Promise<Result<OpenFile>> {
  const loading = getDocument({
    data: bytes,
    isEvalSupported: false,
    enableXfa: false,
    disableFontFace: true,
    stopAtErrors: false,
    maxImageSize: PICTURE_LIMITS.pixels,
    verbosity: 0,
    ...PDF_FACTORIES,
  })
  try {
    const document = await loading.promise
    const pages = document.numPages
    if (pages > PICTURE_LIMITS.pages) {
      await loading.destroy()
      return PICTURE_REFUSALS.tooManyPages(name, pages)
    }
    return ok({
      kind: 'pdf',
      pages,
      hasScripts: await document.hasJSActions(),
      drawPage: (page) => drawPage(document, page, name),
      close: () => loading.destroy(),
    })
  } catch (error) {
    await loading.destroy()
    // Named so by pdf.js; its class is not the one of this bundle in every build.
    const isLocked = error instanceof Error && error.name === 'PasswordException'
    return isLocked ? PICTURE_REFUSALS.locked(name) : PICTURE_REFUSALS.broken(name)
  }
}

async function drawPage(document: PDFDocumentProxy, at: number, name: string) {
  try {
    const page = await document.getPage(at + 1)
    const { width, height } = page.getViewport({ scale: 1 })
    const viewport = page.getViewport({ scale: DRAWN_SIDE / Math.max(width, height) })
    const canvas = new OffscreenCanvas(Math.ceil(viewport.width), Math.ceil(viewport.height))
    const context = canvas.getContext('2d')
    if (context === null) return PICTURE_REFUSALS.broken(name)
    await page.render({
      canvas: null,
      // Of the same methods, but for what draws a focus ring.
      canvasContext: context as unknown as CanvasRenderingContext2D,
      viewport,
      background: '#fff',
    }).promise
    return ok(canvas)
  } catch {
    return PICTURE_REFUSALS.broken(name)
  }
}
