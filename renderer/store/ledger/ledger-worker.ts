import { createLedgerIndex, type LedgerIndex } from './ledger-index.ts'
import type {
  LedgerRequest,
  LedgerRequests,
  ReplyMessage,
  RequestMessage,
} from './ledger-messages.ts'
import { ledgerPlaces } from './ledger-place.ts'
import { readingsOf } from './name-readings.ts'
import { flatten, type Segment } from './segment.ts'
import { eraseSegments, openSegments, type SegmentStore, writeSegments } from './segment-store.ts'

/** More rows at once are a rebuild, which is written as it goes. */
const MANY_ROWS = 100
/** How long a few changed rows wait to be written; until then the vault has them. */
const WRITE_DELAY_MS = 1_000
/** How long after it was last filled the index gives back what that took. */
const GIVE_BACK_MS = 3_000

type Handlers = {
  readonly [K in LedgerRequest]: (
    input: LedgerRequests[K]['input'],
  ) => Promise<LedgerRequests[K]['output']> | LedgerRequests[K]['output']
}

const state = {
  index: createLedgerIndex([]),
  store: undefined as SegmentStore | undefined,
  /** Segments that are newer in memory than on the disk. */
  changed: new Set<number>(),
  seq: 0,
  found: new Uint32Array(),
  timer: 0,
  giving: 0,
}

const HANDLERS: Handlers = {
  async open({ mode, key, head, destinations }) {
    const { store, segments, seq, lost } = await openSegments(mode, key, head)
    state.index = createLedgerIndex(ledgerPlaces(destinations))
    state.index.load(segments)
    state.store = store
    state.seq = seq
    giveBackSoon()
    return { seq, size: state.index.size(), lost }
  },
  async put({ rows, seq }) {
    const flat = rows.map((row) => flatten(row, readingsOf(row.name)))
    for (const number of state.index.put(flat)) state.changed.add(number)
    state.seq = seq
    if (rows.length > MANY_ROWS) {
      await write()
      giveBackSoon()
    } else writeSoon()
    return { size: state.index.size() }
  },
  async erase() {
    state.index.load([])
    state.changed.clear()
    state.found = new Uint32Array()
    if (state.store) await eraseSegments(state.store)
    return {}
  },
  find({ query, today, first }) {
    const started = performance.now()
    const { total, byStatus, rows } = state.index.find(query, today)
    state.found = Uint32Array.from(rows)
    return {
      total,
      byStatus,
      rows: rowsBetween(state.index, 0, first),
      took: performance.now() - started,
    }
  },
  page: ({ from, to }) => rowsBetween(state.index, from, to),
  clerks: () => state.index.clerks(),
  ids: ({ limit }) => [...state.found.subarray(0, limit)].map((row) => state.index.idAt(row)),
}

function rowsBetween(index: LedgerIndex, from: number, to: number) {
  return [...state.found.subarray(from, to)].map((row) => index.rowAt(row))
}

function writeSoon(): void {
  if (state.timer !== 0) return
  state.timer = Number(setTimeout(() => void write(), WRITE_DELAY_MS))
}

/** What opening and building left behind is many times what stays, and no window is touched in here. */
function giveBackSoon(): void {
  clearTimeout(state.giving)
  state.giving = Number(
    setTimeout(() => void globalThis.gc?.({ type: 'major', execution: 'async' }), GIVE_BACK_MS),
  )
}

async function write(): Promise<void> {
  clearTimeout(state.timer)
  state.timer = 0
  const { store, index, changed, seq } = state
  if (store === undefined) return
  const segments = new Map<number, Segment>()
  for (const number of changed) {
    const segment = index.segments()[number]
    if (segment) segments.set(number, segment)
  }
  changed.clear()
  await writeSegments(store, segments, seq)
}

/** One after the other: an answer never shows half of a change. */
let before: Promise<unknown> = Promise.resolve()

addEventListener('message', ({ data }: MessageEvent<RequestMessage>) => {
  before = before.then(() => answer(data))
})

async function answer({ number, kind, input }: RequestMessage): Promise<void> {
  // The client pairs each kind with its own input.
  const handle = HANDLERS[kind] as (input: unknown) => unknown
  const reply: ReplyMessage = await Promise.resolve()
    .then(() => handle(input))
    .then(
      (output) => ({ number, ok: true as const, output }),
      (fault: unknown) => ({ number, ok: false as const, fault: String(fault) }),
    )
  postMessage(reply)
}
