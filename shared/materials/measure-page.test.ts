import { expect, test } from 'vitest'
import { fingerprint, largestLikeness, likeness } from './fingerprint.ts'
import type { GreyImage } from './grey-image.ts'
import { awaitsOverride, type LegibilityKind, legibilityWords, poorFindings } from './legibility.ts'
import { measurePage } from './measure-page.ts'

const WIDTH = 720
const HEIGHT = 1000

interface Drawn {
  readonly paper?: number
  /** Height of a line of text in pixels. */
  readonly line?: number
  readonly margin?: number
  readonly seed?: number
  /** Radius of a box blur. */
  readonly blur?: number
  /** Radius of a white spot in the middle. */
  readonly glare?: number
}

/** A page of upright strokes in lines, as writing looks to the measures. */
function draw(drawn: Drawn): GreyImage {
  const { paper = 210, line = 24, margin = 60, seed = 1, blur = 0, glare = 0 } = drawn
  const isInk = (x: number, y: number) => {
    const isInside = Math.min(x, WIDTH - x) >= margin && Math.min(y, HEIGHT - y) >= margin
    if (line === 0 || !isInside || y % (line * 2) >= line) return false
    const stroke = Math.floor(x / 3)
    return (stroke * 7 + Math.floor(y / (line * 2)) * 13 * seed + seed * stroke * stroke) % 5 < 2
  }
  const ink = Float32Array.from({ length: WIDTH * HEIGHT }, (_, at) =>
    isInk(at % WIDTH, Math.floor(at / WIDTH)) ? 1 : 0,
  )
  const spread = averaged(averaged(ink, { step: 1, blur }), { step: WIDTH, blur })
  const shadeAt = (x: number, y: number) =>
    Math.hypot(x - WIDTH / 2, y - HEIGHT / 2) < glare
      ? 255
      : paper * (1 - 0.85 * (spread[y * WIDTH + x] ?? 0))
  const data = Uint8Array.from({ length: WIDTH * HEIGHT }, (_, at) =>
    shadeAt(at % WIDTH, Math.floor(at / WIDTH)),
  )
  return { width: WIDTH, height: HEIGHT, data }
}

/** Each value as the mean of so many before and behind it, `step` places apart. */
function averaged(values: Float32Array, { step, blur }: { step: number; blur: number }) {
  return values.map((_, at) => {
    let sum = 0
    for (let by = -blur; by <= blur; by += 1) sum += values[at + by * step] ?? 0
    return sum / (2 * blur + 1)
  })
}

const poorKinds = (drawn: Drawn) => poorFindings(measurePage(draw(drawn))).map(({ kind }) => kind)

test('a sharp page of writing has nothing poor about it, on a desk or from a scanner', () => {
  expect(poorKinds({})).toEqual([])
  expect(poorKinds({ paper: 255 })).toEqual([])
})

test.each<[LegibilityKind, Drawn]>([
  ['empty', { line: 0 }],
  ['dark', { paper: 60 }],
  ['blur', { blur: 6 }],
  ['glare', { glare: 120 }],
  ['cut', { margin: 0 }],
  ['small-text', { line: 8 }],
])('%s is found, and nothing else', (kind, drawn) => {
  expect(poorKinds(drawn)).toEqual([kind])
})

test('the same page in other light is alike, another page of the same form is not', () => {
  const page = fingerprint(draw({ seed: 1 }))
  expect(likeness(page, fingerprint(draw({ seed: 1, paper: 170 })))).toBeGreaterThan(0.95)
  expect(likeness(page, fingerprint(draw({ seed: 3 })))).toBeLessThan(0.6)
  expect(largestLikeness(page, [])).toBe(0)
})

test('a poor page waits until somebody says why it is taken all the same', () => {
  const report = measurePage(draw({ blur: 6 }))
  expect(awaitsOverride({ report, override: '  ' })).toBe(true)
  expect(awaitsOverride({ report, override: '原件本身模糊' })).toBe(false)
  expect(awaitsOverride({ report: measurePage(draw({})), override: '' })).toBe(false)
  expect(legibilityWords('blur').remedy).toContain('重拍')
})
