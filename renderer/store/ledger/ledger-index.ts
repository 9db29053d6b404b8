import { FilingStatus } from '#shared/filing/filing.ts'
import type { LedgerQuery, LedgerSort } from '#shared/ledger/ledger-query.ts'
import type { LedgerRow } from '#shared/ledger/ledger-row.ts'
import { applyFilter } from './ledger-filter.ts'
import { orderOf } from './ledger-order.ts'
import type { LedgerPlace } from './ledger-place.ts'
import { BEST_FIT, fitSegment, placesOf, type SegmentHits, wordsOf } from './search-words.ts'
import {
  buildSegment,
  type FlatRow,
  ledgerRowAt,
  rowsOf,
  SEGMENT_ROWS,
  type Segment,
} from './segment.ts'

/** What a question found: how many, of which states, and which rows in which order. */
export interface Found {
  readonly total: number
  readonly byStatus: Readonly<Record<FilingStatus, number>>
  /** Row numbers of the index. */
  readonly rows: Uint32Array
}

/** The filings of the office in memory, to be asked a few times a second. */
export interface LedgerIndex {
  readonly size: () => number
  readonly segments: () => readonly Segment[]
  /** Takes segments as they were read from the disk; the last one may be short. */
  load(segments: readonly Segment[]): void
  /** Puts new and changed rows in; answers with the numbers of the segments that changed. */
  put(rows: readonly FlatRow[]): ReadonlySet<number>
  find(query: LedgerQuery, today: string): Found
  clerks(): readonly string[]
  rowAt(row: number): LedgerRow
  idAt(row: number): string
}

/** Above this many rows at once, a map of all ids is cheaper than looking for each. */
const FEW_ROWS = 20
/** Words whose fits are kept: what was typed last, and the words beside the one being typed. */
const KEPT_WORDS = 8
const MOST_WORDS = 8

/** An empty index that knows these places. */
export function createLedgerIndex(places: readonly LedgerPlace[]): LedgerIndex {
  let segments: Segment[] = []
  const fitsOfWords = new Map<string, Uint8Array>()
  const orders = new Map<string, Uint32Array>()
  /** Where the word that was looked for last was met, segment by segment. */
  let lastHits: readonly (SegmentHits | undefined)[] = []
  /** The row of each id while many come at once. */
  let rowsOfIds: Map<string, number> | undefined
  const forget = () => {
    fitsOfWords.clear()
    orders.clear()
    lastHits = []
  }
  const size = () => segments.reduce((sum, segment) => sum + segment.size, 0)

  const fitsOf = (word: string): Uint8Array => {
    const kept = fitsOfWords.get(word)
    if (kept) return kept
    const fits = new Uint8Array(size())
    const meant = placesOf(word, places)
    lastHits = segments.map((segment, number) => {
      const from = number * SEGMENT_ROWS
      const own = fits.subarray(from, from + segment.size)
      return fitSegment(segment, word, { fits: own, places: meant, before: lastHits[number] })
    })
    const [oldest] = fitsOfWords.keys()
    if (fitsOfWords.size >= KEPT_WORDS && oldest !== undefined) fitsOfWords.delete(oldest)
    fitsOfWords.set(word, fits)
    return fits
  }
  const ordered = (sort: LedgerSort): Uint32Array => {
    const name = sort === null ? '' : `${sort.column} ${sort.isDescending}`
    const order = orders.get(name) ?? orderOf(segments, sort)
    orders.set(name, order)
    return order
  }

  return {
    size,
    segments: () => segments,
    load(read) {
      segments = [...read]
      rowsOfIds = undefined
      forget()
    },
    put(rows) {
      const isMany = rows.length > FEW_ROWS
      rowsOfIds = isMany ? (rowsOfIds ?? mapped(segments)) : undefined
      const changed = putRows(segments, rows, rowsOfIds)
      forget()
      return changed
    },
    find(query, today) {
      const words = wordsOf(query.text).slice(0, MOST_WORDS)
      const ranks = rankRows(segments, query, { today, words: words.map(fitsOf) })
      const rows = collect(ordered(query.sort), ranks, {
        isByRank: query.sort === null && words.length > 0,
        ranks: words.length * BEST_FIT + 2,
      })
      return { total: rows.length, byStatus: countStates(segments, ranks), rows }
    },
    clerks: () => {
      const found = segments.flatMap(({ texts }) => [...new Set(texts.clerk.text.split('\n'))])
      return [...new Set(found)].filter((clerk) => clerk !== '').toSorted()
    },
    rowAt: (row) => ledgerRowAt(getSegment(segments, row), row % SEGMENT_ROWS),
    idAt: (row) => ledgerRowAt(getSegment(segments, row), row % SEGMENT_ROWS).id,
  }
}

