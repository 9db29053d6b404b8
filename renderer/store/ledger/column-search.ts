import { SEGMENT_ROWS, type TextColumn } from './segment.ts'

/** Where a word is met in a column: the rows, and the first place in each. */
export interface ColumnHits {
  readonly rows: Uint16Array
  readonly positions: Uint32Array
}

/** Nowhere. */
export const NO_HITS: ColumnHits = { rows: new Uint16Array(), positions: new Uint32Array() }

const BAR = '|'.charCodeAt(0)

/** Where a search notes its hits before their number is known; a segment has no more rows. */
const metRows = new Uint16Array(SEGMENT_ROWS)
const metPositions = new Uint32Array(SEGMENT_ROWS)

/**
 * One search over a whole column; a row is looked at once, at its first meeting. The numbers of an office
 * begin alike: after a value that begins with the word the next is tried there first.
 */
export function meet({ text, starts }: TextColumn, word: string): ColumnHits {
  let met = 0
  let row = 0
  let hit = text.indexOf(word)
  while (hit !== -1) {
    // Hits come in order: the search for the row goes on where it was.
    while ((starts[row + 1] ?? 0) <= hit) row += 1
    metRows[met] = row
    metPositions[met] = hit
    met += 1
    const next = starts[row + 1] ?? 0
    hit = hit === starts[row] && text.startsWith(word, next) ? next : text.indexOf(word, next)
  }
  return noted(met)
}

/** Of the places where the word's beginning was met, those where all of it is, or a later one in the same row. */
export function stillMet(
  { text, starts }: TextColumn,
  word: string,
  before: ColumnHits,
): ColumnHits {
  let met = 0
  for (let at = 0; at < before.rows.length; at += 1) {
    const row = before.rows[at] ?? 0
    let hit = before.positions[at] ?? 0
    if (!text.startsWith(word, hit)) {
      const later = text.slice(hit + 1, (starts[row + 1] ?? 0) - 1).indexOf(word)
      if (later === -1) continue
      hit += 1 + later
    }
    metRows[met] = row
    metPositions[met] = hit
    met += 1
  }
  return noted(met)
}

/** Most words are in few columns of few segments: nowhere costs nothing. */
function noted(met: number): ColumnHits {
  return met === 0
    ? NO_HITS
    : { rows: metRows.slice(0, met), positions: metPositions.slice(0, met) }
}

/** Where a word is met with one more character: the hits of each that follows it somewhere stand together. */
export interface NextHits {
  readonly all: ColumnHits
  /** By the character: from which hit to which. */
  readonly spans: ReadonlyMap<string, Span>
}

interface Span {
  readonly from: number
  readonly to: number
}

/** What `meetNext` notes before it is put together by character; kept, because it is done between any two keys. */
const noticed = { rows: [0], positions: [0], kinds: [0] }

/** The hits of the word and each character behind it; in a row the first of each. */
export function meetNext({ text, starts }: TextColumn, word: string): NextHits {
  const kinds = new Map<string, { kind: number; count: number; lastRow: number }>()
  let met = 0
  let row = 0
  for (let hit = text.indexOf(word); hit !== -1; hit = text.indexOf(word, hit + 1)) {
    while ((starts[row + 1] ?? 0) <= hit) row += 1
    const character = text.charAt(hit + word.length)
    let known = kinds.get(character)
    if (known === undefined) {
      known = { kind: kinds.size, count: 0, lastRow: -1 }
      kinds.set(character, known)
    }
    if (known.lastRow === row) continue
    known.lastRow = row
    known.count += 1
    noticed.rows[met] = row
    noticed.positions[met] = hit
    noticed.kinds[met] = known.kind
    met += 1
  }
  const spans = new Map<string, Span>()
  const places: number[] = []
  let from = 0
  for (const [character, { count }] of kinds) {
    places.push(from)
    spans.set(character, { from, to: from + count })
    from += count
  }
  return { all: together(met, places), spans }
}

/** The first so many that were noticed, each at the next place of its kind. */
function together(met: number, places: number[]): ColumnHits {
  if (met === 0) return NO_HITS
  const rows = new Uint16Array(met)
  const positions = new Uint32Array(met)
  for (let at = 0; at < met; at += 1) {
    const kind = noticed.kinds[at] ?? 0
    const place = places[kind] ?? 0
    places[kind] = place + 1
    rows[place] = noticed.rows[at] ?? 0
    positions[place] = noticed.positions[at] ?? 0
  }
  return { rows, positions }
}

/** The hits of the word with this character behind it. */
export function hitsBefore({ all, spans }: NextHits, character: string): ColumnHits {
  const span = spans.get(character)
  if (span === undefined) return NO_HITS
  const { from, to } = span
  return { rows: all.rows.subarray(from, to), positions: all.positions.subarray(from, to) }
}

/** How well a place fits by where it lies in its value. */
export interface Fits {
  readonly whole: number
  readonly start: number
  readonly end: number
  readonly inside: number
}

/** Raises what each row that was met fits to what it fits here. */
export function fitColumn(
  { text, starts }: TextColumn,
  { rows, positions }: ColumnHits,
  { fits, word, by }: { readonly fits: Uint16Array; readonly word: string; readonly by: Fits },
): void {
  const { whole, start, end, inside } = by
  const fitAt = (hit: number, row: number) => {
    const last = (starts[row + 1] ?? 0) - 1
    if (hit !== starts[row]) return endsWith(text, word, last) ? end : inside
    const after = hit + word.length
    // What stands behind the bar of readings is the same name once more.
    return after === last || text.charCodeAt(after) === BAR ? whole : start
  }
  for (let at = 0; at < rows.length; at += 1) {
    const row = rows[at] ?? 0
    const fit = fitAt(positions[at] ?? 0, row)
    if (fit > (fits[row] ?? 0)) fits[row] = fit
  }
}

/** By its last character first: most values end in another. */
export function endsWith(text: string, word: string, end: number): boolean {
  return (
    text.charCodeAt(end - 1) === word.charCodeAt(word.length - 1) &&
    text.startsWith(word, end - word.length)
  )
}
