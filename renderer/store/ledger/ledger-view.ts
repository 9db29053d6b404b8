import type { LedgerFilter, LedgerQuery, LedgerSort } from '#shared/ledger/ledger-query.ts'
import { applyFilter } from './ledger-filter.ts'
import { type Found, findRows } from './ledger-found.ts'
import { orderOf, type RowOrder } from './ledger-order.ts'
import type { LedgerPlace } from './ledger-place.ts'
import { wordsOf } from './search-plan.ts'
import { SEGMENT_ROWS, type Segment } from './segment.ts'
import { createWordSearch } from './word-search.ts'

/** What can be asked of the filings in memory. */
export interface LedgerView {
  /** `today` is the office's day, `YYYY-MM-DD`. */
  find(query: LedgerQuery, today: string): Found
  /** Gets ready for the next key, a part at a time; whether more remains (`WordSearch.lookAhead`). */
  lookAhead(): boolean
}

const MOST_WORDS = 8

/** Answers from segments that stay as they are. */
export function createLedgerView(
  segments: readonly Segment[],
  places: readonly LedgerPlace[],
): LedgerView {
  const states = joined(segments, ({ numbers }) => numbers.status)
  const search = createWordSearch(segments, places)
  const orders = new Map<string, RowOrder>()
  const ordered = (sort: LedgerSort): RowOrder => {
    const name = sort === null ? '' : `${sort.column} ${sort.isDescending}`
    const order = orders.get(name) ?? orderOf(segments, sort)
    orders.set(name, order)
    return order
  }
  return {
    find(query, today) {
      const words = wordsOf(query.text).slice(0, MOST_WORDS)
      return findRows({
        order: ordered(query.sort),
        states,
        passing: isEmpty(query.filter) ? undefined : passingRows(segments, query.filter, today),
        words: words.map((word) => search.fitsOf(word)),
        isByRank: query.sort === null && words.length > 0,
      })
    },
    lookAhead: search.lookAhead,
  }
}

function isEmpty(filter: LedgerFilter): boolean {
  return Object.values(filter).every((wanted) => wanted === '')
}

/** 1 for every row that passes the filter. */
function passingRows(segments: readonly Segment[], filter: LedgerFilter, today: string) {
  return joined(segments, (segment) => {
    const passing = new Uint8Array(segment.size).fill(1)
    applyFilter(segment, filter, { today, passing })
    return passing
  })
}

/** A byte of every row. */
function joined(
  segments: readonly Segment[],
  bytesOf: (segment: Segment) => ArrayLike<number>,
): Uint8Array {
  const bytes = new Uint8Array(segments.reduce((sum, { size }) => sum + size, 0))
  for (const [number, segment] of segments.entries()) {
    bytes.set(bytesOf(segment), number * SEGMENT_ROWS)
  }
  return bytes
}
