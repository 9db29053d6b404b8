import { randomUUID } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import type { Operator } from '#shared/bridge.ts'
import type { Layout } from '#shared/forms/layout.ts'
import type {
  PrintItem,
  PrintRun,
  PrintRunView,
  UnknownPapers,
} from '#shared/printing/print-run.ts'
import { isMaybeTaken, type JobState, type SpooledJob } from '#shared/printing/printer.ts'
import { copiesWithin, type PrinterProfile } from '#shared/printing/printer-profile.ts'
import type { Tables } from '#shared/reference-data.ts'
import { ok, type Result, refuse } from '#shared/result.ts'
import type { Clock } from './clock.ts'
import type { Host } from './host.ts'
import type { PdfRenderer } from './paper/pdf-renderer.ts'
import { followUp, runBatch } from './print-batch.ts'
import { createPrintBook, type LeftRun, type PrintBook } from './print-book.ts'
import { followJob } from './print-job.ts'
import { type BatchOrder, planItems } from './print-plan.ts'
import { findFiling } from './vault/filings.ts'
import type { Vault } from './vault/vault.ts'

/** What papers are printed with. */
export interface PrintDeskSetup {
  readonly vault: Vault
  readonly profileDirectory: string
  readonly operator: Operator
  readonly clock: Clock
  readonly host: Host
  readonly pdf: Pick<PdfRenderer, 'renderTogether'>
  readonly tables: Tables
  layoutOf(item: PrintItem): Result<Layout>
  onProgress(view: PrintRunView): void
  reportFault(where: string, fault: unknown): void
}

/** A finished document on its way to the printer; with its copies where no two of them lie alike. */
export interface FinishedPaper {
  readonly pdf: Uint8Array
  readonly title: string
  readonly profile: PrinterProfile
  readonly copies: number
  /** Which paper it is; the rest of the item is written on the way. */
  readonly of: Pick<PrintItem, 'form' | 'filingId' | 'acceptanceNumber' | 'name'>
}

/** Printing while a vault is open: one paper, or a batch of them. */
export interface PrintDesk {
  /** Answers once the spooler says how it ended, or that it cannot go on for now. */
  printOne(paper: FinishedPaper): Promise<Result<SpooledJob>>
  start(batch: BatchOrder): Promise<Result<PrintRunView>>
  current(): PrintRunView | null
  halt(runId: string): Promise<Result<PrintRunView>>
  resume(runId: string, unknown: UnknownPapers): Result<PrintRunView>
  /** Gives the rest of a batch that stands up. */
  end(runId: string): Result<PrintRunView>
  /** Leaves everything as it is: jobs go on at the spooler and are asked about when the desk opens. */
  stop(): Promise<void>
}

/** As long as a job may take without a word before the clerk is let go, in ms. */
const PATIENCE_MS = 60_000

/** Opens the printing of a vault and takes up what a crash or a lock has left. */
export function openPrintDesk(setup: PrintDeskSetup): PrintDesk {
  const { host } = setup
  const book = createPrintBook(setup)
  const background = new Set<Promise<unknown>>()
  let isClosing = false
  const hands: PrintHands = {
    ...setup,
    // Asked anew each time: a pack may have been imported meanwhile.
    get tables() {
      return setup.tables
    },
    book,
    isClosing: () => isClosing,
    inBackground(work) {
      const own = work
        .catch((fault) => setup.reportFault('print', fault))
        .finally(() => background.delete(own))
      background.add(own)
    },
    follow: (job, onState) =>
      followJob(job, { host, isLeft: () => isClosing, onState, sleep: setTimeout }),
  }
  const { followBatch, ...controls } = batchControls(hands)
  hands.inBackground(takeUp(hands, followBatch))
  return {
    printOne: (paper) => printOne(paper, hands),
    ...controls,
    stop: async () => {
      isClosing = true
      await Promise.all(background)
    },
  }
}

/** What both ways of printing share. */
interface PrintHands extends PrintDeskSetup {
  readonly book: PrintBook
  isClosing(): boolean
  /** Work nobody waits for; the desk does, before it closes. */
  inBackground(work: Promise<unknown>): void
  follow(job: SpooledJob, onState: (state: JobState) => void): Promise<JobState | undefined>
}

function newRun(
  { clock, operator }: PrintHands,
  run: Pick<PrintRun, 'id' | 'kind' | 'copies'>,
): PrintRun {
  const startedAt = clock.now().toISOString()
  return { ...run, startedAt, startedBy: operator, state: 'running', words: '' }
}

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

