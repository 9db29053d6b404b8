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
  /** As in `HeldAnswer`. */
  readonly isNewest: boolean
  /** Undefined while the row is on its way. */
  rowAt(index: number): LedgerRow | undefined
  /** Whether none of these rows is on its way. */
  isHere(range: RowRange): boolean
}

/** The list of the ledger: what was found, and how it is asked on. */
export interface Finding extends LedgerAsker {
  /** The last answer of the index; it stands until the next one is there. */
  readonly found: FoundRows | undefined
  /** The row of it the cursor is in. */
  readonly cursor: number
}

/** Asks the index, and draws what it answers. */
export function useFound(ledger: LedgerStore): Finding {
  const [{ held, cursor }, setDrawn] = useState<Drawn>({ held: undefined, cursor: 0 })
  // An answer to a key is drawn in the task that brings it: in a later one, a frame may come in between.
  const [asker] = useState(() =>
    createLedgerAsker(ledger, (now, at) => flushSync(() => setDrawn({ held: now, cursor: at }))),
  )
  const found = useMemo(() => held && foundOf(held), [held])
  return { found, cursor, ...asker }
}

interface Drawn {
  readonly held: HeldAnswer | undefined
  readonly cursor: number
}

function foundOf(held: HeldAnswer): FoundRows {
  const { query, answer, isNewest } = held
  const { total, byStatus } = answer
  return {
    query,
    total,
    byStatus,
    isNewest,
    rowAt: (index) => heldRow(held, index),
    isHere: (range) => holdsRows(held, range),
  }
}
