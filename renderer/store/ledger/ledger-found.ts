import { FilingStatus } from '#shared/filing/filing.ts'
import type { RowOrder } from './ledger-order.ts'
import { BEST_FIT } from './search-plan.ts'
import type { WordFits } from './word-search.ts'

/** What a question found: how many, of which states, and which rows in which order. */
export interface Found {
  readonly total: number
  readonly byStatus: Readonly<Record<FilingStatus, number>>
  /** The numbers of the first rows, so many or all there are: put in order when somebody asks. */
  first(count: number): Uint32Array
}

/** All rows of an index, and what is asked of each. */
export interface Asked {
  readonly order: RowOrder
  /** Where each row stands, as the index keeps it. */
  readonly states: Uint8Array
  /** Not 0 where a row passes the filter; undefined where all do. */
  readonly passing: Uint8Array | undefined
  readonly words: readonly WordFits[]
  /** Whether the best fit comes first, and only rows of one rank keep their order. */
  readonly isByRank: boolean
}

/** The rows that pass the filter and fit all words. */
export function findRows(asked: Asked): Found {
  const few = asked.words.flatMap((word) => word.few ?? [])
  const [fewest] = few.toSorted((one, other) => one.length - other.length)
  return fewest ? findAmong(asked, fewest) : findAmongAll(asked)
}

/** A rank and a place in the order as one number that sorts by both; there are never more rows. */
const RANK_UNIT = 2 ** 32

function findAmong(asked: Asked, rows: Uint32Array): Found {
  const { order, states, words, isByRank } = asked
  const byState = new Uint32Array(FilingStatus.options.length)
  const keys = new Float64Array(rows.length)
  let total = 0
  for (const row of rows) {
    const rank = rankOf(asked, row)
    if (rank === 0) continue
    count(byState, states[row] ?? 0)
    const bucket = isByRank ? bestOf(words) - rank : 0
    keys[total] = bucket * RANK_UNIT + (order.places[row] ?? 0)
    total += 1
  }
  const sorted = keys.subarray(0, total).sort()
  const found = Uint32Array.from(sorted, (key) => order.rows[key % RANK_UNIT] ?? 0)
  return {
    total,
    byStatus: namedStates(byState),
    first: (most) => found.subarray(0, most),
  }
}

/** Plain loops over every row: this is done while somebody types. */
function findAmongAll(asked: Asked): Found {
  const { states } = asked
  const ranks = ranksOfAll(asked)
  const byState = new Uint32Array(FilingStatus.options.length)
  const byRank = new Uint32Array(bestOf(asked.words) + 1)
  let total = 0
  for (let row = 0; row < ranks.length; row += 1) {
    const rank = ranks[row] ?? 0
    if (rank === 0) continue
    total += 1
    count(byState, states[row] ?? 0)
    count(byRank, rank)
  }
  let found: Uint32Array = new Uint32Array()
  return {
    total,
    byStatus: namedStates(byState),
    first(most) {
      const wanted = Math.min(most, total)
      if (found.length < wanted) found = firstRows(asked, { ranks, byRank, wanted })
      return found.subarray(0, wanted)
    },
  }
}

interface Ranked {
  readonly ranks: Uint16Array
  /** How many rows have each rank. */
  readonly byRank: Uint32Array
  readonly wanted: number
}

/** Goes through the order only until the rows that are wanted have their places. */
function firstRows({ order, isByRank }: Asked, { ranks, byRank, wanted }: Ranked): Uint32Array {
  const rows = new Uint32Array(wanted)
  const places = firstPlaces(byRank, isByRank)
  let missing = wanted
  for (let at = 0; missing > 0; at += 1) {
    const row = order.rows[at] ?? 0
    const rank = ranks[row] ?? 0
    if (rank === 0) continue
    const place = count(places, isByRank ? rank : 0)
    if (place >= wanted) continue
    rows[place] = row
    missing -= 1
  }
  return rows
}

/** Of each rank the place of its first row, the best rank first; all in one where ranks do not count. */
function firstPlaces(byRank: Uint32Array, isByRank: boolean): Uint32Array {
  const places = new Uint32Array(byRank.length)
  let place = 0
  for (let rank = byRank.length - 1; isByRank && rank > 0; rank -= 1) {
    places[rank] = place
    place += byRank[rank] ?? 0
  }
  return places
}

/** 0 is not found; the better a row fits all words, the higher. */
function rankOf({ passing, words }: Asked, row: number): number {
  if (passing && passing[row] === 0) return 0
  let rank = 0
  for (const { fits } of words) {
    const fit = fits[row] ?? 0
    if (fit === 0) return 0
    rank += fit
  }
  return rank
}

/** The same for every row; without words, every row that passes has one rank. */
function ranksOfAll({ states, passing, words }: Asked): Uint16Array {
  const [first, ...more] = words
  if (passing === undefined && first && more.length === 0) return first.fits
  const ranks = passing ? new Uint16Array(passing) : new Uint16Array(states.length).fill(1)
  for (const { fits } of words) addFits(ranks, fits)
  return ranks
}

function addFits(ranks: Uint16Array, fits: Uint16Array): void {
  for (let row = 0; row < ranks.length; row += 1) {
    const fit = fits[row] ?? 0
    const rank = ranks[row] ?? 0
    ranks[row] = fit === 0 || rank === 0 ? 0 : rank + fit
  }
}

/** The best rank there is, with one to spare for a row that passes. */
function bestOf(words: readonly WordFits[]): number {
  return words.length * BEST_FIT + 1
}

/** Counts one up; answers what it was. */
function count(counts: Uint32Array, at: number): number {
  const before = counts[at] ?? 0
  counts[at] = before + 1
  return before
}

function namedStates(byState: Uint32Array): Found['byStatus'] {
  const [accepted = 0, acknowledged = 0, refused = 0, terminated = 0, voided = 0, imported = 0] =
    byState
  return { accepted, acknowledged, refused, terminated, voided, imported }
}
