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
    },
  )
}

/** The text in the order in which the page was drawn. */
export function textOf(pdf: Uint8Array): string {
  return poppler('pdftotext', pdf, '-raw').replaceAll('\f', '')
}

/** A word of a page and its upper left corner in mm. */
export interface PlacedWord {
  readonly text: string
  readonly page: number
  readonly x: number
  readonly y: number
}

/** Every word of a PDF with its place, in the order in which the pages were drawn. */
export function wordsOf(pdf: Uint8Array): readonly PlacedWord[] {
  return poppler('pdftotext', pdf, '-bbox')
    .split('<page ')
    .slice(1)
    .flatMap((page, index) =>
      [...page.matchAll(/<word xMin="([\d.-]+)" yMin="([\d.-]+)"[^>]*>([^<]*)</g)].map(
        ([, x, y, text = '']) => ({
          text,
          page: index + 1,
          x: (Number(x) * 25.4) / 72,
          y: (Number(y) * 25.4) / 72,
        }),
      ),
    )
}
