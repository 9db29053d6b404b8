import type { GreyImage } from '#shared/materials/grey-image.ts'
import type { Source } from './read-file.ts'

/** The picture on white, reduced so that its longest side has at most so many pixels. */
export function drawn(source: Source, longestSide: number): OffscreenCanvas {
  const scale = Math.min(1, longestSide / Math.max(source.width, source.height))
  const width = Math.max(1, Math.round(source.width * scale))
  const height = Math.max(1, Math.round(source.height * scale))
  const canvas = new OffscreenCanvas(width, height)
  const context = contextOf(canvas)
  context.imageSmoothingQuality = 'high'
  context.fillStyle = '#fff'
  context.fillRect(0, 0, width, height)
  context.drawImage(source, 0, 0, width, height)
  return canvas
}

/** All pixels of a canvas. */
export function pixelsOf(canvas: OffscreenCanvas): ImageData {
  return contextOf(canvas).getImageData(0, 0, canvas.width, canvas.height)
}

/** The canvas in shades of grey (luma of ITU-R BT.601). */
export function greyOf(canvas: OffscreenCanvas): GreyImage {
  const { data } = pixelsOf(canvas)
  const grey = new Uint8Array(canvas.width * canvas.height)
  for (let at = 0; at < grey.length; at += 1) {
    const from = at * 4
    grey[at] =
      (77 * (data[from] ?? 0) + 150 * (data[from + 1] ?? 0) + 29 * (data[from + 2] ?? 0)) >> 8
  }
  return { width: canvas.width, height: canvas.height, data: grey }
}

/** The canvas as JPEG; `quality` from 0 to 1. */
export async function toJpeg(
  canvas: OffscreenCanvas,
  quality: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality })
  return new Uint8Array(await blob.arrayBuffer())
}

function contextOf(canvas: OffscreenCanvas): OffscreenCanvasRenderingContext2D {
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (context === null) throw new Error('a canvas without a context')
  return context
}
