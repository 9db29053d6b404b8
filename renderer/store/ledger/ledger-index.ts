import type { LedgerRow } from '#shared/ledger/ledger-row.ts'
import type { LedgerPlace } from './ledger-place.ts'
import { createLedgerView, type LedgerView } from './ledger-view.ts'
import {
  buildSegment,
  type FlatRow,
  ledgerRowAt,
  rowsOf,
  SEGMENT_ROWS,
  type Segment,
} from './segment.ts'

/** The filings of the office in memory, to be asked a few times a second. */
export interface LedgerIndex extends LedgerView {
  readonly size: () => number
  readonly segments: () => readonly Segment[]
  /** Takes segments as they were read from the disk; the last one may be short. */
  load(segments: readonly Segment[]): void
  /** Puts new and changed rows in; answers with the numbers of the segments that changed. */
  put(rows: readonly FlatRow[]): ReadonlySet<number>
  /** No more rows come in a row: forgets what only they needed. */
  settle(): void
  clerks(): readonly string[]
  findRow(id: string): number | undefined
  rowAt(row: number): LedgerRow
  idAt(row: number): string
}

/** Above this many rows at once, a map of all ids is cheaper than looking for each. */
const FEW_ROWS = 20

/** An empty index that knows these places. */
export function createLedgerIndex(places: readonly LedgerPlace[]): LedgerIndex {
  let segments: Segment[] = []
  /** What is asked of the segments as they are; made anew after every change. */
  let view: LedgerView | undefined
  /** The row of each id while many come at once. */
  let rowsOfIds: Map<string, number> | undefined
  const current = () => {
    view ??= createLedgerView(segments, places)
    return view
  }

  return {
    size: () => sizeOf(segments),
    segments: () => segments,
    load(read) {
      segments = [...read]
      rowsOfIds = undefined
      view = undefined
    },
    put(rows) {
      const isMany = rows.length > FEW_ROWS
      rowsOfIds = isMany ? (rowsOfIds ?? mapped(segments)) : undefined
      const changed = putRows(segments, rows, rowsOfIds)
      view = undefined
      return changed
    },
    find: (query, today) => current().find(query, today),
    lookAhead: () => current().lookAhead(),
    settle() {
      rowsOfIds = undefined
    },
    clerks: () => {
      const found = segments.flatMap(({ texts }) => [...new Set(texts.clerk.text.split('\n'))])
      return [...new Set(found)].filter((clerk) => clerk !== '').toSorted()
    },
    findRow: (id) => locateRow(segments, id),
    rowAt: (row) => ledgerRowAt(getSegment(segments, row), row % SEGMENT_ROWS),
    idAt: (row) => ledgerRowAt(getSegment(segments, row), row % SEGMENT_ROWS).id,
  }
}

function sizeOf(segments: readonly Segment[]): number {
  return segments.reduce((sum, { size }) => sum + size, 0)
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
  let end = sizeOf(segments)
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
