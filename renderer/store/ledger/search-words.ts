import {
  type ColumnHits,
  endsWith,
  fitColumn,
  hitsBefore,
  meet,
  meetNext,
  type NextHits,
  stillMet,
} from './column-search.ts'
import {
  FIT,
  isLetter,
  isShortNumber,
  nextPlanOf,
  type Place,
  planOf,
  wantedIn,
} from './search-plan.ts'
import { FIRST_LETTER, HOUSE_UNITS, letterNumber } from './searched.ts'
import type { Segment } from './segment.ts'

/** Where a word was met in a segment, place by place; of the word that was typed last. */
export interface SegmentHits {
  readonly word: string
  readonly byPlace: ReadonlyMap<Place, ColumnHits>
  /** What each further character leaves of it, where that was looked for ahead. */
  readonly next: ReadonlyMap<Place, NextHits>
}

/** In fewer rows the next key looks by itself. */
const MANY_ROWS = 64

/**
 * Writes into `fits` how well each row of a segment fits a word; 0 is not at all. `before` is what was
 * met of the word that was typed so far: one that went on is met where its beginning was, or nowhere.
 */
export function fitSegment(
  segment: Segment,
  word: string,
  { fits, before }: { readonly fits: Uint16Array; readonly before?: SegmentHits | undefined },
): SegmentHits {
  const byPlace = new Map<Place, ColumnHits>()
  if (isLetter(word)) fitLetter(segment, word, fits)
  else if (isShortNumber(word)) fitShortNumber(segment, word, fits)
  else {
    const known = before && word.startsWith(before.word) ? before : undefined
    for (const place of planOf(word)) {
      const hits = hitsIn(segment, word, place, known)
      const wanted = wantedIn(place, word)
      fitColumn(segment.searched[place.field], hits, { fits, word: wanted, by: place.fits })
      byPlace.set(place, hits)
    }
  }
  return { word, byPlace, next: new Map() }
}

/** While nobody waits: what the next key would have to look for in many rows, for whatever key that is. */
export function lookAhead(segment: Segment, hits: SegmentHits): SegmentHits {
  const { word, byPlace } = hits
  const many = nextPlanOf(word).filter(
    (place) => (byPlace.get(place)?.rows.length ?? MANY_ROWS) >= MANY_ROWS,
  )
  const next = many.map((place) => {
    return [place, meetNext(segment.searched[place.field], wantedIn(place, word))] as const
  })
  return { word, byPlace, next: new Map(next) }
}

function hitsIn(
  segment: Segment,
  word: string,
  place: Place,
  known: SegmentHits | undefined,
): ColumnHits {
  const column = segment.searched[place.field]
  const wanted = wantedIn(place, word)
  const ahead = known?.word.length === word.length - 1 ? known.next.get(place) : undefined
  if (ahead) return hitsBefore(ahead, wanted.slice(-1))
  const before = known?.byPlace.get(place)
  return before ? stillMet(column, wanted, before) : meet(column, wanted)
}

/** One letter is in most names: the letters of each are kept, so that nothing has to be searched. */
function fitLetter({ letters, size }: Segment, letter: string, fits: Uint16Array): void {
  const number = letterNumber(letter.charCodeAt(0))
  for (let row = 0; row < size; row += 1) {
    const held = letters[row] ?? 0
    if (held >>> FIRST_LETTER === number) fits[row] = FIT.readingsStart
    else if ((held & (1 << number)) !== 0) fits[row] = FIT.readingsInside
  }
}

/** The end of a document number, or a house number. */
function fitShortNumber(segment: Segment, word: string, fits: Uint16Array): void {
  const { searched, houseNumbers, size } = segment
  const { text, starts } = searched.documentNumber
  // Not a number where it ends in x: then there is no such bit.
  const number = Number(word)
  const [unit, bit] = [number >>> 5, number >= 0 ? 1 << (number & 31) : 0]
  for (let row = 0; row < size; row += 1) {
    const isHouse = ((houseNumbers[row * HOUSE_UNITS + unit] ?? 0) & bit) !== 0
    if (endsWith(text, word, (starts[row + 1] ?? 0) - 1)) fits[row] = FIT.numberEnd
    else if (isHouse) fits[row] = FIT.address
  }
}