/** Every row's rank: 0 is not found; else 1 and how well it fits all words. */
function rankRows(
  segments: readonly Segment[],
  { filter }: LedgerQuery,
  { today, words }: { readonly today: string; readonly words: readonly Uint8Array[] },
): Uint16Array {
  const last = segments.at(-1)
  const ranks = new Uint16Array((segments.length - 1) * SEGMENT_ROWS + (last?.size ?? SEGMENT_ROWS))
  ranks.fill(1)
  for (const [number, segment] of segments.entries()) {
    const from = number * SEGMENT_ROWS
    applyFilter(segment, filter, { today, ranks: ranks.subarray(from, from + segment.size) })
  }
  for (const fits of words) addFits(ranks, fits)
  return ranks
}

function addFits(ranks: Uint16Array, fits: Uint8Array): void {
  for (let row = 0; row < ranks.length; row += 1) {
    const fit = fits[row] ?? 0
    const rank = ranks[row] ?? 0
    ranks[row] = fit === 0 || rank === 0 ? 0 : rank + fit
  }
}

/** The found rows in order; by rank, rows of one rank keep it. */
function collect(
  order: Uint32Array,
  found: Uint16Array,
  { isByRank, ranks }: { readonly isByRank: boolean; readonly ranks: number },
): Uint32Array {
  const bucketOf = (rank: number) => (isByRank ? ranks - rank : 0)
  const counts = new Uint32Array(ranks + 1)
  let total = 0
  for (const rank of found) {
    if (rank === 0) continue
    total += 1
    add(counts, bucketOf(rank))
  }
  const places = placesOfBuckets(counts)
  const rows = new Uint32Array(total)
  for (const row of order) {
    const rank = found[row] ?? 0
    if (rank > 0) rows[add(places, bucketOf(rank))] = row
  }
  return rows
}

/** Counts one up; answers what it was. */
function add(counts: Uint32Array, at: number): number {
  const before = counts[at] ?? 0
  counts[at] = before + 1
  return before
}

function placesOfBuckets(counts: Uint32Array): Uint32Array {
  const places = new Uint32Array(counts.length)
  for (let bucket = 1; bucket < counts.length; bucket += 1) {
    places[bucket] = (places[bucket - 1] ?? 0) + (counts[bucket - 1] ?? 0)
  }
  return places
}

function countStates(
  segments: readonly Segment[],
  ranks: Uint16Array,
): Readonly<Record<FilingStatus, number>> {
  const counts = new Uint32Array(FilingStatus.options.length)
  for (const [number, { numbers, size }] of segments.entries()) {
    const first = number * SEGMENT_ROWS
    for (let at = 0; at < size; at += 1) {
      if (ranks[first + at] !== 0) add(counts, numbers.status[at] ?? 0)
    }
  }
  const [accepted = 0, acknowledged = 0, refused = 0, terminated = 0, voided = 0, imported = 0] =
    counts
  return { accepted, acknowledged, refused, terminated, voided, imported }
}

function getSegment(segments: readonly Segment[], row: number): Segment {
  const segment = segments[Math.floor(row / SEGMENT_ROWS)]
  if (segment === undefined) throw new Error(`no row ${row}`)
  return segment
}

/** With the rows of all ids, where there are, new ones are noted there. */
function putRows(
  segments: Segment[],
  rows: readonly FlatRow[],
  rowsOfIds: Map<string, number> | undefined,
): ReadonlySet<number> {
  const locate = (id: string) => (rowsOfIds ? rowsOfIds.get(id) : locateRow(segments, id))
  const known = new Map<string, number>()
  const places = new Map<number, Map<number, FlatRow>>()
  let end = segments.reduce((sum, segment) => sum + segment.size, 0)
  for (const row of rows) {
    const { id } = row.texts
    const place = known.get(id) ?? locate(id) ?? end
    if (place === end) end += 1
    known.set(id, place)
    rowsOfIds?.set(id, place)
    const number = Math.floor(place / SEGMENT_ROWS)
    const inside = places.get(number) ?? new Map<number, FlatRow>()
    places.set(number, inside.set(place % SEGMENT_ROWS, row))
  }
  for (const [number, changes] of places) {
    const held = segments[number]
    const filled = held ? rowsOf(held) : []
    for (const [at, row] of changes) filled[at] = row
    segments[number] = buildSegment(filled)
  }
  return new Set(places.keys())
}

function mapped(segments: readonly Segment[]): Map<string, number> {
  const rows = new Map<string, number>()
  for (const [number, { texts, size }] of segments.entries()) {
    const ids = texts.id.text.split('\n')
    for (let at = 0; at < size; at += 1) rows.set(ids[at] ?? '', number * SEGMENT_ROWS + at)
  }
  return rows
}

function locateRow(segments: readonly Segment[], id: string): number | undefined {
  for (const [number, { texts }] of segments.entries()) {
    const position = texts.id.text.indexOf(id)
    // Ids are of one length, each with its line feed.
    if (position !== -1) return number * SEGMENT_ROWS + position / (id.length + 1)
  }
  return undefined
}
