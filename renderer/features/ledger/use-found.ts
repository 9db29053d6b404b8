import { useMemo, useState } from 'react'
import { flushSync } from 'react-dom'
import {
  createLedgerAsker,
  type HeldAnswer,
  heldRow,
  holdsRows,
  type LedgerAsker,
  type RowRange,
} from '#renderer/store/ledger/ask-ledger.ts'
import type { LedgerAnswer } from '#renderer/store/ledger/ledger-messages.ts'
import type { LedgerStore } from '#renderer/store/ledger/use-ledger-store.ts'
import type { LedgerQuery } from '#shared/ledger/ledger-query.ts'
import type { LedgerRow } from '#shared/ledger/ledger-row.ts'

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

/** The last answer of the index; it stands until the next one is there. */
export function useFound(
  ledger: LedgerStore,
): LedgerAsker & { readonly found: FoundRows | undefined } {
  const [held, setHeld] = useState<HeldAnswer>()
  // An answer to a key is drawn in the task that brings it: in a later one, a frame may come in between.
  const [asker] = useState(() => createLedgerAsker(ledger, (now) => flushSync(() => setHeld(now))))
  const found = useMemo(() => held && foundOf(held), [held])
  return { found, ...asker }
}

function foundOf(held: HeldAnswer): FoundRows {
  const { query, answer } = held
  const { total, byStatus } = answer
  return {
    query,
    total,
    byStatus,
    rowAt: (index) => heldRow(held, index),
    isHere: (range) => holdsRows(held, range),
  }
}
