import { randomUUID } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import type { PrintItem, PrintRun } from '#shared/printing/print-run.ts'
import { isMaybeTaken, type JobState, type SpooledJob } from '#shared/printing/printer.ts'
import { copiesWithin, type PrinterProfile } from '#shared/printing/printer-profile.ts'
import { ok, type Result, refuse } from '#shared/result.ts'
import { newRun, type PrintHands } from './print-hands.ts'

/** A finished document on its way to the printer; with its copies where no two of them lie alike. */
export interface FinishedPaper {
  readonly pdf: Uint8Array
  readonly title: string
  readonly profile: PrinterProfile
  readonly copies: number
  /** Which paper it is; the rest of the item is written on the way. */
  readonly of: Pick<PrintItem, 'form' | 'filingId' | 'acceptanceNumber' | 'name'>
}

/** As long as a job may take without a word before the clerk is let go, in ms. */
const PATIENCE_MS = 60_000

interface HandedPaper {
  readonly job: SpooledJob
  readonly queued: readonly PrintItem[]
}

/** Hands a single paper to the spooler and writes down whether it was taken. */
async function handOver(
  { pdf, title, copies, profile, of }: FinishedPaper,
  run: PrintRun,
  { book, host }: PrintHands,
): Promise<Result<HandedPaper>> {
  const { printer, tray, sides } = profile
  const item = book.begin(run, of)
  const job = { title, copies: copies / copiesWithin(profile, copies), printer, tray, sides }
  const taken = await host.printPdf(pdf, job)
  if (taken.ok) return ok({ job: taken.value, queued: book.queue(run, [item], taken.value) })
  const kind = isMaybeTaken(taken.error) ? 'unknown' : 'failed'
  book.settleSingle(run, item, { kind, words: taken.error.message })
  return taken
}

/** Prints one paper; answers once the spooler says how it ended, or that it cannot go on for now. */
export async function printOne(
  paper: FinishedPaper,
  hands: PrintHands,
): Promise<Result<SpooledJob>> {
  const { book, follow } = hands
  const run = newRun(hands, { id: randomUUID(), kind: 'single', copies: paper.copies })
  const handing = handOver(paper, run, hands)
  // A desk that locks meanwhile waits for what has to be written down.
  hands.inBackground(handing)
  const handed = await handing
  if (!handed.ok) return handed
  const { job, queued } = handed.value
  const heard = Promise.withResolvers<Result<SpooledJob>>()
  hands.inBackground(
    follow(job, (state) => {
      if (state.kind === 'offline' || state.kind === 'attention') heard.resolve(heldUp(state))
    }).then((state) => {
      if (state === undefined) return heard.resolve(LEFT)
      for (const one of queued) book.settleSingle(run, one, state)
      heard.resolve(answerOf(state, job))
    }),
  )
  const late = new AbortController()
  const slow = setTimeout(PATIENCE_MS, SLOW, { signal: late.signal }).catch(() => SLOW)
  return Promise.race([heard.promise, slow]).finally(() => late.abort())
}

function answerOf(state: JobState, job: SpooledJob): Result<SpooledJob> {
  switch (state.kind) {
    case 'done':
      return ok(job)
    case 'cancelled':
      return refuse('print-cancelled', state.words)
    case 'failed':
      return refuse('print-failed', state.words)
    default:
      return refuse('print-unknown', state.words)
  }
}

function heldUp({ kind, words }: JobState): Result<SpooledJob> {
  const code = kind === 'offline' ? 'printer-offline' : 'printer-attention'
  return refuse(code, `${words}。文件已在打印队列里，不要重复打印；印完后会记入办理经过`)
}

const SLOW = refuse(
  'print-slow',
  '已交给打印机，一分钟还没有印完；印完后会记入办理经过，请看打印机',
)
const LEFT = refuse('locked', '柜台已锁定；打印机印完后，解锁时会记入办理经过')
