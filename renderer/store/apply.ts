import type { Call, OnEvent } from '#renderer/bridge.ts'
import type { CopyHead, CopyRow } from '#shared/bridge.ts'
import type { Result } from '#shared/result.ts'
import { COPY_SCHEMA_VERSION, type CopyRecord } from './filing-copy-db.ts'
import { followCommits } from './follow-commits.ts'
import { openAnew } from './open-databases.ts'
import { seal, unseal } from './seal.ts'
import { DAMAGE_FOUND, type WindowStore } from './window-store.ts'

/** How far the copy has come while it is far behind; else undefined. */
export type CopyProgress = { readonly done: number; readonly total: number } | undefined

type Target = Pick<WindowStore, 'copy' | 'key'>

const PAGE = 500

/**
 * Brings the copy up to the vault at open: continues after the last commit it knows, or starts again
 * from nothing where generation, seq, count, key or an older program's rows do not fit.
 */
export async function bringUpToDate(
  target: Target,
  call: Call,
  onProgress: (progress: CopyProgress) => void,
): Promise<Result<CopyHead>> {
  const head = await catchUp(target, call, onProgress)
  if (!head.ok || (await holdsAll(target, head.value))) return head
  await erase(target)
  return catchUp(target, call, onProgress)
}

/** Takes over what was committed since; answers with the head as it stands afterwards. */
export async function catchUp(
  target: Target,
  call: Call,
  onProgress: (progress: CopyProgress) => void,
): Promise<Result<CopyHead>> {
  const head = await call('copy.head', {})
  if (!head.ok) return head
  if (!(await continues(target, head.value))) await erase(target)
  return applyRows(target, call, { head: head.value, onProgress })
}

type Bring = typeof bringUpToDate

/**
 * Brings the copy up to date now and after every commit of the vault; returns the way to stop. A database
 * that fails, and a row that does not open, are answered by building the copy anew behind the window.
 */
export function followVault(
  target: Target & Pick<WindowStore, 'damage'>,
  desk: { readonly call: Call; readonly onEvent: OnEvent },
  tell: { onProgress(progress: CopyProgress): void; onCurrent(): void },
): () => void {
  let isStopped = false
  let isRebuilt = false
  let next: Bring = bringUpToDate
  const step = (bring: Bring) => bring(target, desk.call, tell.onProgress)
  const follower = followCommits(desk.onEvent, async () => {
    const bring = next
    next = catchUp
    const head = await step(bring).catch(async (cause: unknown) => {
      // Closing the store under a running copy is the one failure that is meant.
      if (isStopped) return undefined
      await makeAnew(target, desk.call, cause)
      return step(catchUp)
    })
    if (head?.ok) tell.onCurrent()
  })
  const rebuild = () => {
    // Once: what does not open in a fresh copy would not open in the next one either.
    if (isRebuilt) return
    isRebuilt = true
    next = async (...what) => {
      await erase(target)
      return catchUp(...what)
    }
    follower.again()
  }
  target.damage.addEventListener(DAMAGE_FOUND, rebuild)
  return () => {
    isStopped = true
    target.damage.removeEventListener(DAMAGE_FOUND, rebuild)
    follower.stop()
  }
}

/** Throws the database away and makes it again; whatever is wrong besides is thrown on. */
async function makeAnew({ copy }: Target, call: Call, cause: unknown): Promise<void> {
  try {
    await openAnew(copy, call)
  } catch {
    throw cause
  }
}

async function continues({ copy, key }: Target, head: CopyHead): Promise<boolean> {
  const meta = await copy.meta.get('head')
  return (
    meta !== undefined &&
    meta.schemaVersion === COPY_SCHEMA_VERSION &&
    meta.generation === head.generation &&
    meta.seq <= head.seq &&
    (await unseal(key, 'probe', meta.probe)) === head.generation
  )
}

async function holdsAll({ copy }: Target, head: CopyHead): Promise<boolean> {
  const meta = await copy.meta.get('head')
  // Behind again already: the next commit's event brings the rest.
  if ((meta?.seq ?? 0) < head.seq) return true
  return (await copy.filings.count()) === head.count
}

async function erase({ copy }: Target): Promise<void> {
  await copy.transaction('rw', copy.filings, copy.meta, async () => {
    await copy.filings.clear()
    await copy.meta.clear()
  })
}

/** Pages through the rows after the last known commit; ends with the head as it then is. */
async function applyRows(
  target: Target,
  call: Call,
  { head, onProgress }: { head: CopyHead; onProgress: (progress: CopyProgress) => void },
): Promise<Result<CopyHead>> {
  const progressAfter = progressOf(target, head)
  for (;;) {
    const afterSeq = (await target.copy.meta.get('head'))?.seq ?? 0
    const rows = await call('copy.rows', { afterSeq, limit: PAGE })
    if (!rows.ok) return rows
    const isLast = rows.value.length === 0
    await write(target, rows.value, {
      generation: head.generation,
      seq: isLast ? afterSeq : lastSeq(rows.value),
    })
    onProgress(await progressAfter(rows.value.length))
    if (isLast) break
  }
  onProgress(undefined)
  return call('copy.head', {})
}

/** How far the copy is after each page: counted once, and only where there is more to take than a page. */
function progressOf({ copy }: Target, { count: total }: CopyHead) {
  let done: number | undefined
  return async (rows: number): Promise<CopyProgress> => {
    if (done !== undefined) done += rows
    else if (rows === PAGE) done = await copy.filings.count()
    // What comes in meanwhile, as from an older ledger, is followed and no rebuild.
    return done === undefined || done > total ? undefined : { done, total }
  }
}

async function write(
  { copy, key }: Target,
  rows: readonly CopyRow[],
  { generation, seq }: { readonly generation: string; readonly seq: number },
): Promise<void> {
  // Awaiting anything but IndexedDB inside a transaction commits it early: seal first.
  const probe = await seal(key, 'probe', generation)
  const records = await Promise.all(rows.map((row) => sealRow(key, generation, row)))
  await copy.transaction('rw', copy.filings, copy.meta, async () => {
    await copy.filings.bulkPut(records)
    await copy.meta.put({
      key: 'head',
      schemaVersion: COPY_SCHEMA_VERSION,
      generation,
      seq,
      probe,
    })
  })
}

async function sealRow(key: CryptoKey, generation: string, row: CopyRow): Promise<CopyRecord> {
  const { id, status, acceptedAt, receipt } = row.filing
  const acknowledgedAt = receipt?.acknowledgedAt ?? ''
  const sealed = await seal(key, id, row.filing)
  return { id, generation, seq: row.seq, status, acceptedAt, acknowledgedAt, sealed }
}

function lastSeq(rows: readonly CopyRow[]): number {
  return rows.reduce((highest, row) => Math.max(highest, row.seq), 0)
}
