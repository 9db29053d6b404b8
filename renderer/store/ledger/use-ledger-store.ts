import { useEffect, useState, useSyncExternalStore } from 'react'
import { call, onEvent } from '#renderer/bridge.ts'
import type { WindowStore } from '#renderer/store/window-store.ts'
import type { LedgerRow } from '#shared/ledger/ledger-row.ts'
import type { Tables } from '#shared/reference-data.ts'
import { followLedger, LEDGER_OPENING, type LedgerState } from './follow-ledger.ts'
import { type LedgerClient, startLedgerClient } from './ledger-client.ts'

/** The index of the office's filings while the desk is open. */
export interface LedgerStore {
  readonly client: LedgerClient
  /** Where it stands now; `useLedgerState` follows it, so that only who shows it is drawn anew. */
  state(): LedgerState
  subscribe(listener: () => void): () => void
  /** The newest filings, which can be shown while the index is being opened; none where the desk gives none. */
  newest(limit: number): Promise<readonly LedgerRow[]>
}

/** Starts the index with the desk and ends it with the lock; undefined until there is one. */
export function useLedgerStore(
  mode: string,
  store: WindowStore | undefined,
  tables: Tables | undefined,
): LedgerStore | undefined {
  const [ledger, setLedger] = useState<LedgerStore>()
  const key = store?.key
  const destinations = tables?.destinations
  useEffect(() => {
    if (key === undefined || destinations === undefined) return
    const client = startLedgerClient()
    const listeners = new Set<() => void>()
    let state = LEDGER_OPENING
    setLedger({
      client,
      state: () => state,
      subscribe(listener) {
        listeners.add(listener)
        return () => listeners.delete(listener)
      },
      async newest(limit) {
        const rows = await call('ledger.newest', { limit }).catch(() => undefined)
        return rows?.ok ? rows.value : []
      },
    })
    const places = [...destinations.values()]
    const source = { client, call, onEvent, mode, key, destinations: places }
    const stop = followLedger(source, (change) => {
      state = { ...state, ...change }
      for (const listener of listeners) listener()
    })
    return () => {
      stop()
      setLedger(undefined)
    }
  }, [mode, key, destinations])
  return ledger
}

/** Where the index stands, followed. */
export function useLedgerState(ledger: LedgerStore): LedgerState {
  return useSyncExternalStore(ledger.subscribe, ledger.state)
}
