import type { Placement } from './printer-profile.ts'

/** The crosses of the calibration page, in mm from the paper's left and top edge. */
export const CROSSES = {
  a: { x: 25, y: 25 },
  b: { x: 185, y: 25 },
  c: { x: 25, y: 265 },
} as const

/** What a true printer gives, in mm. */
export const TRUE_MEASURES = {
  /** From the paper's left edge to the upright line of cross A. */
  left: CROSSES.a.x,
  /** From the paper's top edge to the level line of cross A. */
  top: CROSSES.a.y,
  /** From A to B. */
  width: CROSSES.b.x - CROSSES.a.x,
  /** From A to C. */
  height: CROSSES.c.y - CROSSES.a.y,
} as const

/** What was measured on a calibration page, in mm. */
export interface Measures extends Readonly<Record<keyof typeof TRUE_MEASURES, number>> {
  /** As `top`, on the last of `SHEETS_FOR_DRIFT` sheets; null where one sheet was printed. */
  readonly lastTop: number | null
}

/** So many sheets of one job show how far a printer drifts from one to the next. */
export const SHEETS_FOR_DRIFT = 10

/**
 * The placement that undoes what was measured. A printer puts what should be at x to `o + s·x`; drawn
 * at `(x − o) / s` it arrives at x.
 */
export function placementFor(measures: Measures): Placement {
  const across = undo(measures.left, measures.width / TRUE_MEASURES.width, TRUE_MEASURES.left)
  const down = undo(measures.top, measures.height / TRUE_MEASURES.height, TRUE_MEASURES.top)
  const fed =
    measures.lastTop === null ? 0 : (measures.lastTop - measures.top) / (SHEETS_FOR_DRIFT - 1)
  return {
    offsetX: hundredths(across.offset),
    offsetY: hundredths(down.offset),
    scaleX: across.scale,
    scaleY: down.scale,
    drift: hundredths(-fed * down.scale),
  }
}

function undo(measured: number, stretch: number, meant: number) {
  const moved = measured - stretch * meant
  return { offset: -moved / stretch, scale: Math.round(1e5 / stretch) / 1e5 }
}

function hundredths(millimetres: number): number {
  // Adding zero turns -0 into 0.
  return Math.round(millimetres * 100) / 100 + 0
}
