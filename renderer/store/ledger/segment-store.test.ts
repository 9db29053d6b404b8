import 'fake-indexeddb/auto'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { importWindowKey } from '#renderer/store/seal.ts'
import { blankRow, buildSegment } from './segment.ts'
import { openSegments, type SegmentStore, writeSegments } from './segment-store.ts'

const HEAD = { generation: 'one', seq: 40, count: 40 }
/** More than are read at once. */
const COUNT = 40

let key: CryptoKey
let store: SegmentStore

const idOf = (number: number) => `filing-${String(number).padStart(2, '0')}`
const reopened = () => openSegments('training', key, HEAD)

beforeEach(async () => {
  key = await importWindowKey(new Uint8Array(32).fill(7))
  store = (await reopened()).store
  const numbers = Array.from({ length: COUNT }, (_, number) => number)
  const segments = numbers.map((number) => buildSegment([blankRow(idOf(number))]))
  await writeSegments(store, new Map(segments.entries()), HEAD.seq)
})

afterEach(() => store.db.delete())

it('opens every segment in its place', async () => {
  const { segments, seq, lost } = await reopened()
  expect(segments.map(({ texts }) => texts.id.text)).toEqual(
    Array.from({ length: COUNT }, (_, number) => `${idOf(number)}\n`),
  )
  expect({ seq, lost }).toEqual({ seq: HEAD.seq, lost: [] })
})

it('names the rows of a segment that does not open, and keeps the others', async () => {
  const record = await store.db.segments.get(20)
  if (record === undefined) throw new Error('no segment')
  const bytes = new Uint8Array(record.sealed.bytes.slice(0))
  bytes[0] = (bytes[0] ?? 0) ^ 1
  await store.db.segments.put({ ...record, sealed: { ...record.sealed, bytes: bytes.buffer } })
  const { segments, lost } = await reopened()
  expect(lost).toEqual([idOf(20)])
  expect(segments).toHaveLength(COUNT)
})

it.each([0, 16, 20, 38])('begins anew where segment %i is missing', async (missing) => {
  await store.db.segments.delete(missing)
  expect(await reopened()).toMatchObject({ segments: [], seq: 0, lost: [] })
  expect(await store.db.segments.count()).toBe(0)
})
