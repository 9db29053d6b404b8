import { useEffect, useState } from 'react'
import { call, onEvent } from '#renderer/bridge.ts'
import type { WindowStore } from '#renderer/store/window-store.ts'
import type { Tables } from '#shared/reference-data.ts'
import { followLedger, LEDGER_OPENING, type LedgerState } from './follow-ledger.ts'
import { type LedgerClient, startLedgerClient } from './ledger-client.ts'

/** The index of the office's filings while the desk is open. */
export interface LedgerStore {
  readonly client: LedgerClient
  readonly state: LedgerState
}

/** Starts the index with the desk and ends it with the lock; undefined until there is one. */
export function useLedgerStore(
  mode: string,
  store: WindowStore | undefined,
  tables: Tables | undefined,
): LedgerStore | undefined {
  const [client, setClient] = useState<LedgerClient>()
  const [state, setState] = useState<LedgerState>(LEDGER_OPENING)
  const key = store?.key
  const destinations = tables?.destinations
  useEffect(() => {
    if (key === undefined || destinations === undefined) return
    const started = startLedgerClient()
    setClient(started)
    setState(LEDGER_OPENING)
    const places = [...destinations.values()]
    const source = { client: started, call, onEvent, mode, key, destinations: places }
    const stop = followLedger(source, (change) => setState((held) => ({ ...held, ...change })))
    return () => {
      stop()
      setClient(undefined)
    }
  }, [mode, key, destinations])
  return client && { client, state }
}
