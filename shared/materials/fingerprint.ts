import type { GreyImage } from './grey-image.ts'

/** A page as so many cells of mean brightness: about two to a character. */
const COLUMNS = 96
const ROWS = 128

/** The page is compared in so many fields each way, each with a shift of its own. */
const FIELDS = 4
const WIDTH = COLUMNS / FIELDS
const HEIGHT = ROWS / FIELDS

/** The same page taken again lies elsewhere by so many cells at most. */
const FARTHEST = 3
const SHIFTS = Array.from({ length: 2 * FARTHEST + 1 }, (_, at) => at - FARTHEST)

/** A field whose cells differ less than this on average, in shades, says nothing. */
const BLANK = 3

/** Mean brightness of each cell of a page, row by row. */
export type Fingerprint = readonly number[]

/** What tells a page from another one, however light it was taken. */
export function fingerprint(image: GreyImage): Fingerprint {
  return Array.from({ length: COLUMNS * ROWS }, (_, at) =>
    meanOf(image, at % COLUMNS, Math.floor(at / COLUMNS)),
  )
}

/** Likeness of two pages from 0 to 1: the correlation of their fields, each where it fits best. */
export function likeness(one: Fingerprint, other: Fingerprint): number {
  let sum = 0
  let compared = 0
  for (let field = 0; field < FIELDS * FIELDS; field += 1) {
    const found = findFieldLikeness(one, other, field)
    if (found === undefined) continue
    sum += found
    compared += 1
  }
  return compared === 0 ? 0 : sum / compared
}

/** The largest likeness to any of the others; 0 where there is none. */
export function largestLikeness(one: Fingerprint, others: readonly Fingerprint[]): number {
  return Math.max(0, ...others.map((other) => likeness(one, other)))
}

/** How well a field fits where it fits best; undefined where there is nothing in it. */
function findFieldLikeness(
  one: Fingerprint,
  other: Fingerprint,
  field: number,
): number | undefined {
  const corner = { column: (field % FIELDS) * WIDTH, row: Math.floor(field / FIELDS) * HEIGHT }
  const own = cut(one, corner)
  if (Math.sqrt(product(own, own) / own.length) < BLANK) return undefined
  const fits = SHIFTS.flatMap((down) =>
    SHIFTS.map((across) =>
      correlation(own, cut(other, { column: corner.column + across, row: corner.row + down })),
    ),
  )
  return Math.max(0, ...fits)
}

/**
 * The cells of a field, less the mean of their row and of their column: lines and frames, which two
 * pages of one form share, are gone, and what is written stays. Beyond the page its last cells go on.
 */
function cut(cells: Fingerprint, from: { readonly column: number; readonly row: number }) {
  const field = new Float64Array(WIDTH * HEIGHT)
  const rowSums = new Float64Array(HEIGHT)
  const columnSums = new Float64Array(WIDTH)
  let sum = 0
  for (let at = 0; at < field.length; at += 1) {
    const column = Math.min(COLUMNS - 1, Math.max(0, from.column + (at % WIDTH)))
    const row = Math.min(ROWS - 1, Math.max(0, from.row + Math.floor(at / WIDTH)))
    const cell = cells[row * COLUMNS + column] ?? 0
    field[at] = cell
    rowSums[Math.floor(at / WIDTH)] = (rowSums[Math.floor(at / WIDTH)] ?? 0) + cell
    columnSums[at % WIDTH] = (columnSums[at % WIDTH] ?? 0) + cell
    sum += cell
  }
  return field.map((cell, at) => {
    const rowMean = (rowSums[Math.floor(at / WIDTH)] ?? 0) / WIDTH
    const columnMean = (columnSums[at % WIDTH] ?? 0) / HEIGHT
    return cell - rowMean - columnMean + sum / field.length
  })
}

function correlation(one: Float64Array, other: Float64Array): number {
  return product(one, other) / Math.sqrt(Math.max(1, product(one, one) * product(other, other)))
}

function product(one: Float64Array, other: Float64Array): number {
  return one.reduce((sum, cell, at) => sum + cell * (other[at] ?? 0), 0)
}

function meanOf({ width, height, data }: GreyImage, column: number, row: number): number {
  const left = Math.floor((column * width) / COLUMNS)
  const right = Math.max(left + 1, Math.floor(((column + 1) * width) / COLUMNS))
  const top = Math.floor((row * height) / ROWS)
  const bottom = Math.max(top + 1, Math.floor(((row + 1) * height) / ROWS))
  let sum = 0
  for (let y = top; y < bottom; y += 1) {
    for (let x = left; x < right; x += 1) sum += data[y * width + x] ?? 0
  }
  return sum / ((right - left) * (bottom - top))
}
