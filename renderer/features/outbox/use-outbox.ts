import { useState } from 'react'
import { call } from '#renderer/bridge.ts'
import { useDeskQuery } from '#renderer/store/use-desk-query.ts'
import type { OutboxEntry } from '#shared/sync/outbox-entry.ts'

/** The queue on screen. */
export interface Outbox {
  /** Oldest first; undefined until the first read. */
  readonly entries: readonly OutboxEntry[] | undefined
  /** Why the last command was refused; '' when it was not. */
  readonly problem: string
  sendNow(entryId: string): Promise<void>
}

/** Follows what is not acknowledged yet. */
export function useOutbox(): Outbox {
  const { value, failure, reload } = useDeskQuery('queue.list', {})
  const [refusal, setRefusal] = useState('')
  const sendNow = async (entryId: string) => {
    const answer = await call('queue.sendNow', { entryId })
    setRefusal(answer.ok ? '' : answer.error.message)
    await reload()
  }
  return {
    entries: value,
    problem: failure?.message ?? refusal,
    sendNow,
  }
}
