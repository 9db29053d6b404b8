import { create, type Font } from 'fontkit'
import { afterAll, expect, test } from 'vitest'
import { GRID_WIDTH, type Layout, label, value } from '#shared/forms/layout.ts'
import { testPageLayout } from '#shared/forms/test-page.ts'
import { paperFaces } from './paper-fonts.ts'
import { PLAIN } from './pdf-messages.ts'
import { startPdfRenderer } from './pdf-renderer.ts'
import { textOf, whenPoppler } from './read-pdf.test-helper.ts'

const FONTS = new URL('../../assets/fonts', import.meta.url).pathname
const renderer = startPdfRenderer({
  workerUrl: new URL('./pdf-worker.ts', import.meta.url),
  fontsDirectory: FONTS,
})
afterAll(() => renderer.stop())

/** Ideographs of Unicode 15, first and last code point. */
const EXTENSIONS = {
  A: [0x3400, 0x4dbf],
  B: [0x20000, 0x2a6df],
  C: [0x2a700, 0x2b739],
  D: [0x2b740, 0x2b81d],
  E: [0x2b820, 0x2cea1],
  F: [0x2ceb0, 0x2ebe0],
} as const satisfies Record<string, readonly [number, number]>

/** What no free font at hand draws: code points that Unicode 13 and 14 added at the ends of A, B and C. */
const UNDRAWN: Readonly<Record<keyof typeof EXTENSIONS, readonly [number, number] | null>> = {
  A: [0x4db6, 0x4dbf],
  B: [0x2a6d7, 0x2a6df],
  C: [0x2b735, 0x2b739],
  D: null,
  E: null,
  F: null,
}

const NAMES = 2_000

/** A draw that comes out the same each time. */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

/** Surnames with two rare characters, drawn evenly over the extensions and within each. */
function rareNames(): readonly string[] {
  const draw = seeded(20_261_128)
  const spans = Object.values(EXTENSIONS)
  const rare = () => {
    const [first, last] = spans[Math.floor(draw() * spans.length)] ?? EXTENSIONS.A
    return String.fromCodePoint(first + Math.floor(draw() * (last - first + 1)))
  }
  return Array.from(
    { length: NAMES },
    () => `${'张王李赵欧'[Math.floor(draw() * 5)]}${rare()}${rare()}`,
  )
}

function isUndrawn(character: string): boolean {
  const codePoint = character.codePointAt(0) ?? 0
  return Object.values(UNDRAWN).some(
    (span) => span !== null && codePoint >= span[0] && codePoint <= span[1],
  )
}

/** A page per fifty names, in the cells of the forms. */
function pageOf(names: readonly string[]): Layout {
  const page = testPageLayout({
    office: { name: '测试', division: '371002', agencyCode: '371002001', phone: '0631-5200000' },
    printedOn: '2026-11-28',
    watermark: null,
  })
  const rows = names.map((text, index) => ({
    height: 5,
    cells: [label(String(index + 1)), value({ field: '姓名', text })],
  }))
  return { ...page, blocks: [{ kind: 'grid', columns: [20, GRID_WIDTH - 20], rows }] }
}

test('the fonts draw every ideograph of Extensions A to F but the twenty-four named here', () => {
  const faces = paperFaces(FONTS, () => undefined).text
  for (const [extension, [first, last]] of Object.entries(EXTENSIONS)) {
    const missing = Array.from({ length: last - first + 1 }, (_, at) => first + at).filter(
      (codePoint) => !faces.some((face) => face.covers(codePoint)),
    )
    // Safe: the keys of both tables are the same.
    const undrawn = UNDRAWN[extension as keyof typeof EXTENSIONS]
    const expected = undrawn
      ? Array.from({ length: undrawn[1] - undrawn[0] + 1 }, (_, at) => undrawn[0] + at)
      : []
    expect(missing, extension).toEqual(expected)
  }
})

test('what a font says it draws has an outline', () => {
  const fonts = new Map<string, Font>()
  const faces = paperFaces(FONTS, (font, bytes) => fonts.set(font, create(bytes) as Font)).text
  for (const [first, last] of Object.values(EXTENSIONS)) {
    for (let codePoint = first; codePoint <= last; codePoint += 101) {
      const face = faces.find(({ covers }) => covers(codePoint))
      const outline = face && fonts.get(face.name)?.glyphForCodePoint(codePoint).path.commands
      if (!isUndrawn(String.fromCodePoint(codePoint))) expect(outline?.length).toBeGreaterThan(4)
    }
  }
})

test('a font of rare characters is read for its own block alone', () => {
  const read: string[] = []
  const faces = paperFaces(FONTS, (font) => read.push(font)).text
  const covers = (text: string) => faces.some((face) => face.covers(text.codePointAt(0) ?? 0))
  expect(covers('张')).toBe(true)
  expect(read).toEqual(['sans-regular'])
  expect(covers('\u{2A6A5}')).toBe(true)
  expect(read).toEqual(['sans-regular', 'sans-extension', 'mincho-2a000'])
})

whenPoppler('Names with rare characters', () => {
  test('2,000 of them are printed without a missing glyph, or refused by name', async () => {
    const names = rareNames()
    const drawable = names.filter((name) => ![...name].some(isUndrawn))
    const others = names.filter((name) => [...name].some(isUndrawn))
    // An extension ends in at most ten of thousands: nearly every name is drawn.
    expect(others.length).toBeLessThan(NAMES * 0.02)
    const [first, ...pages] = Array.from({ length: Math.ceil(drawable.length / 50) }, (_, page) =>
      pageOf(drawable.slice(page * 50, page * 50 + 50)),
    )
    if (first === undefined) throw new Error('no names')
    const made = await renderer.renderTogether([first, ...pages], PLAIN)
    if (!made.ok) throw new Error(made.error.message)
    const text = textOf(made.value.pdf)
    expect(drawable.filter((name) => !text.includes(name))).toEqual([])
    for (const name of others) {
      const refused = await renderer.render(pageOf([name]))
      expect(refused).toMatchObject({ error: { code: 'glyph-missing' } })
      for (const character of [...name].filter(isUndrawn))
        expect(!refused.ok && refused.error.message).toContain(`“${character}”`)
    }
  })
})
