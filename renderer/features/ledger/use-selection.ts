import { useMemo, useRef, useState } from 'react'
import type { LedgerClient } from '#renderer/store/ledger/ledger-client.ts'

/** The filings that are ticked. */
export interface Selection {
  readonly ids: ReadonlySet<string>
  /** More were ticked just now than `ids` knows yet: whoever acts waits for `settled`. */
  readonly isComing: boolean
  toggle(id: string): void
  /** From the row one leaves to the row one comes to: both ticked, or going back the one left unticked. */
  extend(from: string, to: string): void
  /** Everything found; a second time nothing. */
  toggleAll(total: number): void
  clear(): void
  /** What is ticked once everything that was asked for is. */
  settled(): Promise<readonly string[]>
}

/** Ticks filings by id, so that a new question or another order keeps them. */
export function useSelection(client: LedgerClient): Selection {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set())
  const [isComing, setComing] = useState(false)
  const held = useRef(ids)
  const coming = useRef(Promise.resolve())
  const acts = useMemo(() => {
    const change = (next: ReadonlySet<string>) => {
      held.current = next
      setIds(next)
    }
    return {
      toggle(id: string) {
        const next = new Set(held.current)
        if (!next.delete(id)) next.add(id)
        change(next)
      },
      extend(from: string, to: string) {
        const next = new Set(held.current)
        if (next.has(from) && next.has(to)) next.delete(from)
        else next.add(from).add(to)
        change(next)
      },
      toggleAll(total: number) {
        setComing(true)
        coming.current = client.ask('ids', { limit: total }).then((all) => {
          const before = held.current
          change(all.every((id) => before.has(id)) ? new Set() : new Set([...before, ...all]))
          setComing(false)
        })
      },
      clear: () => change(new Set()),
      settled: async () => {
        await coming.current
        return [...held.current]
      },
    }
  }, [client])
  return useMemo(() => ({ ids, isComing, ...acts }), [ids, isComing, acts])
}
