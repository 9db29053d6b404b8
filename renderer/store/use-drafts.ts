import { useCallback, useEffect, useState } from 'react'
import { call } from '#renderer/bridge.ts'
import type { Draft } from '#shared/filing/filing.ts'
import type { Failure } from '#shared/result.ts'
import { discardDraft, listDrafts } from './drafts.ts'
import type { WindowStore } from './window-store.ts'

/** The drafts of window and vault, and the way to discard one. */
export interface Drafts {
  /** Undefined until the first read. */
  readonly drafts: readonly Draft[] | undefined
  readonly failure: Failure | undefined
  discard(id: string): Promise<void>
}

/** Lists the drafts of window and vault. */
export function useDrafts(store: WindowStore): Drafts {
  const [drafts, setDrafts] = useState<readonly Draft[]>()
  const [failure, setFailure] = useState<Failure>()
  const reload = useCallback(async () => {
    const answer = await listDrafts(store, call)
    if (answer.ok) setDrafts(answer.value)
    setFailure(answer.ok ? undefined : answer.error)
  }, [store])
  useEffect(() => void reload(), [reload])
  const discard = async (id: string) => {
    const answer = await discardDraft(store, call, id)
    if (answer.ok) await reload()
    else setFailure(answer.error)
  }
  return { drafts, failure, discard }
}
