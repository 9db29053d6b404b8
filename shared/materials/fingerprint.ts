import { type GreyImage, middle } from './grey-image.ts'

/** A page as so many cells of mean brightness: fine enough that two pages of one form differ. */
const COLUMNS = 48
const ROWS = 64

/** The same page taken again lies a little elsewhere: by so many cells at most. */
const SHIFTS = [-1, 0, 1] as const

/** Mean brightness of each cell of a page, row by row, less what is usual around it. */
export type Fingerprint = readonly number[]

/** What tells a page from another one, however light it was taken. */
export function fingerprint(image: GreyImage): Fingerprint {
  const cells = Array.from({ length: COLUMNS * ROWS }, (_, at) =>
    meanOf(image, at % COLUMNS, Math.floor(at / COLUMNS)),
  )
  const usual = middle(cells)
  return cells.map((cell) => cell - usual)
}

/** Likeness of two pages from 0 to 1: their correlation where they lie best upon each other. */
export function likeness(one: Fingerprint, other: Fingerprint): number {
  const all = SHIFTS.flatMap((down) =>
    SHIFTS.map((across) => correlation(one, other, { down, across })),
  )
  return Math.max(0, ...all)
}

/** The largest likeness to any of the others; 0 where there is none. */
export function largestLikeness(one: Fingerprint, others: readonly Fingerprint[]): number {
  return Math.max(0, ...others.map((other) => likeness(one, other)))
}

function correlation(
  one: Fingerprint,
  other: Fingerprint,
  shift: { readonly down: number; readonly across: number },
): number {
  let both = 0
  let squareOne = 0
  let squareOther = 0
  // The outermost cells show where the page was cut, not what it says.
  for (let row = 2; row < ROWS - 2; row += 1) {
    for (let column = 2; column < COLUMNS - 2; column += 1) {
      const a = one[row * COLUMNS + column] ?? 0
      const b = other[(row + shift.down) * COLUMNS + column + shift.across] ?? 0
      both += a * b
      squareOne += a * a
      squareOther += b * b
    }
  }
  return both / Math.sqrt(Math.max(1, squareOne * squareOther))
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
