import './document-of-worker.ts'
import { type CornerPoints, extractDocument } from 'scanic'
import { type Corners, isWhole, type Place } from '#shared/materials/corners.ts'
import { fingerprint } from '#shared/materials/fingerprint.ts'
import { measurePage, SMALLEST_SIDE } from '#shared/materials/measure-page.ts'
import { PICTURE_REFUSALS } from '#shared/materials/picture-refusals.ts'
import { ok, type Result } from '#shared/result.ts'
import { drawn, greyOf, pixelsOf, toJpeg } from './canvas.ts'
import { findSheet } from './find-sheet.ts'
import type { MadePage, QuarterTurns, WantedPage } from './picture-job.ts'
import type { Source } from './read-file.ts'

/** Longest side of the picture in which the sheet is looked for, in pixels. */
const SEARCHED_SIDE = 900

/** Longest sides a page is kept with, in pixels: A4 at 170, 145 and 125 dpi. */
const KEPT_SIDES = [2000, 1700, 1450] as const

/** Qualities of JPEG that are tried on each size, best first. */
const QUALITIES = [0.8, 0.68, 0.55, 0.45] as const

/** A kept page is at most this large, in bytes. */
const KEPT_BYTES = 300_000

/** Longest side and quality of the picture in the list of pages. */
const THUMBNAIL = { side: 360, quality: 0.72 } as const

/** Straightens, crops, turns, measures and packs one page. */
export async function makePage(
  source: Source,
  { corners: wanted, turns, file }: WantedPage,
): Promise<Result<MadePage>> {
  const corners = wanted ?? (await findSheet(pixelsOf(drawn(source, SEARCHED_SIDE))))
  const sheet = turned(await straightened(source, corners), turns)
  if (Math.min(sheet.width, sheet.height) < SMALLEST_SIDE) {
    return PICTURE_REFUSALS.tooSmall(file.name, sheet.width, sheet.height)
  }
  const { canvas, jpeg } = await packed(sheet)
  const small = drawn(canvas, THUMBNAIL.side)
  return ok({
    jpeg,
    thumbnail: await toJpeg(small, THUMBNAIL.quality),
    width: canvas.width,
    height: canvas.height,
    report: measurePage(greyOf(canvas)),
    fingerprint: fingerprint(greyOf(small)),
    corners,
  })
}

async function straightened(source: Source, corners: Corners): Promise<OffscreenCanvas> {
  if (isWhole(corners)) return drawn(source, KEPT_SIDES[0])
  // Only as fine as the sheet will be kept: fewer pixels to move.
  const longest = Math.max(...sidesOf(corners, source))
  const scale = Math.min(1, KEPT_SIDES[0] / Math.max(1, longest))
  const picture = pixelsOf(drawn(source, Math.max(source.width, source.height) * scale))
  const { output } = await extractDocument(picture, asPixels(corners, picture), {
    output: 'imagedata',
  })
  if (!(output instanceof ImageData)) throw new Error('scanic returned no pixels')
  const sheet = new OffscreenCanvas(output.width, output.height)
  sheet.getContext('2d')?.putImageData(output, 0, 0)
  return sheet
}

function sidesOf(corners: Corners, { width, height }: Source): readonly number[] {
  const length = (from: Place, to: Place) =>
    Math.hypot((from.x - to.x) * width, (from.y - to.y) * height)
  const { topLeft, topRight, bottomRight, bottomLeft } = corners
  return [
    length(topLeft, topRight),
    length(topRight, bottomRight),
    length(bottomRight, bottomLeft),
    length(bottomLeft, topLeft),
  ]
}

function asPixels(corners: Corners, { width, height }: ImageData): CornerPoints {
  const pixel = ({ x, y }: Place) => ({ x: x * (width - 1), y: y * (height - 1) })
  return {
    topLeft: pixel(corners.topLeft),
    topRight: pixel(corners.topRight),
    bottomRight: pixel(corners.bottomRight),
    bottomLeft: pixel(corners.bottomLeft),
  }
}

function turned(sheet: OffscreenCanvas, turns: QuarterTurns): OffscreenCanvas {
  if (turns === 0) return sheet
  const isAcross = turns % 2 === 1
  const canvas = new OffscreenCanvas(
    isAcross ? sheet.height : sheet.width,
    isAcross ? sheet.width : sheet.height,
  )
  const context = canvas.getContext('2d')
  context?.translate(canvas.width / 2, canvas.height / 2)
  context?.rotate((turns * Math.PI) / 2)
  context?.drawImage(sheet, -sheet.width / 2, -sheet.height / 2)
  return canvas
}

/** The largest and finest JPEG of the page that is small enough; the smallest where none is. */
async function packed(sheet: OffscreenCanvas) {
  let last = await packedAt(sheet, KEPT_SIDES[0])
  for (const side of KEPT_SIDES.slice(1)) {
    if (last.jpeg.length <= KEPT_BYTES) return last
    last = await packedAt(sheet, side)
  }
  return last
}

async function packedAt(sheet: OffscreenCanvas, side: number) {
  const canvas = drawn(sheet, side)
  let jpeg = await toJpeg(canvas, QUALITIES[0])
  for (const quality of QUALITIES.slice(1)) {
    if (jpeg.length <= KEPT_BYTES) break
    jpeg = await toJpeg(canvas, quality)
  }
  return { canvas, jpeg }
}
