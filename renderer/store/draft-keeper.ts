import type { Draft, FilingEntry } from '#shared/filing/filing.ts'
import type { Failure, Result } from '#shared/result.ts'

/** How long a keystroke waits for the window's own database (promised: half a second). */
const LOCAL_DELAY = 300
/** How long a keystroke waits for the vault (promised: two seconds). */
const VAULT_DELAY = 1_500

/** Where a keeper writes and whom it tells. */
export interface DraftPlaces {
  saveLocal(draft: Draft): Promise<void>
  saveVault(draft: Draft): Promise<Result<unknown>>
  now(): Date
  onSaved(draft: Draft): void
  onRefused(failure: Failure): void
}

/** Keeps one entry safe while it is being typed. */
export interface DraftKeeper {
  /** Takes note of what stands on the screen. */
  change(entry: FilingEntry): void
  /** Writes what is pending to both places and waits for it. */
  flush(): Promise<void>
  /** Forgets what is pending and waits for a write under way: the entry became a filing. */
  stop(): Promise<void>
}

/**
 * Writes every change to the window within half a second and to the vault within two. What the vault did not
 * take goes there again with the next write.
 */
export function keepDraft(
  start: { readonly id: string; readonly revision: number },
  places: DraftPlaces,
): DraftKeeper {
  let revision = start.revision
  let pending: FilingEntry | undefined
  let unsent: Draft | undefined
  let writes = Promise.resolve()
  const timers = { local: 0, vault: 0 }

  const writeLocal = async () => {
    if (pending === undefined) return
    revision += 1
    const entry = pending
    pending = undefined
    // `stop` may forget what is unsent while this write is under way.
    const draft = { id: start.id, revision, savedAt: places.now().toISOString(), entry }
    unsent = draft
    try {
      await places.saveLocal(draft)
    } catch {
      // The window's store may vanish at any time: the vault takes the draft, and says whether it is kept.
      return
    }
    places.onSaved(draft)
  }
  const writeVault = async () => {
    await writeLocal()
    if (unsent === undefined) return
    const draft = unsent
    const answer = await places.saveVault(draft)
    if (!answer.ok) return places.onRefused(answer.error)
    unsent = undefined
    // What was typed meanwhile is not saved yet.
    if (pending === undefined) places.onSaved(draft)
  }
  // A write that fails is told to whoever waits for it, and keeps the next one from nothing.
  const enqueue = (write: () => Promise<void>) => {
    const written = writes.then(write)
    writes = written.catch(() => undefined)
    return written
  }
  const after = (place: 'local' | 'vault', delay: number, write: () => Promise<void>) => {
    if (timers[place] !== 0) return
    timers[place] = Number(
      setTimeout(() => {
        timers[place] = 0
        void enqueue(write)
      }, delay),
    )
  }
  const cancel = () => {
    clearTimeout(timers.local)
    clearTimeout(timers.vault)
    timers.local = 0
    timers.vault = 0
  }

  return {
    change(entry) {
      pending = entry
      after('local', LOCAL_DELAY, writeLocal)
      after('vault', VAULT_DELAY, writeVault)
    },
    flush() {
      cancel()
      return enqueue(writeVault)
    },
    stop() {
      cancel()
      pending = undefined
      unsent = undefined
      return writes
    },
  }
}
