import { findPictureHeader } from '#shared/materials/picture-header.ts'
import { findForeignKind, findPictureKind } from '#shared/materials/picture-kind.ts'
import { PICTURE_LIMITS, PICTURE_REFUSALS } from '#shared/materials/picture-refusals.ts'
import { assertNever, ok, type Result } from '#shared/result.ts'
import type { Inspected, PictureFile } from './picture-job.ts'

/** A file whose pages can be drawn; `close` gives its memory back. */
export interface OpenFile extends Inspected {
  drawPage(page: number): Promise<Result<Source>>
  close(): Promise<void>
}

/** A decoded page, upright as its file says. */
export type Source = ImageBitmap | OffscreenCanvas

/** Opens a file by what it contains; what is too large is refused by its header, before it is decoded. */
export async function openFile(file: PictureFile): Promise<Result<OpenFile>> {
  const { blob, name } = file
  if (blob.size === 0) return PICTURE_REFUSALS.empty(name)
  if (blob.size > PICTURE_LIMITS.fileBytes) return PICTURE_REFUSALS.tooLarge(name, blob.size)
  const bytes = new Uint8Array(await blob.arrayBuffer())
  const kind = findPictureKind(bytes)
  switch (kind) {
    case undefined:
      return PICTURE_REFUSALS.notPicture(name, findForeignKind(bytes))
    case 'tiff': {
      const { openTiff } = await import('./open-tiff.ts')
      return openTiff(bytes, name)
    }
    case 'pdf': {
      // pdf.js is large, and most pages come from the camera.
      const { openPdf } = await import('./open-pdf.ts')
      return openPdf(bytes, name)
    }
    case 'jpeg':
    case 'png':
    case 'webp':
      return openPicture(file, bytes, kind)
    default:
      return assertNever(kind)
  }
}

function openPicture(
  { blob, name }: PictureFile,
  bytes: Uint8Array,
  kind: 'jpeg' | 'png' | 'webp',
): Result<OpenFile> {
  const header = findPictureHeader(kind, bytes)
  if (header === undefined || !header.isWhole) return PICTURE_REFUSALS.broken(name)
  const { width, height } = header
  if (width * height > PICTURE_LIMITS.pixels) {
    return PICTURE_REFUSALS.tooManyPixels(name, width, height)
  }
  return ok({
    kind,
    pages: 1,
    hasScripts: false,
    drawPage: async () => {
      try {
        return ok(await createImageBitmap(blob))
      } catch {
        return PICTURE_REFUSALS.broken(name)
      }
    },
    close: async () => undefined,
  })
}
