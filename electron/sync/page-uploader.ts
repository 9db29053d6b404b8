import type { Clock } from '#electron/clock.ts'
import type { MaterialPage } from '#shared/materials/page.ts'
import { assertNever } from '#shared/result.ts'
import { backoff, LONGEST_BACKOFF_MS, MOST_ATTEMPTS } from '#shared/sync/backoff.ts'
import type { DuePage } from '#shared/sync/due-entry.ts'
import { type PieceReply, pieceCount } from '#shared/sync/page-upload.ts'
import { PIECE_BYTES } from '#shared/sync/page-wire.ts'
import type { SubsystemClient } from './subsystem-client.ts'
import type { Timers } from './timers.ts'

/** What the uploader needs of the record; every writing call is durable when it returns. */
export interface PageStore {
  /** The first page that waits or was broken off, of a filing that is not among these. */
  findDue(except: ReadonlySet<string>): DuePage | undefined
  /** Its JPEG; undefined where the file is damaged. */
  findJpeg(page: MaterialPage): Uint8Array | undefined
  markSending(page: MaterialPage): void
  keepProgress(pageId: string, pieces: number): void
  isSerialTaken(serial: string, pageId: string): boolean
  confirm(page: MaterialPage, serial: string): void
  refuse(page: MaterialPage, words: string): void
}

/** What the uploader works with. */
export interface PageUploaderSetup {
  readonly store: PageStore
  readonly client: Pick<SubsystemClient, 'uploadPiece'>
  readonly clock: Clock
  readonly timers: Timers
  readonly random?: () => number
  /** Whether the line is up by the word of the loop. */
  isOnline(): boolean
  /** Looks at the line where an upload did not go; whether it works. */
  lookAtLine(): Promise<boolean>
  reportFault(where: string, fault: unknown): void
}

/** Brings the pages of registered filings to the subsystem (9101): several filings at a time, each page by page. */
export interface PageUploader {
  /** A filing was registered, the line came back, or the clerk asked: look now. */
  wake(): void
  /** Breaks off what is under way; the next start goes on there. */
  stop(): Promise<void>
}

const DAMAGED = '本机的图像文件读不出来，没有上传；请从备份恢复后点“重新上传”'
const MISMATCH =
  '国家子系统的回执与这一页不符（文件查询号或摘要不一致）；请与信息科核对后点“重新上传”'

const givenUpWords = (words: string) =>
  `连续 ${MOST_ATTEMPTS} 次没有传成：${words}；线路正常，请信息科查明后点“重新上传”`

/** Filings at a time: one alone leaves the line idle while it waits for an answer. */
const LANES = 3

interface Memory {
  readonly setup: PageUploaderSetup
  readonly ending: AbortController
  readonly lanes: Set<Promise<void>>
  /** The filings of all lanes, and those that failed since the lanes were last empty. */
  readonly underWay: Set<string>
  /** The filings with a page that did not go over a line that works, until every other one has had its turn. */
  readonly behind: Set<string>
  /** Page → how often in a row it did not go over a line that works. */
  readonly strikes: Map<string, number>
  /** Seconds each failed lane was asked to wait. */
  waits: readonly number[]
  failures: number
  cancelTimer: () => void
}

/** Starts uploading what waits. */
export function startPageUploader(setup: PageUploaderSetup): PageUploader {
  const memory: Memory = {
    setup,
    ending: new AbortController(),
    lanes: new Set(),
    underWay: new Set(),
    behind: new Set(),
    strikes: new Map(),
    waits: [],
    failures: 0,
    cancelTimer: () => undefined,
  }
  return {
    wake: () => wake(memory),
    stop: async () => {
      memory.ending.abort()
      memory.cancelTimer()
      await Promise.all(memory.lanes)
    },
  }
}

/** Gives every idle lane a filing. Once one has failed nothing new begins until all have come to their end. */
function wake(memory: Memory): void {
  const { lanes, underWay } = memory
  if (memory.ending.signal.aborted) return
  if (lanes.size === 0) {
    memory.cancelTimer()
    memory.waits = []
    underWay.clear()
  }
  while (lanes.size < LANES && memory.waits.length === 0) {
    const due = findNext(memory)
    if (due === undefined) break
    startLane(memory, due)
  }
  if (lanes.size === 0) rest(memory)
}

function startLane(memory: Memory, first: DuePage): void {
  const lane = uploadFrom(memory, first).then(() => {
    memory.lanes.delete(lane)
    if (memory.lanes.size === 0) rest(memory)
  })
  memory.lanes.add(lane)
}

/** Nothing is under way: what failed goes again after a while. */
function rest(memory: Memory): void {
  if (memory.ending.signal.aborted || memory.waits.length === 0) return
  const ms = nextWait(memory, Math.max(...memory.waits))
  memory.cancelTimer = memory.setup.timers.after(ms, () => wake(memory))
}

