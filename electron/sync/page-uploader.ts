import type { Clock } from '#electron/clock.ts'
import type { MaterialPage } from '#shared/materials/page.ts'
import { assertNever } from '#shared/result.ts'
import { backoff } from '#shared/sync/backoff.ts'
import { type PieceReply, pieceCount } from '#shared/sync/page-upload.ts'
import { PIECE_BYTES } from '#shared/sync/page-wire.ts'
import type { SubsystemClient } from './subsystem-client.ts'
import type { Timers } from './timers.ts'

/** A page whose filing the subsystem has, about to be uploaded. */
export interface DuePage {
  readonly page: MaterialPage
  /** Key of the registration of its filing. */
  readonly key: string
  /** Pieces the subsystem has confirmed. */
  readonly pieces: number
}

/** What the uploader needs of the record; every writing call is durable when it returns. */
export interface PageStore {
  /** The first page that waits or was broken off. */
  findDue(): DuePage | undefined
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
  /** Told where an upload found the line down: the loop looks at it. */
  onLineLost(): void
  reportFault(where: string, fault: unknown): void
}

/** Brings the pages of registered filings to the subsystem (9101), one after the other. */
export interface PageUploader {
  /** A filing was registered, the line came back, or the clerk asked: look now. */
  wake(): void
  /** Breaks off what is under way; the next start goes on there. */
  stop(): Promise<void>
}

const DAMAGED = '本机的图像文件读不出来，没有上传；请从备份恢复后点“重新上传”'
const MISMATCH =
  '国家子系统的回执与这一页不符（文件查询号或摘要不一致）；请与信息科核对后点“重新上传”'

interface Memory {
  readonly setup: PageUploaderSetup
  readonly ending: AbortController
  running: Promise<void> | null
  isWokenAgain: boolean
  failures: number
  cancelTimer: () => void
}

/** Starts uploading what waits. */
export function startPageUploader(setup: PageUploaderSetup): PageUploader {
  const memory: Memory = {
    setup,
    ending: new AbortController(),
    running: null,
    isWokenAgain: false,
    failures: 0,
    cancelTimer: () => undefined,
  }
  return {
    wake: () => wake(memory),
    stop: async () => {
      memory.ending.abort()
      memory.cancelTimer()
      await memory.running
    },
  }
}

/** Never two uploads at a time: a wake meanwhile makes it look once more. */
function wake(memory: Memory): void {
  if (memory.ending.signal.aborted) return
  if (memory.running !== null) {
    memory.isWokenAgain = true
    return
  }
  memory.cancelTimer()
  memory.isWokenAgain = false
  memory.running = uploadAll(memory).then((wait) => {
    memory.running = null
    if (wait > 0) retryAfter(memory, wait)
    else if (memory.isWokenAgain) wake(memory)
  })
}

function retryAfter(memory: Memory, ms: number): void {
  if (memory.ending.signal.aborted) return
  memory.cancelTimer = memory.setup.timers.after(ms, () => wake(memory))
}

/** Uploads until nothing is left or the line fails; returns how long to wait before the next try, 0: no try. */
async function uploadAll(memory: Memory): Promise<number> {
  const { setup, ending } = memory
  try {
    while (setup.isOnline() && !ending.signal.aborted) {
      const due = setup.store.findDue()
      if (due === undefined) return 0
      const wait = await uploadPage(memory, due)
      if (wait > 0) return wait
    }
    return 0
  } catch (fault) {
    setup.reportFault('sync.page', fault)
    return nextWait(memory, 0)
  }
}

/** Sends the pieces of a page from the first unconfirmed one on; returns the wait where one did not go. */
async function uploadPage(memory: Memory, due: DuePage): Promise<number> {
  const { store } = memory.setup
  const { page } = due
  const jpeg = store.findJpeg(page)
  if (jpeg === undefined) {
    store.refuse(page, DAMAGED)
    return 0
  }
  store.markSending(page)
  const count = pieceCount(jpeg.length)
  const first = Math.min(due.pieces, count - 1)
  for (let at = first; at < count; at += 1) {
    const reply = await sendPiece(memory, { ...due, jpeg, at })
    if (memory.ending.signal.aborted) return 0
    if (reply.kind === 'later') return nextWait(memory, reply.retryAfterSeconds)
    memory.failures = 0
    if (reply.kind === 'refused' && at === first && first > 0) {
      // The subsystem may have forgotten what it confirmed before: from the beginning, once.
      store.keepProgress(page.id, 0)
      return 0
    }
    if (reply.kind !== 'kept') {
      settlePage(memory, page, reply)
      return 0
    }
    store.keepProgress(page.id, at + 1)
  }
  return nextWait(memory, 0)
}

type SentPiece = DuePage & { readonly jpeg: Uint8Array; readonly at: number }

async function sendPiece(
  { setup, ending }: Memory,
  { page, key, jpeg, at }: SentPiece,
): Promise<PieceReply> {
  const piece = jpeg.subarray(at * PIECE_BYTES, (at + 1) * PIECE_BYTES)
  const content = Buffer.from(piece).toString('base64')
  const reply = await setup.client.uploadPiece({ page, key, at, content }, ending.signal)
  if (reply.kind === 'later' && !ending.signal.aborted) setup.onLineLost()
  return reply
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

/** Milliseconds until the next try: longer after each failure in a row, and as long as was asked. */
function nextWait(memory: Memory, seconds: number): number {
  memory.failures += 1
  const { random = Math.random } = memory.setup
  return Math.max(backoff(memory.failures, random()), seconds * 1_000)
}
