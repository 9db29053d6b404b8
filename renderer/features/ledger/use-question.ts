import { type RefObject, useCallback, useEffect, useState } from 'react'
import type { LedgerQuery } from '#shared/ledger/ledger-query.ts'

/** What is asked of the ledger, and which of the found rows the cursor is in. */
export interface Question {
  readonly query: LedgerQuery
  readonly cursor: number
  setCursor(index: number): void
  /** Changes a part of what is asked; the cursor begins at the first row again. */
  ask(change: Partial<LedgerQuery>): void
}

/** Asks on from what was asked last, and keeps it in `last`: drawing the screen again is nobody else's business. */
export function useQuestion(last: RefObject<LedgerQuery>): Question {
  const [query, setQuery] = useState(last.current)
  const [cursor, setCursor] = useState(0)
  useEffect(() => {
    last.current = query
  }, [last, query])
  const ask = useCallback((change: Partial<LedgerQuery>) => {
    setCursor(0)
    setQuery((held) => ({ ...held, ...change }))
  }, [])
  return { query, cursor, setCursor, ask }
}
