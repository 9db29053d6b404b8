import type { LegibilityKind } from '#shared/materials/legibility.ts'
import { type Seeded, seeded } from './seeded.ts'

/** How a picture was spoilt, or not: sharp and skewed pages are good ones. */
export const SPOILINGS = [
  'sharp',
  'skewed',
  'blurred',
  'glared',
  'cut',
  'dark',
  'empty',
  'small',
] as const
type Spoiling = (typeof SPOILINGS)[number]

/** What a measure has to find in a picture spoilt like that; null: nothing. */
export const LABELS: Readonly<Record<Spoiling, LegibilityKind | null>> = {
  sharp: null,
  skewed: null,
  blurred: 'blur',
  glared: 'glare',
  cut: 'cut',
  dark: 'dark',
  empty: 'empty',
  small: 'small-text',
}

/** Where a sheet lies; `scan`: it fills the picture, as from a flatbed scanner. */
export const DESKS = ['wood', 'felt', 'dark', 'mat', 'grey', 'scan'] as const

/** One generated picture, before it is drawn. */
export interface PictureRecipe {
  readonly seed: number
  readonly spoiling: Spoiling
  readonly desk: (typeof DESKS)[number]
  /** Height of a character as a share of the page's height. */
  readonly em: number
  /** Radius of the blur (standard deviation) as a share of a character's height. */
  readonly blur: number
  /** Brightness of the paper, 0–255, and how much of it the darkest corner lacks. */
  readonly paper: number
  readonly falloff: number
  /** Standard deviation of the camera's noise, in shades. */
  readonly noise: number
  /** Turn of the sheet in radians, and how far its corners are drawn in, as a share. */
  readonly turn: number
  readonly tilt: number
  /** Share of the sheet that lies outside the picture, and on which side of it. */
  readonly cut: number
  readonly cutSide: 'left' | 'right' | 'top' | 'bottom'
  /** Radius of the reflection as a share of the picture's width; 0: none. */
  readonly glare: number
}

/** The recipe of this seed: the same for ever. */
export function recipeOf(seed: number): PictureRecipe {
  const random = seeded(seed * 7919 + 17)
  const spoiling = SPOILINGS[seed % SPOILINGS.length] ?? 'sharp'
  const is = (wanted: Spoiling) => spoiling === wanted
  return {
    seed,
    spoiling,
    desk: is('skewed') ? random.pick(['wood', 'felt', 'dark', 'mat']) : random.pick(DESKS),
    em: is('small') ? random.between(0.0042, 0.0056) : random.between(0.011, 0.021),
    blur: is('blurred') ? random.between(0.12, 0.26) : random.between(0, 0.028),
    paper: is('dark') ? random.between(38, 84) : random.between(160, 236),
    falloff: random.between(0, 0.14),
    noise: random.between(1, 5),
    turn: slant(random, is('skewed') ? 0.16 : 0.03),
    tilt: random.between(0, is('skewed') ? 0.05 : 0.012),
    cut: is('cut') ? random.between(0.12, 0.24) : 0,
    cutSide: random.pick(['left', 'right', 'top', 'bottom']),
    glare: is('glared') ? random.between(0.07, 0.16) : 0,
  }
}

function slant(random: Seeded, largest: number): number {
  return random.between(-largest, largest)
}
