import { type Extent, GRID_WIDTH } from '#shared/forms/layout.ts'

/** A4 portrait in mm; the side margins leave the grid its width. */
export const PAGE = { width: 210, side: (210 - GRID_WIDTH) / 2, bottom: 15 } as const

/** Room at the top in mm and around the title in points: a form on half a sheet is set closer. */
export const SPACE = {
  page: { top: 11, aboveTitle: 5, belowTitle: 9 },
  'upper-half': { top: 8, aboveTitle: 0, belowTitle: 4 },
} as const satisfies Record<Extent, object>

/** The middle of the sheet in mm: below it an upper-half form leaves the paper blank. */
export const HALF = 297 / 2

/** Type sizes in points: what was entered speaks loudest after the title; labels and notes follow. */
export const SIZE = {
  title: 18,
  annex: 14,
  value: 11,
  label: 10,
  prose: 12,
  line: 9.2,
  smallLine: 8,
  cited: 7,
  notes: 8.5,
  smallNotes: 7.8,
  foot: 7.5,
} as const

/** Rules in points: a firm frame, hair lines inside. */
export const RULE = { frame: 1.1, inner: 0.5 } as const

/** Space between a rule and what stands in the cell, in points. */
export const PADDING = { x: 4.5, y: 1.5 } as const

/** For what is not part of the form's statement. */
export const GREY = '#555555'

/** Millimetres in points. */
export function points(millimetres: number): number {
  return (millimetres * 72) / 25.4
}
