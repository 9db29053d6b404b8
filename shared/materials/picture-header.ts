import { assertNever } from '#shared/result.ts'
import type { PictureKind } from './picture-kind.ts'

/** What the header of a picture says, before anything is decoded. */
export interface PictureHeader {
  readonly width: number
  readonly height: number
  /** Whether the file goes on to its proper end. */
  readonly isWhole: boolean
}

/**
 * Reads size and end of a JPEG, PNG or WebP from its bytes alone; undefined where it is broken.
 * ITU-T T.81 annex B, PNG (ISO/IEC 15948) and the WebP container specification.
 */
export function findPictureHeader(
  kind: Exclude<PictureKind, 'tiff' | 'pdf'>,
  bytes: Uint8Array,
): PictureHeader | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  try {
    switch (kind) {
      case 'jpeg':
        return findJpegHeader(view)
      case 'png':
        return pngHeader(view)
      case 'webp':
        return webpHeader(view)
      default:
        return assertNever(kind)
    }
  } catch (error) {
    // A field past the end of the file.
    if (error instanceof RangeError) return undefined
    throw error
  }
}

const START_OF_SCAN = 0xda

/** Frame headers SOF0–SOF15; DHT, JPG and DAC between them are none. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
}

function findJpegHeader(view: DataView): PictureHeader | undefined {
  let size: { readonly width: number; readonly height: number } | undefined
  let at = 2
  for (;;) {
    if (view.getUint8(at) !== 0xff) return undefined
    const marker = view.getUint8(at + 1)
    // Fill bytes may stand before a marker.
    if (marker === 0xff) {
      at += 1
      continue
    }
    const length = view.getUint16(at + 2)
    if (isFrame(marker)) size = { height: view.getUint16(at + 5), width: view.getUint16(at + 7) }
    at += 2 + length
    if (marker === START_OF_SCAN) return size && { ...size, isWhole: hasEndOfImage(view, at) }
  }
}

/** Whether the end-of-image marker follows; inside coded data 0xff never stands before 0xd9. */
function hasEndOfImage(view: DataView, from: number): boolean {
  for (let at = view.byteLength - 2; at >= from; at -= 1) {
    if (view.getUint8(at) === 0xff && view.getUint8(at + 1) === 0xd9) return true
  }
  return false
}

function pngHeader(view: DataView): PictureHeader {
  const width = view.getUint32(16)
  const height = view.getUint32(20)
  let at = 8
  let isWhole = false
  while (!isWhole && at + 12 <= view.byteLength) {
    isWhole = view.getUint32(at + 4) === 0x49_45_4e_44
    at += 12 + view.getUint32(at)
  }
  return { width, height, isWhole: isWhole && at <= view.byteLength }
}

function webpHeader(view: DataView): PictureHeader | undefined {
  const isWhole = view.getUint32(4, true) + 8 <= view.byteLength
  const chunk = String.fromCharCode(...[12, 13, 14, 15].map((at) => view.getUint8(at)))
  switch (chunk) {
    case 'VP8 ':
      return {
        width: view.getUint16(26, true) & 0x3fff,
        height: view.getUint16(28, true) & 0x3fff,
        isWhole,
      }
    case 'VP8L': {
      const bits = view.getUint32(21, true)
      return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1, isWhole }
    }
    case 'VP8X':
      return { width: readUint24(view, 24) + 1, height: readUint24(view, 27) + 1, isWhole }
    default:
      return undefined
  }
}

function readUint24(view: DataView, at: number): number {
  return view.getUint16(at, true) | (view.getUint8(at + 2) << 16)
}
