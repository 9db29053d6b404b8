import { type RefObject, useCallback, useEffect, useState } from 'react'
import type { LedgerState } from '#renderer/store/ledger/follow-ledger.ts'
import type { LedgerQuery } from '#shared/ledger/ledger-query.ts'

/** What is asked of the ledger. */
export interface Question {
  readonly query: LedgerQuery
  /** Changes a part of what is asked. */
  ask(change: Partial<LedgerQuery>): void
}

/** Asks on from what was asked last, and keeps it in `last`: drawing the screen again is nobody else's business. */
export function useQuestion(
  last: RefObject<LedgerQuery>,
  { version, phase }: LedgerState,
  find: (query: LedgerQuery) => void,
): Question {
  const [query, setQuery] = useState(last.current)
  useEffect(() => {
    // A new version is a new answer to the same question.
    void [version, phase]
    find(query)
  }, [find, query, version, phase])
  const ask = useCallback(
    (change: Partial<LedgerQuery>) => {
      last.current = { ...last.current, ...change }
      // Looked for while what was typed is drawn.
      find(last.current)
      setQuery(last.current)
    },
    [last, find],
  )
  return { query, ask }
}
