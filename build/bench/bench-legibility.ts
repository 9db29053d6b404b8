import { LegibilityKind, THRESHOLDS } from '#shared/materials/legibility.ts'
import { report } from './figure.ts'
import { LABELS, recipeOf, SPOILINGS } from './legibility/labelled-picture.ts'
import type { Compared, Measured } from './legibility/measure.ts'
import { openMeasuringPage } from './legibility/measuring-page.ts'
import { fitThreshold, type Sample, score } from './legibility/score.ts'

/** Generated pictures, every spoiling as often as the others, and pairs of pages. */
const PICTURES = 54 * SPOILINGS.length
const PAIRS = 120

/** The first of them: whoever sets a threshold by hand looks at the pictures before it. */
const FIRST = 180 * SPOILINGS.length

const BUDGET = 95

/**
 * Thresholds of legibility: fitted on one half of the labelled pictures, precision and recall of the
 * thresholds in use measured on the other. The pictures go through the window's own worker.
 */
export async function benchLegibility(): Promise<void> {
  const { page, close } = await openMeasuringPage()
  const measured: Measured[] = []
  for (let seed = FIRST; seed < FIRST + PICTURES; seed += 1) {
    measured.push(await page.evaluate((wanted) => window.measurePicture(wanted), seed))
  }
  const compared: Compared[] = []
  for (let seed = FIRST; seed < FIRST + PAIRS; seed += 1) {
    compared.push(await page.evaluate((wanted) => window.comparePictures(wanted), seed))
  }
  await close()
  for (const kind of LegibilityKind.options) {
    const [fitting, held] =
      kind === 'repeated'
        ? halves(compared.map(({ seed, isSame, likeness }) => [seed >> 1, isSame, likeness]))
        : halves(measured.flatMap((one) => samplesOf(one, kind)))
    print(kind, { fitting, held })
  }
  const held = measured.filter(({ seed }) => !isFitting(blockOf(seed)))
  const all = score(
    held.map((one) => ({
      isPoor: labelOf(one) !== null,
      isFound: one.report.some(({ isPoor }) => isPoor),
    })),
  )
  show('all kinds', { ...all, count: held.length })
}

type Row = readonly [block: number, isPoor: boolean, measured: number]

function samplesOf(one: Measured, kind: LegibilityKind): readonly Row[] {
  const isPoor = labelOf(one) === kind
  const found = one.report.find((finding) => finding.kind === kind)
  if (found) return [[blockOf(one.seed), isPoor, found.measured]]
  // Not measured, because something worse was found: said to be good in this respect.
  const good = THRESHOLDS[kind].poor === 'below' ? Number.MAX_VALUE : 0
  return [[blockOf(one.seed), isPoor, good]]
}

function labelOf({ seed }: Measured): LegibilityKind | null {
  return LABELS[recipeOf(seed).spoiling]
}

/** A block holds every spoiling once. */
function blockOf(seed: number): number {
  return Math.floor(seed / SPOILINGS.length)
}

function isFitting(block: number): boolean {
  return block % 2 === 0
}

function halves(rows: readonly Row[]): readonly [readonly Sample[], readonly Sample[]] {
  const sampled = rows.map(([block, isPoor, measured]) => ({ block, isPoor, measured }))
  return [
    sampled.filter(({ block }) => isFitting(block)),
    sampled.filter(({ block }) => !isFitting(block)),
  ]
}

function print(
  kind: LegibilityKind,
  { fitting, held }: { readonly fitting: readonly Sample[]; readonly held: readonly Sample[] },
): void {
  const { value, poor } = THRESHOLDS[kind]
  const fitted = fitThreshold(fitting, poor)
  const found = score(
    held.map(({ isPoor, measured }) => ({
      isPoor,
      isFound: poor === 'below' ? measured < value : measured > value,
    })),
  )
  show(`${kind} (in use ${value}, fitted ${fitted.toPrecision(3)})`, {
    ...found,
    count: held.length,
  })
}

function show(
  name: string,
  { precision, recall, count }: { precision: number; recall: number; count: number },
): void {
  const figure = { unit: '%', budget: BUDGET, n: count } as const
  report({ name: `legibility precision, held out: ${name}`, value: precision * 100, ...figure })
  report({ name: `legibility recall, held out: ${name}`, value: recall * 100, ...figure })
}
