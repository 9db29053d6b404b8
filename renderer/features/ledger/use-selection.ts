import { useState } from 'react'
import type { LedgerClient } from '#renderer/store/ledger/ledger-client.ts'

/** The filings that are ticked. */
export interface Selection {
  readonly ids: ReadonlySet<string>
  toggle(id: string): void
  /** From the row one leaves to the row one comes to: both ticked, or going back the one left unticked. */
  extend(from: string, to: string): void
  /** Everything found; a second time nothing. */
  toggleAll(total: number): Promise<void>
  clear(): void
}

/** Ticks filings by id, so that a new question or another order keeps them. */
export function useSelection(client: LedgerClient): Selection {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set())
  return {
    ids,
    toggle: (id) =>
      setIds((held) => {
        const next = new Set(held)
        if (!next.delete(id)) next.add(id)
        return next
      }),
    extend: (from, to) =>
      setIds((held) => {
        const next = new Set(held)
        if (held.has(from) && held.has(to)) next.delete(from)
        else next.add(from).add(to)
        return next
      }),
    toggleAll: async (total) => {
      const all = await client.ask('ids', { limit: total })
      setIds((held) => (all.every((id) => held.has(id)) ? new Set() : new Set([...held, ...all])))
    },
    clear: () => setIds(new Set()),
  }
}
