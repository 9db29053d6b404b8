import { useLiveQuery } from 'dexie-react-hooks'
import { useEffect, useState } from 'react'
import type { Filing } from '#shared/filing/filing.ts'
import type { CopyRecord } from './filing-copy-db.ts'
import { type Cursor, openRows, readAcknowledged, readPage, readRows } from './filings.ts'
import type { WindowStore } from './window-store.ts'

/** A page of recent filings that follows the copy, and the way to older and newer pages. */
export interface RecentFilings {
  /** Undefined until the first read. */
  readonly filings: readonly Filing[] | undefined
  readonly hasOlder: boolean
  readonly hasNewer: boolean
  showOlder(): void
  showNewer(): void
}

/** Follows the recent filings, `pageSize` at a time. */
export function useRecentFilings(store: WindowStore, pageSize: number): RecentFilings {
  const [cursors, setCursors] = useState<readonly Cursor[]>([])
  const rows = useLiveQuery(
    () => readPage(store, cursors.at(-1), pageSize + 1),
    [store, cursors, pageSize],
  )
  const filings = useOpened(store, rows)
  const page = filings?.slice(0, pageSize)
  const last = page?.at(-1)
  return {
    filings: page,
    hasOlder: (filings?.length ?? 0) > pageSize,
    hasNewer: cursors.length > 0,
    showOlder: () => last && setCursors([...cursors, last]),
    showNewer: () => setCursors(cursors.slice(0, -1)),
  }
}

/** Follows the newest filings acknowledged since an instant; undefined until the first read. */
export function useAcknowledged(
  store: WindowStore,
  since: string,
  limit: number,
): readonly Filing[] | undefined {
  const rows = useLiveQuery(() => readAcknowledged(store, since, limit), [store, since, limit])
  return useOpened(store, rows)
}

/** Follows the filings with these ids; what the copy does not hold is missing from the map. */
export function useFilingsById(
  store: WindowStore,
  ids: readonly string[],
): ReadonlyMap<string, Filing> {
  const wanted = ids.join()
  const rows = useLiveQuery(
    () => readRows(store, wanted === '' ? [] : wanted.split(',')),
    [store, wanted],
  )
  return new Map(useOpened(store, rows)?.map((filing) => [filing.id, filing]))
}

function useOpened(
  store: WindowStore,
  rows: readonly CopyRecord[] | undefined,
): readonly Filing[] | undefined {
  const [filings, setFilings] = useState<readonly Filing[]>()
  useEffect(() => {
    if (rows === undefined) return
    let isCurrent = true
    void openRows(store, rows).then((opened) => isCurrent && setFilings(opened))
    return () => {
      isCurrent = false
    }
  }, [store, rows])
  return filings
}
