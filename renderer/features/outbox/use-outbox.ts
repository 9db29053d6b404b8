import { useState } from 'react'
import { call } from '#renderer/bridge.ts'
import { OUTBOX } from '#renderer/messages/outbox.ts'
import { useDeskQuery } from '#renderer/store/use-desk-query.ts'
import {
  MOST_QUEUE_ROWS,
  type QueueFilter,
  type QueuePage,
  type QueueRow,
} from '#shared/bridge-queue.ts'

/** Rows put on screen at once; more come when asked for. */
const STEP = 100

/** The queue on screen. */
export interface Outbox {
  readonly filter: QueueFilter
  /** The oldest of the filter; undefined until the first read. */
  readonly page: QueuePage | undefined
  /** The row the cursor is in, if it is still there. */
  readonly selected: QueueRow | undefined
  readonly hasMore: boolean
  /** What became of the last command; '' when there is nothing to say. */
  readonly answer: { readonly words: string; readonly isGood: boolean }
  show(filter: QueueFilter): void
  showMore(): void
  select(row: QueueRow): void
  sendNow(entryId: string): Promise<void>
  /** Says why something is not possible. */
  refuse(words: string): void
  saveSheet(): Promise<void>
}

const SILENCE: Outbox['answer'] = { words: '', isGood: true }

/** Follows what is not acknowledged yet. */
export function useOutbox(): Outbox {
  const [filter, setFilter] = useState<QueueFilter>('all')
  const [limit, setLimit] = useState(STEP)
  const [selectedId, setSelectedId] = useState('')
  /** What was sent in the place of the selected entry. */
  const [sentId, setSentId] = useState('')
  const [answer, setAnswer] = useState(SILENCE)
  const { value: page, failure, reload } = useDeskQuery('queue.page', { filter, limit })
  const rows = page?.rows ?? []
  return {
    filter,
    page,
    selected: findRow(rows, selectedId) ?? findRow(rows, sentId) ?? rows[0],
    hasMore: rows.length < Math.min(page?.counts[filter] ?? 0, MOST_QUEUE_ROWS),
    answer: failure ? { words: failure.message, isGood: false } : answer,
    show(next) {
      setFilter(next)
      setLimit(STEP)
    },
    showMore: () => setLimit(Math.min(limit + STEP, MOST_QUEUE_ROWS)),
    select({ entry }) {
      setSelectedId(entry.id)
      // What was said was said of another row.
      if (entry.id !== selectedId && entry.id !== sentId) setAnswer(SILENCE)
    },
    async sendNow(entryId) {
      const sent = await call('queue.sendNow', { entryId })
      setAnswer({ words: sent.ok ? sent.value.held : sent.error.message, isGood: false })
      if (sent.ok) setSentId(sent.value.entryId)
      await reload()
    },
    refuse: (words) => setAnswer({ words, isGood: false }),
    async saveSheet() {
      const saved = await call('queue.errorSheet', {})
      setAnswer(
        saved.ok
          ? { words: OUTBOX.saved(saved.value.path), isGood: true }
          : { words: saved.error.message, isGood: false },
      )
    },
  }
}

function findRow(rows: readonly QueueRow[], entryId: string): QueueRow | undefined {
  return rows.find(({ entry }) => entry.id === entryId)
}
