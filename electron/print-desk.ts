import { setTimeout } from 'node:timers/promises'
import type {
  PrintItem,
  PrintRun,
  PrintRunView,
  UnknownPapers,
} from '#shared/printing/print-run.ts'
import type { JobState, SpooledJob } from '#shared/printing/printer.ts'
import { ok, type Result, refuse } from '#shared/result.ts'
import { followUp, runBatch } from './print-batch.ts'
import { createPrintBook, type LeftRun } from './print-book.ts'
import { newRun, type PrintDeskSetup, type PrintHands } from './print-hands.ts'
import { followJob } from './print-job.ts'
import { type BatchOrder, planItems } from './print-plan.ts'
import { type FinishedPaper, printOne } from './print-single.ts'
import { findFiling } from './vault/filings.ts'

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

const BUSY = refuse('print-busy', '上一批还没有打印完，请先继续、停止或结束它')
const NOTHING = refuse('nothing-to-print', '选中的备案都不需要这几种表，没有打印')
const NOT_RUNNING = refuse('print-not-running', '这一批没有在打印')
const NOT_STANDING = refuse('print-not-standing', '这一批已经打印完，或者正在打印')
