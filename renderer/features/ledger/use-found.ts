import { useMemo, useState } from 'react'
import { flushSync } from 'react-dom'
import type { LedgerAnswer } from '#renderer/store/ledger/ledger-messages.ts'
import type { LedgerStore } from '#renderer/store/ledger/use-ledger-store.ts'
import { officeToday } from '#renderer/store/office-today.ts'
import type { LedgerQuery } from '#shared/ledger/ledger-query.ts'
import type { LedgerRow } from '#shared/ledger/ledger-row.ts'
import type { RowRange } from './ledger-rows.tsx'

/** Rows fetched at once: what a window shows, and a little more. */
const PAGE_ROWS = 40
/** Fetched pages that are kept: whoever scrolls through everything does not hold everything. */
const KEPT_PAGES = 50

/** What the ledger shows of an answer. */
export interface FoundRows {
  /** What was asked when this was found. */
  readonly query: LedgerQuery
  readonly total: number
  readonly byStatus: LedgerAnswer['byStatus']
  /** Undefined while the row is on its way. */
  rowAt(index: number): LedgerRow | undefined
  /** Whether none of these rows is on its way. */
  isHere(range: RowRange): boolean
}

interface Held {
  readonly query: LedgerQuery
  readonly answer: LedgerAnswer
  readonly pages: ReadonlyMap<number, readonly LedgerRow[]>
}

/** The last answer of the index; it stands until the next one is there. */
export function useFound(ledger: LedgerStore): {
  readonly found: FoundRows | undefined
  /** Asks the index, once for each question and version of the ledger. */
  find(query: LedgerQuery): void
  /** These rows are on screen. */
  show(range: RowRange): void
} {
  const [held, setHeld] = useState<Held>()
  const [{ find, show }] = useState(() => createAsker(ledger, setHeld))
  const found = useMemo(() => held && foundOf(held), [held])
  return { found, find, show }
}

function foundOf({ query, answer, pages }: Held): FoundRows {
  const { total, byStatus } = answer
  const rowAt = (index: number) => pages.get(pageOf(index))?.[index % PAGE_ROWS]
  const isHere = ({ from, to }: RowRange) => pagesOf(from, to).every((page) => pages.has(page))
  return { query, total, byStatus, rowAt, isHere }
}

function pageOf(index: number): number {
  return Math.floor(index / PAGE_ROWS)
}

/** The pages that hold the rows from one to another, that one included. */
function pagesOf(from: number, to: number): readonly number[] {
  const first = pageOf(from)
  return Array.from({ length: pageOf(to) - first + 1 }, (_, at) => first + at)
}

/** The rows of a new answer; one that was held and has not changed since stays the very same. */
function keepUnchanged(rows: readonly LedgerRow[], held: Held | undefined): readonly LedgerRow[] {
  const known = new Map([...(held?.pages.values() ?? [])].flat().map((row) => [row.id, row]))
  return rows.map((row) => {
    const before = known.get(row.id)
    return before?.seq === row.seq ? before : row
  })
}

/** One question at a time: of those typed meanwhile only the last is asked. */
function createAsker({ client, state }: LedgerStore, onHeld: (held: Held) => void) {
  let isAsking = false
  /** The question that was asked last, and of which state of the index. */
  let asked: readonly unknown[] = []
  let next: LedgerQuery | undefined
  let held: Held | undefined
  const coming = new Set<number>()
  const hold = (now: Held) => {
    held = now
    // An answer to a key is drawn in the task that brings it: in a later one, a frame may come in between.
    flushSync(() => onHeld(now))
  }
  const run = async () => {
    isAsking = true
    while (next) {
      const query = next
      next = undefined
      const today = officeToday()
      const answer = await client.ask('find', { query, today, first: PAGE_ROWS })
      coming.clear()
      hold({ query, answer, pages: new Map([[0, keepUnchanged(answer.rows, held)]]) })
    }
    isAsking = false
  }
  const fetchPages = async (own: Held, pages: readonly number[]) => {
    for (const page of pages) coming.add(page)
    const fetched = await Promise.all(
      pages.map(async (page) => {
        const from = page * PAGE_ROWS
        return [page, await client.ask('page', { from, to: from + PAGE_ROWS })] as const
      }),
    )
    // The rows of an older answer belong to nobody.
    if (held?.answer !== own.answer) return
    for (const page of pages) coming.delete(page)
    hold({ ...held, pages: new Map([...held.pages, ...fetched].slice(-KEPT_PAGES)) })
  }
  return {
    find(query: LedgerQuery) {
      const { phase, version } = state()
      const now = [query, phase, version]
      if (phase === 'opening' || now.every((part, at) => part === asked[at])) return
      asked = now
      next = query
      if (!isAsking) void run()
    },
    show({ from, to }: RowRange) {
      if (isAsking || held === undefined) return
      const { pages } = held
      const missing = pagesOf(from, to).filter((page) => !(pages.has(page) || coming.has(page)))
      if (missing.length > 0) void fetchPages(held, missing)
    },
  }
}
