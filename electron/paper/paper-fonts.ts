import { readFileSync } from 'node:fs'
import path from 'node:path'
import { brotliDecompressSync } from 'node:zlib'
import { create } from 'fontkit'
import type { Face } from './font-runs.ts'

/** Code points of one file of rare characters: the supplementary ideographs lie in blocks of so many. */
const RARE_BLOCK = 0x2000

/** First code points of the blocks of Extensions B to F, each in a file of its own. */
const RARE_BLOCKS = [
  0x20000, 0x22000, 0x24000, 0x26000, 0x28000, 0x2a000, 0x2c000, 0x2e000,
] as const

/** The fonts of the printed forms: `assets/fonts/<name>.ttf`, or `.ttf.br` where they are packed. */
export type PaperFont = 'serif-bold' | 'sans-regular' | 'sans-extension' | `mincho-${string}`

const RARE_FONTS = RARE_BLOCKS.map((first) => ({ first, name: rareFont(first) }))

export const PAPER_FONTS: readonly PaperFont[] = [
  'serif-bold',
  'sans-regular',
  'sans-extension',
  ...RARE_FONTS.map(({ name }) => name),
]

/** How a text speaks: as the form's title, or as anything else. */
export type Voice = 'title' | 'text'

/** The faces each voice asks in turn; the rarer a character, the later, so that few fonts are read. */
export type PaperFaces = Readonly<Record<Voice, readonly Face<PaperFont>[]>>

/** Hears of a font when it is read, once. */
type OnRead = (font: PaperFont, bytes: Buffer) => void

/** The faces of the fonts in `directory`, each read when a text first asks for it. */
export function paperFaces(directory: string, onRead: OnRead): PaperFaces {
  const face = (name: PaperFont, file = `${name}.ttf`) =>
    lazyFace(name, () => readCoverage(name, path.join(directory, file), onRead))
  const text = [
    face('sans-regular'),
    face('sans-extension'),
    ...RARE_FONTS.map(({ first, name }) => within(first, face(name, `${name}.ttf.br`))),
  ]
  return { title: [face('serif-bold'), ...text], text }
}

function rareFont(first: number): PaperFont {
  return `mincho-${first.toString(16)}`
}

/** Asks a face about the characters of its block alone: for those of another it is not read. */
function within(first: number, face: Face<PaperFont>): Face<PaperFont> {
  return {
    name: face.name,
    covers: (codePoint) =>
      codePoint >= first && codePoint < first + RARE_BLOCK && face.covers(codePoint),
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

function readCoverage(name: PaperFont, file: string, onRead: OnRead): ReadonlySet<number> {
  const stored = readFileSync(file)
  const bytes = file.endsWith('.br') ? brotliDecompressSync(stored) : stored
  const font = create(bytes)
  if (!('characterSet' in font)) throw new Error(`${name} is a collection of fonts`)
  onRead(name, bytes)
  return new Set(font.characterSet)
}
