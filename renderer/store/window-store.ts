import type { Call } from '#renderer/bridge.ts'
import type { DeskMode } from '#shared/desk-mode.ts'
import type { DraftKeeper } from './draft-keeper.ts'
import { DRAFTS_SCHEMA_VERSION } from './drafts-db.ts'
import { COPY_SCHEMA_VERSION } from './filing-copy-db.ts'
import { type Databases, type OpenedDatabases, openDatabases } from './open-databases.ts'
import { importWindowKey } from './seal.ts'

/** What the window keeps on its own disk while the desk is open. */
export interface WindowStore extends Databases {
  readonly key: CryptoKey
  /** Drafts that are being typed; locking writes their last keystrokes first. */
  readonly openDrafts: Set<Pick<DraftKeeper, 'flush'>>
  /** Where a row of the copy that does not open is told. */
  readonly damage: EventTarget
}

/** The event of `damage`. */
export const DAMAGE_FOUND = 'found'

/** How opening ended; `newer` means that a newer program wrote what is there. */
export type OpenedStore =
  | { readonly kind: 'opened'; readonly store: WindowStore }
  | { readonly kind: 'newer' }
  | Exclude<OpenedDatabases, { kind: 'opened' }>

/** Opens both databases under the window key; one written by a newer program is left alone. */
export async function openWindowStore(mode: DeskMode, call: Call): Promise<OpenedStore> {
  const answer = await call('copy.key', {})
  if (!answer.ok) return { kind: 'refused', failure: answer.error }
  const opened = await openDatabases(mode, call)
  if (opened.kind !== 'opened') return opened
  const store: WindowStore = {
    key: await importWindowKey(answer.value.key),
    ...opened.databases,
    openDrafts: new Set(),
    damage: new EventTarget(),
  }
  if (await isNewer(store)) {
    store.copy.close()
    store.drafts.close()
    return { kind: 'newer' }
  }
  await store.drafts.meta.put({ key: 'schema', schemaVersion: DRAFTS_SCHEMA_VERSION })
  return { kind: 'opened', store }
}

/** Writes the last keystrokes of every open draft to window and vault; what fails keeps nobody from locking. */
export async function flushDrafts({ openDrafts }: WindowStore): Promise<void> {
  await Promise.allSettled([...openDrafts].map((draft) => draft.flush()))
}

/** Closes the copy. Drafts stay open: a form that the lock interrupts still writes its last keys. */
export function closeWindowStore(store: WindowStore): void {
  store.copy.close()
}

async function isNewer({ copy, drafts }: WindowStore): Promise<boolean> {
  const copyMeta = await copy.meta.get('head')
  const draftsMeta = await drafts.meta.get('schema')
  return (
    (copyMeta?.schemaVersion ?? 0) > COPY_SCHEMA_VERSION ||
    (draftsMeta?.schemaVersion ?? 0) > DRAFTS_SCHEMA_VERSION
  )
}
