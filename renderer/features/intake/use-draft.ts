import { useEffect, useRef, useState } from 'react'
import { call } from '#renderer/bridge.ts'
import { type DraftKeeper, keepDraft } from '#renderer/store/draft-keeper.ts'
import { removeDraft, saveDraft } from '#renderer/store/drafts.ts'
import type { WindowStore } from '#renderer/store/window-store.ts'
import type { FilingEntry } from '#shared/filing/filing.ts'
import type { Failure } from '#shared/result.ts'

/** What the screen says of the draft. */
export type DraftState =
  | { readonly kind: 'new' }
  | { readonly kind: 'pending' }
  | { readonly kind: 'saved'; readonly at: string }
  | { readonly kind: 'refused'; readonly failure: Failure }

/** The draft of the entry on screen. */
export interface OpenDraft {
  readonly state: DraftState
  change(entry: FilingEntry): void
  /** Stops keeping it, because it is being submitted. */
  stop(): Promise<void>
  /** Forgets the window's copy, because the vault turned it into a filing. */
  forget(): Promise<void>
}

/** Keeps the entry safe while it is typed, and once more when the screen is left. */
export function useDraft(
  store: WindowStore,
  start: { readonly id: string; readonly revision: number },
): OpenDraft {
  const [state, setState] = useState<DraftState>({ kind: 'new' })
  const keeper = useRef<DraftKeeper>(undefined)
  const { id, revision } = start
  useEffect(() => {
    const own = keepDraft(
      { id, revision },
      {
        saveLocal: (draft) => saveDraft(store, draft),
        saveVault: (draft) => call('draft.save', draft),
        now: () => new Date(),
        onSaved: ({ savedAt }) => setState({ kind: 'saved', at: savedAt }),
        onRefused: (failure) => setState({ kind: 'refused', failure }),
      },
    )
    keeper.current = own
    store.openDrafts.add(own)
    return () => {
      store.openDrafts.delete(own)
      void own.flush()
    }
  }, [store, id, revision])
  return {
    state,
    change(entry) {
      setState({ kind: 'pending' })
      keeper.current?.change(entry)
    },
    stop: async () => keeper.current?.stop(),
    // A draft that stays behind is dropped from the next list: it is a filing by now.
    forget: () => removeDraft(store, id).catch(() => undefined),
  }
}
