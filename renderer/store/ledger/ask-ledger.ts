import { officeToday } from '#renderer/store/office-today.ts'
import { FilingStatus } from '#shared/filing/filing.ts'
import { EVERY_FILING, type LedgerQuery } from '#shared/ledger/ledger-query.ts'
import type { LedgerRow } from '#shared/ledger/ledger-row.ts'
import type { LedgerAnswer } from './ledger-messages.ts'
import { mapFields } from './searched.ts'
import type { LedgerStore } from './use-ledger-store.ts'

/** Rows fetched at once: what a window shows, and a little more. */
const PAGE_ROWS = 40
/** Fetched pages that are kept: whoever scrolls through everything does not hold everything. */
const KEPT_PAGES = 50

/** A run of rows of the answer; `to` is the last. */
export interface RowRange {
  readonly from: number
  readonly to: number
}

/** An answer of the index, and the rows of it that have been fetched. */
export interface HeldAnswer {
  /** What was asked when this was found. */
  readonly query: LedgerQuery
  readonly answer: LedgerAnswer
  readonly pages: ReadonlyMap<number, readonly LedgerRow[]>
  /** Only the newest filings, before there was an index to ask: no answer to count, or to act on as a whole. */
  readonly isNewest: boolean
}

/** Asks the index for a screen. */
export interface LedgerAsker {
  /** Asks once for each question and version of the ledger. */
  find(query: LedgerQuery): void
  /** These rows are on screen. */
  show(range: RowRange): void
  /** Puts the cursor into this row of the answer. */
  point(index: number): void
}

/** A row of the answer; undefined while it is on its way. */
export function heldRow({ pages }: HeldAnswer, index: number): LedgerRow | undefined {
  return pages.get(pageOf(index))?.[index % PAGE_ROWS]
}

/** Whether none of these rows is on its way. */
export function holdsRows({ pages }: HeldAnswer, range: RowRange): boolean {
  return pagesOf(range).every((page) => pages.has(page))
}

/**
 * One question at a time: of those typed meanwhile only the last is asked. `onHeld` is told each answer and
 * the row its cursor is in, and may answer with `show`. Another question begins at the first row; when the
 * ledger changes under the same one, the cursor stays with its filing.
 */
export function createLedgerAsker(
  { client, state, newest }: Pick<LedgerStore, 'client' | 'state' | 'newest'>,
  onHeld: (held: HeldAnswer, cursor: number) => void,
): LedgerAsker {
  let isAsking = false
  /** The question that was asked last, and of which state of the index. */
  let asked: readonly unknown[] = []
  let next: LedgerQuery | undefined
  let held: HeldAnswer | undefined
  let cursor = 0
  /** The filing the cursor is in: it is still known when its row was let go. */
  let filing: string | undefined
  let shown: RowRange = { from: 0, to: 0 }
  const coming = new Set<number>()
  const hold = (now: HeldAnswer) => {
    const isSame = held?.query === now.query
    cursor = isSame ? cursorIn(now, cursor, filing) : 0
    filing = heldRow(now, cursor)?.id ?? (isSame ? filing : undefined)
    held = now
    onHeld(now, cursor)
  }
  const answerTo = async (query: LedgerQuery): Promise<HeldAnswer | undefined> => {
    if (state().phase === 'opening') return newestHeld(query, { newest, state })
    const answer = await client.ask('find', { query, today: officeToday(), first: PAGE_ROWS })
    // The ledger has changed under the same question: what is on screen stays until all of it is here anew.
    const onScreen = query === held?.query ? [...pagesOf(shown), pageOf(cursor)] : []
    const pages = await pagesOfAnswer(client, answer, onScreen)
    if (query === held?.query) await addPageOf(() => filing, pages, client)
    return { query, answer, pages: keepUnchanged(pages, rowsById(held)), isNewest: false }
  }
  const run = async () => {
    isAsking = true
    while (next) {
      const query = next
      next = undefined
      const now = await answerTo(query)
      coming.clear()
      if (now) hold(now)
    }
    isAsking = false
    void fetchMissing()
  }
  const fetchMissing = async () => {
    if (isAsking || held === undefined) return
    const { answer, pages } = held
    const missing = pagesOf(shown).filter((page) => !(pages.has(page) || coming.has(page)))
    if (missing.length === 0) return
    for (const page of missing) coming.add(page)
    const fetched = await fetchPages(client, missing)
    // The rows of an older answer belong to nobody.
    if (held.answer !== answer) return
    for (const page of missing) coming.delete(page)
    hold({ ...held, pages: new Map([...held.pages, ...fetched].slice(-KEPT_PAGES)) })
  }
  return {
    find(query) {
      const { phase, version } = state()
      const now = [query, phase, version]
      if (now.every((part, at) => part === asked[at])) return
      asked = now
      next = query
      if (!isAsking) void run()
    },
    show(range) {
      shown = range
      void fetchMissing()
    },
    point(index) {
      cursor = index
      filing = held && heldRow(held, index)?.id
      if (held) onHeld(held, cursor)
    },
  }
}

