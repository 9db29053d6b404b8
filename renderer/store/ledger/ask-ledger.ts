import { officeToday } from '#renderer/store/office-today.ts'
import type { LedgerQuery } from '#shared/ledger/ledger-query.ts'
import type { LedgerRow } from '#shared/ledger/ledger-row.ts'
import type { LedgerAnswer } from './ledger-messages.ts'
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
}

/** Asks the index for a screen. */
export interface LedgerAsker {
  /** Asks once for each question and version of the ledger. */
  find(query: LedgerQuery): void
  /** These rows are on screen. */
  show(range: RowRange): void
}

/** A row of the answer; undefined while it is on its way. */
export function heldRow({ pages }: HeldAnswer, index: number): LedgerRow | undefined {
  return pages.get(pageOf(index))?.[index % PAGE_ROWS]
}

/** Whether none of these rows is on its way. */
export function holdsRows({ pages }: HeldAnswer, range: RowRange): boolean {
  return pagesOf(range).every((page) => pages.has(page))
}

/** One question at a time: of those typed meanwhile only the last is asked. `onHeld` may answer with `show`. */
export function createLedgerAsker(
  { client, state }: Pick<LedgerStore, 'client' | 'state'>,
  onHeld: (held: HeldAnswer) => void,
): LedgerAsker {
  let isAsking = false
  /** The question that was asked last, and of which state of the index. */
  let asked: readonly unknown[] = []
  let next: LedgerQuery | undefined
  let held: HeldAnswer | undefined
  let shown: RowRange = { from: 0, to: 0 }
  const coming = new Set<number>()
  const hold = (now: HeldAnswer) => {
    held = now
    onHeld(now)
  }
  const fetchPages = (pages: readonly number[]) =>
    Promise.all(
      pages.map(async (page) => {
        const from = page * PAGE_ROWS
        return [page, await client.ask('page', { from, to: from + PAGE_ROWS })] as const
      }),
    )
  const run = async () => {
    isAsking = true
    while (next) {
      const query = next
      next = undefined
      const answer = await client.ask('find', { query, today: officeToday(), first: PAGE_ROWS })
      // The ledger has changed under the same question: what is on screen stays until all of it is here anew.
      const isSame = query === held?.query
      const to = Math.min(shown.to, answer.total - 1)
      const onScreen = isSame ? pagesOf({ from: shown.from, to }).filter((page) => page > 0) : []
      const pages = [[0, answer.rows] as const, ...(await fetchPages(onScreen))]
      coming.clear()
      const known = rowsById(held)
      hold({
        query,
        answer,
        pages: new Map(pages.map(([page, rows]) => [page, keepUnchanged(rows, known)])),
      })
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
    const fetched = await fetchPages(missing)
    // The rows of an older answer belong to nobody.
    if (held.answer !== answer) return
    for (const page of missing) coming.delete(page)
    hold({ ...held, pages: new Map([...held.pages, ...fetched].slice(-KEPT_PAGES)) })
  }
  return {
    find(query) {
      const { phase, version } = state()
      const now = [query, phase, version]
      if (phase === 'opening' || now.every((part, at) => part === asked[at])) return
      asked = now
      next = query
      if (!isAsking) void run()
    },
    show(range) {
      shown = range
      void fetchMissing()
    },
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

function rowsById(held: HeldAnswer | undefined): ReadonlyMap<string, LedgerRow> {
  return new Map([...(held?.pages.values() ?? [])].flat().map((row) => [row.id, row]))
}

/** The rows of a new answer; one that was held and has not changed since stays the very same. */
function keepUnchanged(
  rows: readonly LedgerRow[],
  known: ReadonlyMap<string, LedgerRow>,
): readonly LedgerRow[] {
  return rows.map((row) => {
    const before = known.get(row.id)
    return before?.seq === row.seq ? before : row
  })
}
