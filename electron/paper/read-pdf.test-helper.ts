import { execFileSync, spawnSync } from 'node:child_process'
import { describe } from 'vitest'

const hasPoppler = spawnSync('pdftotext', ['-v']).error === undefined
if (!hasPoppler)
  process.stderr.write('skipped: reading PDFs back needs pdftotext (poppler-utils)\n')

/** Tests that read PDFs back; skipped where poppler is absent. */
export function whenPoppler(name: string, tests: () => void): void {
  describe.skipIf(!hasPoppler)(name, tests)
}

/** What a poppler program says of a PDF handed to its standard input. */
export function poppler(
  program: string,
  pdf: Uint8Array,
  ...parameters: readonly string[]
): string {
  return execFileSync(
    program,
    [...parameters, '-', ...(program === 'pdftotext' || program === 'pdftocairo' ? ['-'] : [])],
    {
      input: pdf,
      encoding: 'utf8',
      maxBuffer: 64 * 1024 ** 2,
    },
  )
}

/** The text in the order in which the page was drawn. */
export function textOf(pdf: Uint8Array): string {
  return poppler('pdftotext', pdf, '-raw').replaceAll('\f', '')
}

/** A rectangle of a page, in mm from the paper's upper left corner: its own two corners. */
export interface Box {
  readonly x: number
  readonly y: number
  readonly right: number
  readonly bottom: number
}

/** A word of a page and where it stands. */
export interface PlacedWord extends Box {
  readonly text: string
  readonly page: number
}

/** Every word of a PDF with its place, in the order in which the pages were drawn. */
export function wordsOf(pdf: Uint8Array): readonly PlacedWord[] {
  return poppler('pdftotext', pdf, '-bbox')
    .split('<page ')
    .slice(1)
    .flatMap((page, index) =>
      [...page.matchAll(/<word xMin="(.+?)" yMin="(.+?)" xMax="(.+?)" yMax="(.+?)">([^<]*)</g)].map(
        ([, x, y, right, bottom, text = '']) => ({
          text,
          page: index + 1,
          x: millimetres(x),
          y: millimetres(y),
          right: millimetres(right),
          bottom: millimetres(bottom),
        }),
      ),
    )
}

/** The straight strokes of one page, in mm: rules of a grid are black and as thick as 0.5 or 1.1 points. */
export function strokesOf(pdf: Uint8Array, page = 1): readonly Box[] {
  const drawn = poppler('pdftocairo', pdf, '-svg', '-f', `${page}`, '-l', `${page}`)
  const straight =
    /stroke-width:(?:0\.5|1\.1);[^>]*stroke:rgb\(0%,0%,0%\)[^>]* d="M (\S+) (\S+) L (\S+) (\S+) "/g
  return [...drawn.matchAll(straight)].map(([, ...ends]) => {
    const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = ends.map(millimetres)
    return {
      x: Math.min(x1, x2),
      y: Math.min(y1, y2),
      right: Math.max(x1, x2),
      bottom: Math.max(y1, y2),
    }
  })
}

function millimetres(points: string | undefined): number {
  return (Number(points) * 25.4) / 72
}
