import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { LedgerState } from '#renderer/store/ledger/follow-ledger.ts'
import type { LedgerClient } from '#renderer/store/ledger/ledger-client.ts'
import type { LedgerAnswer } from '#renderer/store/ledger/ledger-messages.ts'
import type { LedgerQuery } from '#shared/ledger/ledger-query.ts'
import type { LedgerRow } from '#shared/ledger/ledger-row.ts'
import { officeDay } from '#shared/office-day.ts'

/** Rows fetched at once. */
const PAGE_ROWS = 80

/** What the ledger shows of an answer. */
export interface FoundRows {
  /** What was typed when this was found. */
  readonly text: string
  readonly total: number
  readonly byStatus: LedgerAnswer['byStatus']
  /** Undefined while the row is on its way. */
  rowAt(index: number): LedgerRow | undefined
}

interface Held {
  readonly text: string
  readonly answer: LedgerAnswer
  readonly pages: ReadonlyMap<number, readonly LedgerRow[]>
}

/** Asks the index on every key and every change; the last answer stands until the next one is there. */
export function useFound(
  client: LedgerClient,
  { version, phase }: LedgerState,
  query: LedgerQuery,
): { readonly found: FoundRows | undefined; readonly show: (from: number, to: number) => void } {
  const [held, setHeld] = useState<Held>()
  const asker = useRef(createAsker(client, setHeld))
  useEffect(() => {
    if (phase !== 'opening') asker.current.ask(query)
    // A new version is a new answer to the same question.
    void version
  }, [query, version, phase])
  const show = useCallback((from: number, to: number) => asker.current.show(from, to), [])
  const found = useMemo(() => held && foundOf(held), [held])
  return { found, show }
}

function foundOf({ text, answer, pages }: Held): FoundRows {
  const { total, byStatus } = answer
  const rowAt = (index: number) => pages.get(Math.floor(index / PAGE_ROWS))?.[index % PAGE_ROWS]
  return { text, total, byStatus, rowAt }
}

/** The rows of a new answer; one that was held and has not changed since stays the very same. */
function keepUnchanged(rows: readonly LedgerRow[], held: Held | undefined): readonly LedgerRow[] {
  const known = new Map([...(held?.pages.values() ?? [])].flat().map((row) => [row.id, row]))
  return rows.map((row) => {
    const before = known.get(row.id)
    return before?.seq === row.seq ? before : row
  })
}

type SetHeld = (change: (held: Held | undefined) => Held | undefined) => void

/** One question at a time: of those typed meanwhile only the last is asked. */
function createAsker(client: LedgerClient, setHeld: SetHeld) {
  let isAsking = false
  let next: LedgerQuery | undefined
  let answers = 0
  let requested = new Set<number>()
  const run = async () => {
    isAsking = true
    while (next) {
      const query = next
      next = undefined
      const today = officeDay(new Date())
      const answer = await client.ask('find', { query, today, first: PAGE_ROWS })
      answers += 1
      requested = new Set([0])
      setHeld((held) => {
        const pages = new Map([[0, keepUnchanged(answer.rows, held)]])
        return { text: query.text, answer, pages }
      })
    }
    isAsking = false
  }
  const fetchPage = async (page: number) => {
    if (requested.has(page) || isAsking) return
    requested.add(page)
    const own = answers
    const rows = await client.ask('page', { from: page * PAGE_ROWS, to: (page + 1) * PAGE_ROWS })
    // The rows of an older answer belong to nobody.
    if (own !== answers) return
    setHeld((held) => held && { ...held, pages: new Map(held.pages).set(page, rows) })
  }
  return {
    ask(query: LedgerQuery) {
      next = query
      if (!isAsking) void run()
    },
    show(from: number, to: number) {
      const first = Math.floor(from / PAGE_ROWS)
      const last = Math.floor(to / PAGE_ROWS)
      for (let page = first; page <= last; page += 1) void fetchPage(page)
    },
  }
}
