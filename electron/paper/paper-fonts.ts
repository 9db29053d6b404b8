import { readFileSync } from 'node:fs'
import path from 'node:path'
import { create } from 'fontkit'
import type { Face } from './font-runs.ts'

/** The fonts of the printed forms: `assets/fonts/<name>.ttf`. */
export const PAPER_FONTS = ['serif-bold', 'sans-regular', 'sans-extension'] as const
export type PaperFont = (typeof PAPER_FONTS)[number]

/** How a text speaks: as the form's title, or as anything else. */
export type Voice = 'title' | 'text'

/** The fonts a voice asks in turn; the extension last, so that it is read for rare names only. */
const FONTS_OF = {
  title: ['serif-bold', 'sans-regular', 'sans-extension'],
  text: ['sans-regular', 'sans-extension'],
} as const satisfies Record<Voice, readonly PaperFont[]>

/** The faces each voice asks in turn. */
export type PaperFaces = Readonly<Record<Voice, readonly Face<PaperFont>[]>>

/** Hears of a font when it is read, once. */
type OnRead = (font: PaperFont, bytes: Buffer) => void

/** The faces of the fonts in `directory`, each read when a text first asks for it. */
export function paperFaces(directory: string, onRead: OnRead): PaperFaces {
  const face = (name: PaperFont) => lazyFace(name, () => readCoverage(name, directory, onRead))
  const faces = {
    'serif-bold': face('serif-bold'),
    'sans-regular': face('sans-regular'),
    'sans-extension': face('sans-extension'),
  }
  return {
    title: FONTS_OF.title.map((name) => faces[name]),
    text: FONTS_OF.text.map((name) => faces[name]),
  }
}

function lazyFace(name: PaperFont, read: () => ReadonlySet<number>): Face<PaperFont> {
  let coverage: ReadonlySet<number> | undefined
  return {
    name,
    covers(codePoint) {
      coverage ??= read()
      return coverage.has(codePoint)
    },
  }
}

function readCoverage(name: PaperFont, directory: string, onRead: OnRead): ReadonlySet<number> {
  const bytes = readFileSync(path.join(directory, `${name}.ttf`))
  const font = create(bytes)
  if (!('characterSet' in font)) throw new Error(`${name} is a collection of fonts`)
  onRead(name, bytes)
  return new Set(font.characterSet)
}