const NOT_COUNTED = mapFields(FilingStatus.enum, () => 0)

/** The list that most begin with, from the desk: it is there before the index; any other question waits. */
async function newestHeld(
  query: LedgerQuery,
  { newest, state }: Pick<LedgerStore, 'newest' | 'state'>,
): Promise<HeldAnswer | undefined> {
  const rows = query === EVERY_FILING ? await newest(PAGE_ROWS) : []
  // An index that has opened meanwhile is asked next.
  if (rows.length === 0 || state().phase !== 'opening') return undefined
  const answer = { total: rows.length, byStatus: NOT_COUNTED, rows, took: 0 }
  return { query, answer, pages: new Map([[0, rows]]), isNewest: true }
}

/** The rows that came with an answer, and of the wanted pages those it has. */
async function pagesOfAnswer(
  client: LedgerStore['client'],
  { total, rows }: LedgerAnswer,
  wanted: readonly number[],
) {
  const last = pageOf(total - 1)
  const further = new Set(wanted.filter((page) => page > 0 && page <= last))
  return new Map([[0, rows], ...(await fetchPages(client, [...further]))])
}

function fetchPages(client: LedgerStore['client'], pages: readonly number[]) {
  return Promise.all(
    pages.map(async (page) => {
      const from = page * PAGE_ROWS
      return [page, await client.ask('page', { from, to: from + PAGE_ROWS })] as const
    }),
  )
}

/** Others that came in or went may have moved a filing to any page; the cursor may go to another meanwhile. */
async function addPageOf(
  filing: () => string | undefined,
  pages: Map<number, readonly LedgerRow[]>,
  client: LedgerStore['client'],
): Promise<void> {
  let sought: string | undefined
  for (let id = filing(); id !== sought && placeIn(pages, id) === -1; id = filing()) {
    sought = id
    const place = id === undefined ? -1 : await client.ask('place', { id })
    const fetched = await fetchPages(client, place === -1 ? [] : [pageOf(place)])
    for (const [page, rows] of fetched) pages.set(page, rows)
  }
}

function pageOf(index: number): number {
  return Math.floor(index / PAGE_ROWS)
}

/** The pages that hold the rows from one to another, that one included. */
function pagesOf({ from, to }: RowRange): readonly number[] {
  const first = pageOf(from)
  return Array.from({ length: pageOf(to) - first + 1 }, (_, at) => first + at)
}

/** Where the filing the cursor was in has come to; the same place where it is not known any more. */
function cursorIn({ answer, pages }: HeldAnswer, cursor: number, id: string | undefined): number {
  const place = placeIn(pages, id)
  return place === -1 ? Math.max(0, Math.min(cursor, answer.total - 1)) : place
}

/** Where a filing stands in the answer; -1 where it is not on these pages. */
function placeIn(pages: HeldAnswer['pages'], id: string | undefined): number {
  for (const [page, rows] of pages) {
    const at = rows.findIndex((row) => row.id === id)
    if (at !== -1) return page * PAGE_ROWS + at
  }
  return -1
}

function rowsById(held: HeldAnswer | undefined): ReadonlyMap<string, LedgerRow> {
  return new Map([...(held?.pages.values() ?? [])].flat().map((row) => [row.id, row]))
}

/** The rows of a new answer; one that was held and has not changed since stays the very same. */
function keepUnchanged(
  pages: HeldAnswer['pages'],
  known: ReadonlyMap<string, LedgerRow>,
): HeldAnswer['pages'] {
  const kept = (row: LedgerRow) => {
    const before = known.get(row.id)
    return before?.seq === row.seq ? before : row
  }
  return new Map([...pages].map(([page, rows]) => [page, rows.map(kept)]))
}
