import { EVERY_FILING } from '#shared/ledger/ledger-query.ts'
import type { Found } from './ledger-found.ts'
import { createLedgerIndex } from './ledger-index.ts'
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
/** How long after it is whole the index gets ready for questions: first the window shows its rows. */
const SETTLED_MS = 500
/** How long after an answer the next key is got ready for: first the window shows the answer. */
const LOOK_AHEAD_MS = 15
/** What is typed first would otherwise wait for its code to be compiled; words of each kind. */
const FIRST_WORDS = ['wangjianguo', 'guangzhou', '37100200', '王建国', '上海', 'wang 12', 'li 上海']

const NOTHING_FOUND = createLedgerIndex([]).find(EVERY_FILING, '')

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
  found: NOTHING_FOUND,
  timer: 0,
}

const HANDLERS: Handlers = {
  async open({ mode, key, head, destinations }) {
    const { store, segments, seq, lost } = await openSegments(mode, key, head)
    state.index = createLedgerIndex(ledgerPlaces(destinations))
    state.index.load(segments)
    state.store = store
    state.seq = seq
    return { seq, size: state.index.size(), lost }
  },
  async put({ rows, seq }) {
    const flat = rows.map((row) => flatten(row, readingsOf(row.name)))
    for (const number of state.index.put(flat)) state.changed.add(number)
    state.seq = seq
    if (rows.length > MANY_ROWS) await write()
    else writeSoon()
    return { size: state.index.size() }
  },
  async erase() {
    state.index.load([])
    state.changed.clear()
    state.found = NOTHING_FOUND
    if (state.store) await eraseSegments(state.store)
    return {}
  },
  find({ query, today, first }) {
    const started = performance.now()
    state.found = state.index.find(query, today)
    lookAheadSoon(state.found)
    const { total, byStatus } = state.found
    const rows = rowsBetween(0, first)
    return { total, byStatus, rows, took: performance.now() - started }
  },
  page: ({ from, to }) => rowsBetween(from, to),
  place({ id }) {
    const row = state.index.findRow(id)
    return row === undefined ? -1 : state.found.first(Number.POSITIVE_INFINITY).indexOf(row)
  },
  settle() {
    setTimeout(() => void settle(), SETTLED_MS)
    return {}
  },
  clerks: () => state.index.clerks(),
  ids: ({ limit }) => [...state.found.first(limit)].map((row) => state.index.idAt(row)),
}

/** In the background, a part at a time: whoever asks meanwhile waits for no more than that. */
function lookAheadSoon(found: Found): void {
  const inBackground = (delay: number, look: () => void) => {
    const unlessAsked = () => {
      if (state.found === found) look()
    }
    void scheduler.postTask(unlessAsked, { priority: 'background', delay })
  }
  const look = () => {
    if (state.index.lookAhead()) inBackground(0, look)
  }
  inBackground(LOOK_AHEAD_MS, () => {
    // A jump to any depth finds all rows in order.
    found.first(Number.POSITIVE_INFINITY)
    inBackground(0, look)
  })
}

function rowsBetween(from: number, to: number) {
  return [...state.found.first(to).subarray(from)].map((row) => state.index.rowAt(row))
}

function writeSoon(): void {
  if (state.timer !== 0) return
  state.timer = Number(setTimeout(() => void write(), WRITE_DELAY_MS))
}

async function settle(): Promise<void> {
  state.index.settle()
  // What opening and building left behind is many times what stays, and no window is touched in here.
  // Compiled code goes with it: words are tried afterwards.
  await globalThis.gc?.({ type: 'major', execution: 'async', flavor: 'last-resort' })
  const typed = FIRST_WORDS.flatMap((word) => [...word].map((_, at) => word.slice(0, at + 1)))
  tryWords([...typed, ''])
}

/** One question at a time: whoever asks meanwhile waits for no more than that. */
function tryWords([text, ...rest]: readonly string[]): void {
  if (text === undefined) return
  state.index.find({ ...EVERY_FILING, text }, '').first(1)
  while (state.index.lookAhead());
  setTimeout(() => tryWords(rest))
}

/** Writes what is newer in memory; what does not go onto the disk goes with the next change, and the vault has it. */
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
  await writeSegments(store, segments, seq).catch(() => {
    for (const number of segments.keys()) changed.add(number)
  })
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
