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
  return execFileSync(program, [...parameters, '-', ...(program === 'pdftotext' ? ['-'] : [])], {
    input: pdf,
    encoding: 'utf8',
  })
}

/** The text in the order in which the page was drawn. */
export function textOf(pdf: Uint8Array): string {
  return poppler('pdftotext', pdf, '-raw').replaceAll('\f', '')
}
