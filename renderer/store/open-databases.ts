import type { Call } from '#renderer/bridge.ts'
import type { Failure } from '#shared/result.ts'
import { DraftsDb } from './drafts-db.ts'
import { FilingCopyDb } from './filing-copy-db.ts'

/** What the window keeps in IndexedDB: its copy of the vault, and drafts. */
export interface Databases {
  readonly copy: FilingCopyDb
  readonly drafts: DraftsDb
}

/** How opening them ended; `broken` means that not even a cleared origin takes them. */
export type OpenedDatabases =
  | { readonly kind: 'opened'; readonly databases: Databases }
  | { readonly kind: 'broken' }
  | { readonly kind: 'refused'; readonly failure: Failure }

/** How long a database may take to open before it is taken for damaged; an old disk takes its time. */
const LONGEST_OPENING_MS = 10_000
/** How long one may take to go; a large copy on a slow disk needs its time. */
const LONGEST_DELETING_MS = 15_000

class TooLong extends Error {}

/**
 * Opens both databases. Where the browser opens nothing of our origin any more (Chromium with a damaged
 * CURRENT or MANIFEST file), the shell clears the origin, once: the vault makes the copy again.
 */
export async function openDatabases(mode: string, call: Call): Promise<OpenedDatabases> {
  const damaged = makeDatabases(mode)
  try {
    await open(damaged)
    return { kind: 'opened', databases: damaged }
  } catch (fault) {
    if (!isStorageBroken(fault)) throw fault
  }
  const drafts = await readWhole(damaged.drafts)
  damaged.copy.close()
  damaged.drafts.close()
  const cleared = await call('copy.clearStorage', {})
  if (!cleared.ok) return { kind: 'refused', failure: cleared.error }
  const fresh = makeDatabases(mode)
  try {
    await open(fresh)
  } catch (fault) {
    if (!isStorageBroken(fault)) throw fault
    return { kind: 'broken' }
  }
  await putBack(fresh.drafts, drafts)
  return { kind: 'opened', databases: fresh }
}

/** Throws a database away and opens it anew; as a last resort by clearing the window's origin. */
export async function openAnew(copy: FilingCopyDb, call: Call): Promise<void> {
  try {
    await deleteAndOpen(copy)
  } catch (fault) {
    if (!isStorageBroken(fault)) throw fault
    copy.close()
    const cleared = await call('copy.clearStorage', {})
    if (!cleared.ok) throw fault
    await within(LONGEST_OPENING_MS, copy.open())
  }
}

/** Neither a newer program's database nor a full disk: those are no reason to throw anything away. */
function isStorageBroken(fault: unknown): boolean {
  return fault instanceof TooLong || (fault instanceof Error && fault.name === 'UnknownError')
}

function makeDatabases(mode: string): Databases {
  return { copy: new FilingCopyDb(mode), drafts: new DraftsDb(mode) }
}

async function open({ copy, drafts }: Databases): Promise<void> {
  await openCopy(copy)
  await within(LONGEST_OPENING_MS, drafts.open())
}

/** A copy that does not open is thrown away, because the vault makes it again. */
async function openCopy(copy: FilingCopyDb): Promise<void> {
  try {
    await within(LONGEST_OPENING_MS, copy.meta.get('head'))
  } catch {
    await deleteAndOpen(copy)
  }
}

async function deleteAndOpen(copy: FilingCopyDb): Promise<void> {
  copy.close()
  await within(LONGEST_DELETING_MS, copy.delete())
  await within(LONGEST_OPENING_MS, copy.open())
}

/** Every row of the drafts, sealed as they are; none where they do not open either: the vault has them. */
async function readWhole({ drafts, meta }: DraftsDb) {
  const rows = Promise.all([drafts.toArray(), meta.toArray()])
  return within(LONGEST_OPENING_MS, rows).catch(() => [[], []] as const)
}

async function putBack(
  { drafts, meta }: DraftsDb,
  [rows, metaRows]: Awaited<ReturnType<typeof readWhole>>,
): Promise<void> {
  await drafts.bulkPut(rows)
  await meta.bulkPut(metaRows)
}

async function within<T>(longestMs: number, work: PromiseLike<T>): Promise<T> {
  let timer = 0
  const late = new Promise<never>((_resolve, reject) => {
    timer = Number(setTimeout(() => reject(new TooLong('the browser does not answer')), longestMs))
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}
