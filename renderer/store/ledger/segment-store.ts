import { seal, unseal } from '#renderer/store/seal.ts'
import type { CopyHead } from '#shared/bridge.ts'
import { LEDGER_INDEX_VERSION, LedgerIndexDb, type SegmentRecord } from './ledger-index-db.ts'
import {
  blankRow,
  buildSegment,
  readSegment,
  type Segment,
  type SegmentFile,
  segmentFile,
} from './segment.ts'

const PROBE = 'ledger-probe'

/** Where segments are kept. */
export interface SegmentStore {
  readonly db: LedgerIndexDb
  readonly key: CryptoKey
  readonly generation: string
}

/** What was on the disk. */
export interface StoredIndex {
  readonly store: SegmentStore
  readonly segments: readonly Segment[]
  /** The last commit in them; 0 where there was nothing to use. */
  readonly seq: number
  /** Ids of rows whose segment did not open: they stand blank until their records come again. */
  readonly lost: readonly string[]
}

/** Opens the segments of a vault; what belongs to another one, or has gaps, is deleted. */
export async function openSegments(
  mode: string,
  key: CryptoKey,
  { generation, seq }: CopyHead,
): Promise<StoredIndex> {
  const db = new LedgerIndexDb(mode)
  const store = { db, key, generation }
  const meta = await db.meta.get('head')
  const isOurs =
    meta?.version === LEDGER_INDEX_VERSION &&
    meta.seq <= seq &&
    meta.generation === generation &&
    (await unseal(key, PROBE, meta.probe)) === generation
  const records = isOurs ? await db.segments.orderBy('number').toArray() : []
  const opened = await Promise.all(records.map((record) => openSegment(key, record)))
  const isWhole = records.every(({ number }, at) => number === at)
  if (!(meta && isOurs && isWhole)) {
    await eraseSegments(store)
    return { store, segments: [], seq: 0, lost: [] }
  }
  const segments = records.map(({ ids }, at) => opened[at] ?? blankSegment(ids))
  const lost = records.flatMap(({ ids }, at) => (opened[at] ? [] : idsOf(ids)))
  return { store, segments, seq: meta.seq, lost }
}

/** Writes segments and how far the index has come, in one transaction. */
export async function writeSegments(
  { db, key, generation }: SegmentStore,
  segments: ReadonlyMap<number, Segment>,
  seq: number,
): Promise<void> {
  // Awaiting anything but IndexedDB inside a transaction commits it early: seal first.
  const records = await Promise.all(
    [...segments].map(async ([number, segment]) => ({
      number,
      ids: segment.texts.id.text,
      sealed: await seal(key, sealName(number), segmentFile(segment)),
    })),
  )
  const probe = await seal(key, PROBE, generation)
  await db.transaction('rw', db.segments, db.meta, async () => {
    await db.segments.bulkPut(records)
    await db.meta.put({ key: 'head', version: LEDGER_INDEX_VERSION, generation, seq, probe })
  })
}

/** Deletes every segment: the index is made again from the vault. */
export async function eraseSegments({ db }: Pick<SegmentStore, 'db'>): Promise<void> {
  await db.transaction('rw', db.segments, db.meta, async () => {
    await db.segments.clear()
    await db.meta.clear()
  })
}

async function openSegment(
  key: CryptoKey,
  { number, sealed }: SegmentRecord,
): Promise<Segment | undefined> {
  // Sealed by us under this very name: what opens has its shape.
  const file = (await unseal(key, sealName(number), sealed)) as SegmentFile | undefined
  return file && readSegment(file)
}

function blankSegment(ids: string): Segment {
  return buildSegment(idsOf(ids).map(blankRow))
}

function idsOf(ids: string): string[] {
  return ids.split('\n').filter((id) => id !== '')
}

function sealName(number: number): string {
  return `ledger-segment:${number}`
}
