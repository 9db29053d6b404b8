import { type LedgerPlace, meansPlace } from './ledger-place.ts'
import { FIT } from './search-plan.ts'
import { fitSegment, lookAhead, type SegmentHits } from './search-words.ts'
import { SEGMENT_ROWS, type Segment } from './segment.ts'

/** How well each row fits a word, by row number; 0 is not at all. */
export interface WordFits {
  /** Of the same kind as what the fits of several words add up to: the loops over all rows stay compiled for it. */
  readonly fits: Uint16Array
  /** The rows that fit, where they are few. */
  readonly few: Uint32Array | undefined
}

/** Looks for words in some segments. */
export interface WordSearch {
  fitsOf(word: string): WordFits
  /**
   * Gets ready, a part of the segments at a time, for the next key of the word that was looked for last;
   * whether more remain. To be called while nobody waits.
   */
  lookAhead(): boolean
}

/** Words whose fits are kept: what was typed last, and the words beside the one being typed. */
const KEPT_WORDS = 8
const FEW_ROWS = 2_000
/** Segments that look ahead without a pause in which a key can be heard. */
const AHEAD_AT_ONCE = 4

/** A search in segments that stay as they are. */
export function createWordSearch(
  segments: readonly Segment[],
  places: readonly LedgerPlace[],
): WordSearch {
  const size = segments.reduce((sum, segment) => sum + segment.size, 0)
  const kept = new Map<string, WordFits>()
  const placesOfRows = placeNumbers(segments, places)
  /** Where the word that was looked for last was met, segment by segment. */
  let lastHits: SegmentHits[] = []
  /** How many of these segments have looked ahead. */
  let lookedAhead = 0

  const search = (word: string): WordFits => {
    const fits = new Uint16Array(size)
    lastHits = segments.map((segment, number) => {
      const from = number * SEGMENT_ROWS
      const own = fits.subarray(from, from + segment.size)
      return fitSegment(segment, word, { fits: own, before: lastHits[number] })
    })
    lookedAhead = 0
    fitPlaces(
      fits,
      placesOfRows,
      Uint8Array.from(places, (place) => +meansPlace(word, place)),
    )
    return { fits, few: fewRows(fits) }
  }

  return {
    fitsOf(word) {
      const found = kept.get(word) ?? search(word)
      // What was asked for last goes last.
      kept.delete(word)
      kept.set(word, found)
      const [oldest] = kept.keys()
      if (kept.size > KEPT_WORDS && oldest !== undefined) kept.delete(oldest)
      return found
    },
    lookAhead() {
      const until = Math.min(lookedAhead + AHEAD_AT_ONCE, lastHits.length)
      for (; lookedAhead < until; lookedAhead += 1) {
        const [segment, hits] = [segments[lookedAhead], lastHits[lookedAhead]]
        if (segment && hits) lastHits[lookedAhead] = lookAhead(segment, hits)
      }
      return lookedAhead < lastHits.length
    },
  }
}

/** Of each row the number of its destination in the list of places; one past the end where it is not in it. */
function placeNumbers(
  segments: readonly Segment[],
  places: readonly LedgerPlace[],
): readonly Uint16Array[] {
  const numbers = new Map(places.map(({ code }, number) => [Number(code), number]))
  return segments.map(({ numbers: { destination } }) =>
    Uint16Array.from(destination, (code) => numbers.get(code) ?? places.length),
  )
}

function fitPlaces(fits: Uint16Array, places: readonly Uint16Array[], meant: Uint8Array): void {
  if (!meant.includes(1)) return
  for (const [number, placesOfRows] of places.entries()) {
    const first = number * SEGMENT_ROWS
    for (let at = 0; at < placesOfRows.length; at += 1) {
      const row = first + at
      if (meant[placesOfRows[at] ?? 0] === 1 && (fits[row] ?? 0) < FIT.destination) {
        fits[row] = FIT.destination
      }
    }
  }
}

function fewRows(fits: Uint16Array): Uint32Array | undefined {
  const rows = new Uint32Array(FEW_ROWS)
  let count = 0
  for (let row = 0; row < fits.length; row += 1) {
    if (fits[row] === 0) continue
    if (count === FEW_ROWS) return undefined
    rows[count] = row
    count += 1
  }
  return rows.subarray(0, count)
}
