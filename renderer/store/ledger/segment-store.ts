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

/** Segments read from the disk while those before them are opened. */
const READ_AT_ONCE = 16

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
  const opened = isOurs ? await openAll(db, key) : undefined
  if (!(meta && opened)) {
    await eraseSegments(store)
    return { store, segments: [], seq: 0, lost: [] }
  }
  return { store, ...opened, seq: meta.seq }
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

/** Opens some segments while the next are read; undefined where one is not there. */
async function openAll(
  db: LedgerIndexDb,
  key: CryptoKey,
): Promise<Pick<StoredIndex, 'segments' | 'lost'> | undefined> {
  const read = (from: number) =>
    db.segments.where('number').aboveOrEqual(from).limit(READ_AT_ONCE).toArray()
  const segments: Segment[] = []
  const lost: string[] = []
  for (let next = read(0); ; ) {
    const records = await next
    if (records.length === 0) return { segments, lost }
    const from = segments.length
    if (records.some(({ number }, at) => number !== from + at)) return undefined
    next = read(from + records.length)
    const opened = await Promise.all(records.map((record) => openSegment(key, record)))
    for (const [at, { ids }] of records.entries()) {
      segments.push(opened[at] ?? blankSegment(ids))
      if (opened[at] === undefined) lost.push(...idsOf(ids))
    }
  }
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
