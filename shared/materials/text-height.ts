import { type GreyImage, middle } from './grey-image.ts'

/** The page is read in so many upright strips: lines that are a little askew stay apart in each. */
const STRIPS = 24

/** Lower than this many pixels is a speck, higher than that share of the page a picture or a frame. */
const SPECK = 4
const TALL = 0.06

/** Ink is darker than this share of the paper. */
const INK = 0.72

/** A row belongs to a line when this share of the strip's width is ink. */
const FILLED = 0.04

/** Height of the lines of text in pixels: the median over all lines; a tall value where there are none. */
export function textHeight(image: GreyImage, paper: number): number {
  const width = Math.floor(image.width / STRIPS)
  const heights = Array.from({ length: STRIPS - 2 }, (_, strip) =>
    lineHeights(image, { from: (strip + 1) * width, width, ink: paper * INK }),
  ).flat()
  return heights.length === 0 ? image.height : middle(heights)
}

interface Strip {
  readonly from: number
  readonly width: number
  readonly ink: number
}

function lineHeights(image: GreyImage, strip: Strip): readonly number[] {
  const heights: number[] = []
  const isTall = image.height * TALL
  let height = 0
  for (let row = 0; row <= image.height; row += 1) {
    if (row < image.height && isFilled(image, strip, row)) {
      height += 1
      continue
    }
    if (height > SPECK && height < isTall) heights.push(height)
    height = 0
  }
  return heights
}

function isFilled({ data, width: rowLength }: GreyImage, strip: Strip, row: number): boolean {
  const start = row * rowLength + strip.from
  let filled = 0
  for (let at = start; at < start + strip.width; at += 1) {
    if ((data[at] ?? 255) < strip.ink) filled += 1
  }
  return filled >= strip.width * FILLED
}
