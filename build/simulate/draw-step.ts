import { type SeededDraw, seededDraw } from '#electron/training/seeded-draw.ts'

/** What may happen next, and how often of a thousand times. */
const STEPS = {
  /** The next thing that is under way or waited for. */
  'go-on': 590,
  /** Up to ten minutes pass. */
  wait: 40,
  accept: 110,
  change: 60,
  terminate: 8,
  void: 8,
  'take-back': 20,
  'send-now': 50,
  'set-aside': 8,
  'hand-over': 6,
  /** The line is another one from now on. */
  weather: 50,
  /** kill -9 of the desk, and a new start. */
  crash: 14,
  /** The desk is locked and opened again. */
  lock: 8,
  /** Somebody sets the PC's clock. */
  clock: 6,
  /** A 停机公告. */
  announce: 4,
  /** Another office changes a record. */
  'other-hand': 18,
} as const
export type StepKind = keyof typeof STEPS

/** One step: what happens, and the draws it takes. */
export interface Step {
  readonly number: number
  readonly kind: StepKind
  readonly draw: SeededDraw
}

const THOUSAND = Object.values(STEPS).reduce((sum, often) => sum + often, 0)

/** Draws step `number` of a seed; it is the same whichever steps come before it. */
export function drawStep(seed: number, number: number): Step {
  const draw = seededDraw(Math.imul(seed, 0x9e3779b1) ^ Math.imul(number, 0x85ebca6b))
  let at = draw.below(THOUSAND)
  // The keys of STEPS are the kinds.
  for (const [kind, often] of Object.entries(STEPS) as [StepKind, number][]) {
    if (at < often) return { number, kind, draw }
    at -= often
  }
  throw new Error('the steps do not add up')
}

/** An id drawn as everything else: a UUID of version 4. */
export function drawId(draw: SeededDraw): string {
  const hex = Array.from({ length: 8 }, () =>
    draw.below(65_536).toString(16).padStart(4, '0'),
  ).join('')
  const parts = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
  ]
  return `${parts.join('-')}-${hex.slice(20, 32)}`
}
