import { openPictureDesk } from '#renderer/pictures/picture-desk.ts'
import { likeness } from '#shared/materials/fingerprint.ts'
import type { LegibilityReport } from '#shared/materials/legibility.ts'
import type { SheetWords } from './draw-page.ts'
import { drawPicture } from './draw-picture.ts'
import { type PictureRecipe, recipeOf } from './labelled-picture.ts'

/** What the window made of one generated picture. */
export interface Measured {
  readonly seed: number
  readonly report: LegibilityReport
}

/** Two pages beside each other: the same sheet taken twice, or two sheets of one form. */
export interface Compared {
  readonly seed: number
  readonly isSame: boolean
  readonly likeness: number
}

declare global {
  interface Window {
    measurePicture(seed: number): Promise<Measured>
    comparePictures(seed: number): Promise<Compared>
    /** A generated picture, to look at. */
    showPicture(seed: number): Promise<string>
  }
}

const desk = openPictureDesk()

const fontUrl = new URL('../../../assets/fonts/filing-desk-sans.woff2', import.meta.url)
const font = new FontFace('Page', `url(${fontUrl.href})`)
const isLoaded = font.load().then(() => document.fonts.add(font))

async function pageOf(recipe: PictureRecipe, contents?: SheetWords) {
  await isLoaded
  const blob = await drawPicture(recipe, contents)
  const file = { blob, name: `${recipe.seed}.jpg` }
  const made = await desk.run('make', { file, page: 0, corners: null, turns: 0 })
  if (!made.ok) throw new Error(made.error.message)
  return made.value
}

window.measurePicture = async (seed) => ({ seed, report: (await pageOf(recipeOf(seed))).report })

window.comparePictures = async (seed) => {
  const isSame = seed % 2 === 0
  // Sharp pages, taken under other light and from elsewhere.
  const one = recipeOf(seed * 8)
  const other = { ...recipeOf(seed * 8 + 4_000), em: one.em }
  const form = { layout: one.seed, words: one.seed }
  const first = await pageOf(one, form)
  const second = await pageOf(other, isSame ? form : { ...form, words: one.seed + 1 })
  return { seed, isSame, likeness: likeness(first.fingerprint, second.fingerprint) }
}

window.showPicture = async (seed) => {
  await isLoaded
  const bytes = new Uint8Array(await (await drawPicture(recipeOf(seed))).arrayBuffer())
  return btoa(bytes.reduce((text, byte) => text + String.fromCharCode(byte), ''))
}
