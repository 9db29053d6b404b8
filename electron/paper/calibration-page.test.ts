import { afterAll, expect, test } from 'vitest'
import { calibrationPageLayout } from '#shared/forms/calibration-page.ts'
import { CROSSES, TRUE_MEASURES } from '#shared/printing/calibration.ts'
import { type Placement, TRUE_PLACEMENT } from '#shared/printing/printer-profile.ts'
import { PLAIN } from './pdf-messages.ts'
import { startPdfRenderer } from './pdf-renderer.ts'
import { whenPoppler, wordsOf } from './read-pdf.test-helper.ts'

const renderer = startPdfRenderer({
  workerUrl: new URL('./pdf-worker.ts', import.meta.url),
  fontsDirectory: new URL('../../assets/fonts', import.meta.url).pathname,
})
afterAll(() => renderer.stop())

const LAYOUT = calibrationPageLayout({
  formName: '跨省异地就医登记备案表',
  printerName: 'HP-LaserJet',
  isControl: false,
  printedOn: '2026-11-28',
  watermark: null,
})

/** Where the letters of the crosses are: each stands beside its own, all by the same distance. */
async function lettersOf(placement: Placement) {
  const made = await renderer.render(LAYOUT, { ...PLAIN, placement })
  if (!made.ok) throw new Error(made.error.message)
  expect(made.value.pages).toBe(1)
  const downwards = wordsOf(made.value.pdf).toSorted((one, other) => one.y - other.y)
  const places = (text: string) => downwards.filter((word) => word.text === text)
  // The text of the page speaks of A, B and C between the crosses.
  const [a, b, c] = [places('A').at(0), places('B').at(0), places('C').at(-1)]
  if (!a || !b || !c) throw new Error('a cross without its letter')
  return { a, b, c }
}

whenPoppler('The calibration page', () => {
  test('has its crosses where the wizard says they are', async () => {
    const { a, b, c } = await lettersOf(TRUE_PLACEMENT)
    expect(a.x).toBeGreaterThan(CROSSES.a.x)
    expect(a.x).toBeLessThan(CROSSES.a.x + 2)
    expect(b.x - a.x).toBeCloseTo(TRUE_MEASURES.width, 1)
    expect(b.y).toBeCloseTo(a.y, 1)
    expect(c.y - a.y).toBeCloseTo(TRUE_MEASURES.height, 1)
    expect(c.x).toBeCloseTo(a.x, 1)
  })

  test('has them where a profile puts them', async () => {
    const placement = { offsetX: -1.5, offsetY: 2, scaleX: 1.005, scaleY: 0.997, drift: 0 }
    const plain = await lettersOf(TRUE_PLACEMENT)
    const moved = await lettersOf(placement)
    for (const letter of ['a', 'b', 'c'] as const) {
      expect(moved[letter].x).toBeCloseTo(plain[letter].x * 1.005 - 1.5, 1)
      expect(moved[letter].y).toBeCloseTo(plain[letter].y * 0.997 + 2, 1)
    }
  })
})
