import type { Call } from '#renderer/bridge.ts'
import { Draft } from '#shared/filing/filing.ts'
import { ok, type Result } from '#shared/result.ts'
import { seal, unseal } from './seal.ts'
import type { WindowStore } from './window-store.ts'

/** Writes a draft, sealed; an older revision never overwrites a newer one. */
export async function saveDraft(
  { drafts, key }: Pick<WindowStore, 'drafts' | 'key'>,
  draft: Draft,
): Promise<void> {
  const sealed = await seal(key, draft.id, draft)
  await drafts.transaction('rw', drafts.drafts, async () => {
    const held = await drafts.drafts.get(draft.id)
    if (held !== undefined && held.revision > draft.revision) return
    await drafts.drafts.put({ id: draft.id, revision: draft.revision, sealed })
  })
}

/** Forgets the window's copy of a draft. */
export function removeDraft({ drafts }: Pick<WindowStore, 'drafts'>, id: string): Promise<void> {
  return drafts.drafts.delete(id)
}

/** The window's own drafts; rows sealed under another key stay where they are, unread. */
export async function readDrafts({
  drafts,
  key,
}: Pick<WindowStore, 'drafts' | 'key'>): Promise<readonly Draft[]> {
  const records = await drafts.drafts.toArray()
  const opened = await Promise.all(records.map((row) => unseal(key, row.id, row.sealed)))
  return opened.flatMap((value) => Draft.safeParse(value).data ?? [])
}

/** One draft per id, of two copies the one with the higher revision; newest first. */
export function newestDrafts(...copies: readonly (readonly Draft[])[]): readonly Draft[] {
  const newest = new Map<string, Draft>()
  for (const draft of copies.flat()) {
    const held = newest.get(draft.id)
    if (held === undefined || held.revision < draft.revision) newest.set(draft.id, draft)
  }
  return [...newest.values()].toSorted((a, b) => b.savedAt.localeCompare(a.savedAt))
}

/** The drafts of window and vault; a draft that became a filing meanwhile is dropped. */
export async function listDrafts(
  store: WindowStore,
  call: Call,
): Promise<Result<readonly Draft[]>> {
  const answer = await call('draft.list', {})
  if (!answer.ok) return answer
  const merged = newestDrafts(await readDrafts(store), answer.value)
  const ids = merged.map(({ id }) => id)
  const submitted = new Set(await idsOfFilings(store, ids))
  await store.drafts.drafts.bulkDelete([...submitted])
  return ok(merged.filter(({ id }) => !submitted.has(id)))
}

/** Those that are filings by now. The lock may close the copy meanwhile: then nobody sees the list any more. */
async function idsOfFilings(
  { copy }: WindowStore,
  ids: readonly string[],
): Promise<readonly string[]> {
  try {
    const rows = await copy.filings.bulkGet([...ids])
    return rows.flatMap((row) => row?.id ?? [])
  } catch (fault) {
    if (fault instanceof Error && fault.name === 'DatabaseClosedError') return []
    throw fault
  }
}

/** Removes a draft from vault and window. */
export async function discardDraft(
  store: WindowStore,
  call: Call,
  id: string,
): Promise<Result<unknown>> {
  const answer = await call('draft.discard', { id })
  if (answer.ok) await removeDraft(store, id)
  return answer
}
