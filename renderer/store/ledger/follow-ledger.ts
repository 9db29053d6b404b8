import type { Call, OnEvent } from '#renderer/bridge.ts'
import { followCommits } from '#renderer/store/follow-commits.ts'
import type { CopyHead } from '#shared/bridge.ts'
import type { Destination } from '#shared/codes/divisions.ts'
import type { LedgerClient } from './ledger-client.ts'
import type { LedgerOpened } from './ledger-messages.ts'

/** Where the index stands; `version` rises with everything that was put in. */
export interface LedgerState {
  readonly phase: 'opening' | 'building' | 'ready'
  /** How many filings are in it, and how many there are. */
  readonly done: number
  readonly total: number
  readonly version: number
  /** Rows that were damaged on the disk and came again from their records. */
  readonly mended: number
}

/** Before anything is known. */
export const LEDGER_OPENING: LedgerState = {
  phase: 'opening',
  done: 0,
  total: 0,
  version: 0,
  mended: 0,
}

/** Rows of one page of the vault: what a segment holds. */
const PAGE = 1_000

/** How long until the vault is asked again for rows it did not give. */
const RETRY_MS = 5_000

/** What an index is made with. */
export interface LedgerSource {
  readonly client: LedgerClient
  readonly call: Call
  readonly onEvent: OnEvent
  readonly mode: string
  readonly key: CryptoKey
  readonly destinations: readonly Destination[]
}

/** Opens the index, brings it up to the vault now and after every commit; returns the way to stop. */
export function followLedger(
  source: LedgerSource,
  onState: (change: Partial<LedgerState>) => void,
): () => void {
  let index: OpenIndex | undefined
  let retry: ReturnType<typeof setTimeout> | undefined
  const follower = followCommits(source.onEvent, async () => {
    clearTimeout(retry)
    index ??= await openIndex(source, onState)
    const isWhole = index && (await catchUp(source, index, onState))
    if (!isWhole) retry = setTimeout(follower.again, RETRY_MS)
  })
  return () => {
    clearTimeout(retry)
    follower.stop()
    source.client.close()
  }
}

/** An index under way. */
interface OpenIndex {
  seq: number
  size: number
  /** Whether nothing was opened or built since it last got ready for questions. */
  isSettled: boolean
}

async function openIndex(
  source: LedgerSource,
  onState: (change: Partial<LedgerState>) => void,
): Promise<OpenIndex | undefined> {
  const { client, call, mode, key, destinations } = source
  const head = await call('copy.head', {})
  if (!head.ok) return undefined
  const opened = await client.ask('open', { mode, key, destinations, head: head.value })
  const isMended = await mend(source, opened)
  onState({ mended: isMended ? opened.lost.length : 0, done: opened.size, total: head.value.count })
  if (isMended) return { seq: opened.seq, size: opened.size, isSettled: false }
  await client.ask('erase', {})
  return { seq: 0, size: 0, isSettled: false }
}

/** Asks the vault for the rows whose segment did not open; false where it has not all of them. */
async function mend({ client, call }: LedgerSource, opened: LedgerOpened): Promise<boolean> {
  for (let from = 0; from < opened.lost.length; from += PAGE) {
    const ids = opened.lost.slice(from, from + PAGE)
    const rows = await call('ledger.rows', { ids })
    if (!rows.ok || rows.value.length < ids.length) return false
    await client.ask('put', { rows: rows.value, seq: opened.seq })
  }
  return true
}

/** Brings the index up to the vault; false where the vault did not give every row, and the index says so. */
async function catchUp(
  source: LedgerSource,
  index: OpenIndex,
  onState: (change: Partial<LedgerState>) => void,
): Promise<boolean> {
  const head = await source.call('copy.head', {})
  if (!head.ok) return false
  await takePages(source, index, { head: head.value, onState })
  // A commit between the head and its rows makes another count and no fault: it is followed by itself.
  const now = index.size === head.value.count ? head : await source.call('copy.head', {})
  if (!now.ok) return false
  if (isWrong(index, now.value)) {
    await source.client.ask('erase', {})
    Object.assign(index, { seq: 0, size: 0 })
    await takePages(source, index, { head: now.value, onState })
  }
  if (index.seq < head.value.seq) {
    onState({ phase: 'building', done: index.size, total: head.value.count })
    return false
  }
  onState({ phase: 'ready', done: index.size, total: index.size })
  if (!index.isSettled) await source.client.ask('settle', {})
  index.isSettled = true
  return true
}

/** Whether rows are missing from an index that is up to the vault, or too many. */
function isWrong({ seq, size }: OpenIndex, head: CopyHead): boolean {
  return seq > 0 && seq >= head.seq && size !== head.count
}

async function takePages(
  { client, call }: LedgerSource,
  index: OpenIndex,
  {
    head,
    onState,
  }: { readonly head: CopyHead; readonly onState: (change: Partial<LedgerState>) => void },
): Promise<void> {
  while (index.seq < head.seq) {
    const rows = await call('ledger.rows', { afterSeq: index.seq, limit: PAGE })
    const last = rows.ok ? rows.value.at(-1) : undefined
    if (!(rows.ok && last)) return
    const { size } = await client.ask('put', { rows: rows.value, seq: last.seq })
    Object.assign(index, { seq: last.seq, size })
    const isBehind = rows.value.length === PAGE
    if (isBehind) index.isSettled = false
    onState({
      ...(isBehind && { phase: 'building' as const }),
      done: size,
      total: Math.max(head.count, size),
      version: last.seq,
    })
  }
}