async function printOne(paper: FinishedPaper, hands: PrintHands): Promise<Result<SpooledJob>> {
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

/** What the batch is run with, and the clerk's hand on it. */
function openRunner(hands: PrintHands) {
  const { vault, host, pdf, book } = hands
  let isHalted = false
  let printing = ''
  let atPrinter: SpooledJob | undefined
  return {
    ...{ vault, host, pdf, book },
    layoutOf: (item: PrintItem) => hands.layoutOf(item),
    isHalted: () => hands.isClosing() || isHalted,
    follow: async (job: SpooledJob, onState: (state: JobState) => void) => {
      atPrinter = job
      return hands.follow(job, onState).finally(() => {
        atPrinter = undefined
      })
    },
    onProgress: (view: PrintRunView) => {
      printing = view.printing
      hands.onProgress(view)
    },
    /** What the printer is doing, by the spooler's last word. */
    printing: () => printing,
    begin() {
      isHalted = false
    },
    async halt() {
      isHalted = true
      if (atPrinter) await host.cancelJob(atPrinter)
    },
  }
}

interface BatchControls extends Omit<PrintDesk, 'printOne' | 'stop'> {
  /** Takes up a batch that was under way; it can be stopped like one that was started here. */
  followBatch(left: LeftRun): void
}

function batchControls(hands: PrintHands): BatchControls {
  const { book, vault } = hands
  const runner = openRunner(hands)
  let batch: { readonly runId: string; readonly work: Promise<void> } | undefined
  const standing = (runId: string) => {
    const run = book.openBatch()
    return run?.id === runId && run.state === 'stopped' ? run : undefined
  }
  const goOn = (run: PrintRun, way: () => Promise<void>) => {
    runner.begin()
    const going = way().catch((fault) => {
      if (!hands.isClosing()) {
        book.breakOff(run)
        runner.onProgress(book.getView(run.id))
      }
      throw fault
    })
    batch = { runId: run.id, work: going.catch(() => undefined) }
    hands.inBackground(going)
    return ok(book.getView(run.id))
  }
  const work = (run: PrintRun) => goOn(run, () => runBatch(run, runner))
  return {
    start: async (order) => {
      const known = book.view(order.runId)
      if (known) return ok(known)
      if (book.openBatch()) return BUSY
      const run = newRun(hands, { id: order.runId, kind: 'batch', copies: order.copies })
      const planner = {
        tables: hands.tables,
        now: run.startedAt,
        findFiling: (id: string) => findFiling(vault, id),
      }
      const items = await planItems(order, planner)
      if (items.length === 0) return NOTHING
      book.beginBatch(run, items)
      return work(run)
    },
    current: () => {
      const run = book.openBatch()
      return run ? book.getView(run.id, run.state === 'running' ? runner.printing() : '') : null
    },
    halt: async (runId) => {
      if (batch?.runId !== runId) return NOT_RUNNING
      await runner.halt()
      await batch.work
      return ok(book.getView(runId))
    },
    resume: (runId, unknown) => {
      const run = standing(runId)
      if (run === undefined) return NOT_STANDING
      return work(book.reopen({ ...run, startedBy: hands.operator }, unknown))
    },
    end: (runId) => {
      const run = standing(runId)
      if (run === undefined) return NOT_STANDING
      book.giveUp(run)
      return ok(book.getView(runId))
    },
    followBatch: (left) => goOn(left.run, () => followUp(left, runner)),
  }
}

/**
 * What was under way when the desk last closed: what the spooler has is asked about, side by side, because
 * one printer does not wait for another; the rest stands.
 */
async function takeUp(hands: PrintHands, followBatch: (left: LeftRun) => void): Promise<void> {
  const { book, follow, isClosing: isHalted } = hands
  const quiet = { book, follow, isHalted, onProgress: () => undefined }
  for (const left of book.leftOpen()) {
    if (left.run.kind === 'batch') followBatch(left)
    else hands.inBackground(followUp(left, quiet))
  }
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
const BUSY = refuse('print-busy', '上一批还没有打印完，请先继续、停止或结束它')
const NOTHING = refuse('nothing-to-print', '选中的备案都不需要这几种表，没有打印')
const NOT_RUNNING = refuse('print-not-running', '这一批没有在打印')
const NOT_STANDING = refuse('print-not-standing', '这一批已经打印完，或者正在打印')