/** The next page of a filing that no lane has; it is under way from now on. */
function findNext(memory: Memory): DuePage | undefined {
  const { setup, underWay } = memory
  try {
    const due = setup.isOnline() ? findInTurn(memory) : undefined
    if (due) underWay.add(due.page.owner)
    return due
  } catch (fault) {
    fail(memory, fault)
    return undefined
  }
}

/** Pages that cannot be sent, however old, must not take every lane before the others have gone. */
function findInTurn({ setup, underWay, behind }: Memory): DuePage | undefined {
  const due = setup.store.findDue(new Set([...underWay, ...behind]))
  if (due || behind.size === 0) return due
  const again = setup.store.findDue(underWay)
  if (again) behind.clear()
  return again
}

/** Uploads page after page, until nothing is left for this lane or one does not go. Never throws. */
async function uploadFrom(memory: Memory, first: DuePage): Promise<void> {
  let due: DuePage | undefined = first
  try {
    while (due && !memory.ending.signal.aborted) {
      const wait = await uploadPage(memory, due)
      if (wait !== null) {
        // Its filing stays taken: no other lane tries it before the wait is over.
        memory.waits = [...memory.waits, wait]
        return
      }
      memory.underWay.delete(due.page.owner)
      due = findNext(memory)
    }
  } catch (fault) {
    fail(memory, fault)
  }
}

function fail(memory: Memory, fault: unknown): void {
  memory.setup.reportFault('sync.page', fault)
  memory.waits = [...memory.waits, 0]
}

/**
 * Sends the pieces of a page from the first unconfirmed one on; where one did not go, the seconds it was asked
 * to wait, else null.
 */
async function uploadPage(memory: Memory, due: DuePage): Promise<number | null> {
  const { store } = memory.setup
  const { page } = due
  const jpeg = store.findJpeg(page)
  if (jpeg === undefined) {
    store.refuse(page, DAMAGED)
    return null
  }
  store.markSending(page)
  const count = pieceCount(jpeg.length)
  const first = Math.min(due.pieces, count - 1)
  for (let at = first; at < count; at += 1) {
    const reply = await sendPiece(memory, { ...due, jpeg, at })
    if (memory.ending.signal.aborted) return null
    if (reply.kind === 'later') return waitAfter(memory, page, reply)
    memory.failures = 0
    memory.strikes.delete(page.id)
    if (reply.kind === 'refused' && at === first && first > 0) {
      // The subsystem may have forgotten what it confirmed before: from the beginning, once.
      store.keepProgress(page.id, 0)
      return null
    }
    if (reply.kind !== 'kept') {
      settlePage(memory, page, reply)
      return null
    }
    store.keepProgress(page.id, at + 1)
  }
  return 0
}

type SentPiece = DuePage & { readonly jpeg: Uint8Array; readonly at: number }

async function sendPiece(
  { setup, ending }: Memory,
  { page, key, jpeg, at }: SentPiece,
): Promise<PieceReply> {
  const piece = jpeg.subarray(at * PIECE_BYTES, (at + 1) * PIECE_BYTES)
  const content = Buffer.from(piece).toString('base64')
  return setup.client.uploadPiece({ page, key, at, content }, ending.signal)
}

/**
 * A page did not go: the seconds it was asked to wait, or null where it waits for a person from now on. Over a
 * line that works it is the page that does not go: its filing stands behind, and does so only so often.
 */
async function waitAfter(
  { setup, ending, behind, strikes }: Memory,
  page: MaterialPage,
  reply: Extract<PieceReply, { kind: 'later' }>,
): Promise<number | null> {
  const works = await setup.lookAtLine()
  if (!works || reply.isOfLine || ending.signal.aborted) return reply.retryAfterSeconds
  const count = (strikes.get(page.id) ?? 0) + 1
  strikes.set(page.id, count)
  behind.add(page.owner)
  if (count < MOST_ATTEMPTS) return reply.retryAfterSeconds
  strikes.delete(page.id)
  setup.store.refuse(page, givenUpWords(reply.words))
  return null
}

function settlePage(
  { setup }: Memory,
  page: MaterialPage,
  reply: Extract<PieceReply, { kind: 'confirmed' | 'mismatch' | 'refused' }>,
): void {
  const { store } = setup
  switch (reply.kind) {
    case 'confirmed':
      if (store.isSerialTaken(reply.serial, page.id)) store.refuse(page, MISMATCH)
      else store.confirm(page, reply.serial)
      return
    case 'mismatch':
      store.refuse(page, MISMATCH)
      return
    case 'refused':
      store.refuse(page, `国家子系统没有收下：${reply.message || '没有说明原因'}`)
      return
    default:
      assertNever(reply)
  }
}

/** Milliseconds until the next try: longer after each failure in a row, and as long as was asked, up to the longest wait. */
function nextWait(memory: Memory, seconds: number): number {
  memory.failures += 1
  const { random = Math.random } = memory.setup
  return Math.max(backoff(memory.failures, random()), Math.min(seconds * 1_000, LONGEST_BACKOFF_MS))
}
