import * as UTIF from 'utif2'
import { PICTURE_LIMITS, PICTURE_REFUSALS } from '#shared/materials/picture-refusals.ts'
import { ok, type Result } from '#shared/result.ts'
import type { OpenFile, Source } from './read-file.ts'

type Directory = ReturnType<typeof UTIF.decode>[number]

/** TIFF tags ImageWidth and ImageLength, and NewSubfileType with its bit for a reduced copy. */
const WIDTH = 't256'
const LENGTH = 't257'
const SUBFILE_TYPE = 't254'
const REDUCED = 1

/** Opens a TIFF, as scanner programs write it: one page to each directory. */
export function openTiff(bytes: Uint8Array<ArrayBuffer>, name: string): Result<OpenFile> {
  const pages = findPages(bytes)
  if (pages === undefined || pages.length === 0) return PICTURE_REFUSALS.broken(name)
  if (pages.length > PICTURE_LIMITS.pages) return PICTURE_REFUSALS.tooManyPages(name, pages.length)
  const bomb = pages.find((page) => tag(page, WIDTH) * tag(page, LENGTH) > PICTURE_LIMITS.pixels)
  if (bomb) return PICTURE_REFUSALS.tooManyPixels(name, tag(bomb, WIDTH), tag(bomb, LENGTH))
  return ok({
    kind: 'tiff',
    pages: pages.length,
    hasScripts: false,
    drawPage: async (page) => {
      const directory = pages[page]
      const source = directory && draw(bytes, directory)
      return source ? ok(source) : PICTURE_REFUSALS.broken(name)
    },
    close: async () => undefined,
  })
}

function findPages(bytes: Uint8Array<ArrayBuffer>): readonly Directory[] | undefined {
  try {
    return UTIF.decode(bytes.buffer).filter(
      (page) =>
        tag(page, WIDTH) > 0 && tag(page, LENGTH) > 0 && (tag(page, SUBFILE_TYPE) & REDUCED) === 0,
    )
  } catch {
    // The library throws whatever it stumbled over.
    return undefined
  }
}

function draw(bytes: Uint8Array<ArrayBuffer>, page: Directory): Source | undefined {
  try {
    UTIF.decodeImage(bytes.buffer, page)
    const rgba = UTIF.toRGBA8(page)
    const { width, height } = page
    if (rgba.length !== width * height * 4) return undefined
    const canvas = new OffscreenCanvas(width, height)
    const picture = new ImageData(new Uint8ClampedArray(rgba), width, height)
    canvas.getContext('2d')?.putImageData(picture, 0, 0)
    return canvas
  } catch {
    return undefined
  }
}

/** First number of a tag; 0 where it is missing. */
function tag(directory: Directory, name: string): number {
  const value = directory[name]
  const first = typeof value === 'object' ? value[0] : value
  return typeof first === 'number' ? first : 0
}
