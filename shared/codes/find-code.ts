import type { CodeRow } from './code-tables.ts'

/**
 * The code behind what somebody wrote: the code itself, one that lost its leading zero in a
 * spreadsheet, the label, or the label without its brackets where that names one row only.
 */
export function findCode(table: readonly CodeRow[], written: string): string | undefined {
  const wanted = plain(written)
  const width = Math.max(...table.map(({ code }) => code.length))
  const exact = table.find(
    ({ code, label }) => code === wanted.padStart(width, '0') || plain(label) === wanted,
  )
  if (exact) return exact.code
  const [only, ...others] = table.filter(
    ({ label }) => plain(label).replace(/\(.*\)/, '') === wanted,
  )
  return others.length === 0 ? only?.code : undefined
}

/** Names → code; a name that several rows bear stands for none of them. */
export type NameIndex = ReadonlyMap<string, string | null>

/** Indexes rows by their codes and all their names. */
export function indexNames(
  rows: Iterable<{ readonly code: string; readonly names: readonly string[] }>,
): NameIndex {
  const index = new Map<string, string | null>()
  for (const { code, names } of rows) {
    for (const name of new Set([code, ...names].map(plain))) {
      index.set(name, index.has(name) ? null : code)
    }
  }
  return index
}

/** The code behind a name; null where several places bear it, undefined where none does. */
export function findByName(index: NameIndex, written: string): string | null | undefined {
  return index.get(plain(written))
}

/** As people compare words: half-width, without blanks and quotation marks. */
export function plain(words: string): string {
  return words.normalize('NFKC').replace(/[\s“”"]/gu, '')
}
