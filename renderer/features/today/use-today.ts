import { useDeskQuery } from '#renderer/store/use-desk-query.ts'
import { type Drafts, useDrafts } from '#renderer/store/use-drafts.ts'
import { useAcknowledged, useFilingsById } from '#renderer/store/use-filings.ts'
import type { WindowStore } from '#renderer/store/window-store.ts'
import type { RefusedPages } from '#shared/bridge-materials.ts'
import type { QueueCounts, QueuePage } from '#shared/bridge-queue.ts'
import type { Filing } from '#shared/filing/filing.ts'
import { officeDayStart } from '#shared/office-day.ts'
import type { OutboxEntry } from '#shared/sync/outbox-entry.ts'

/** An unacknowledged entry with its filing, where the copy holds it. */
export interface QueuedFiling {
  readonly entry: OutboxEntry
  readonly filing: Filing | undefined
}

/** A filing with pages the subsystem did not take, where the copy holds it. */
export interface FilingWithRefusedPages {
  readonly refused: RefusedPages
  readonly filing: Filing | undefined
}

/** What the first screen shows. */
export interface Today {
  readonly drafts: Drafts
  /** On its way by itself; oldest first. */
  readonly waiting: readonly QueuedFiling[]
  /** Standing still: returned, or without a known result; oldest first. */
  readonly standing: readonly QueuedFiling[]
  /** Registered, but pages of theirs were refused; oldest first. */
  readonly pagesRefused: readonly FilingWithRefusedPages[]
  /** Acknowledged on this office's day; newest first. */
  readonly acknowledged: readonly Filing[]
  /** The vault's own numbers; undefined until it has answered. */
  readonly counts: QueueCounts | undefined
  /** Everything that stands still; undefined until it was counted. */
  readonly standingCount: number | undefined
  /** Every list has been read. */
  readonly isRead: boolean
}

/** Rows a list shows at most; the number beside its title counts them all. */
export const MOST_ROWS = 50

/** Follows the four lists of the day. */
export function useToday(store: WindowStore, today: string): Today {
  const drafts = useDrafts(store)
  const { value: moving } = useDeskQuery('queue.page', { filter: 'waiting', limit: MOST_ROWS })
  const { value: doubtful } = useDeskQuery('queue.page', { filter: 'unknown', limit: MOST_ROWS })
  const { value: parked } = useDeskQuery('queue.page', { filter: 'parked', limit: MOST_ROWS })
  const { value: counts } = useDeskQuery('queue.counts', {})
  const { value: refused } = useDeskQuery('material.refused', { limit: MOST_ROWS })
  const refusedRows = refused?.rows ?? []
  const acknowledged = useAcknowledged(store, officeDayStart(today), MOST_ROWS)
  const standing = [...entriesOf(doubtful), ...entriesOf(parked)]
    .toSorted((a, b) => a.sequence - b.sequence)
    .slice(0, MOST_ROWS)
  const waiting = entriesOf(moving)
  const filings = useFilingsById(
    store,
    [...standing, ...waiting, ...refusedRows].map(({ filingId }) => filingId),
  )
  const withFiling = (entry: OutboxEntry) => ({ entry, filing: filings.get(entry.filingId) })
  return {
    drafts,
    waiting: waiting.map(withFiling),
    standing: standing.map(withFiling),
    pagesRefused: refusedRows.map((row) => ({ refused: row, filing: filings.get(row.filingId) })),
    standingCount:
      counts && refused && counts.returned + counts.aside + counts.unknown + refused.filings,
    acknowledged: acknowledged ?? [],
    counts,
    isRead: [
      drafts.drafts ?? drafts.failure,
      ...[moving, doubtful, parked, counts, refused, acknowledged],
    ].every((answer) => answer !== undefined),
  }
}

function entriesOf(page: QueuePage | undefined): readonly OutboxEntry[] {
  return page?.rows.map(({ entry }) => entry) ?? []
}
