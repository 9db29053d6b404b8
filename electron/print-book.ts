import type {
  PrintItem,
  PrintRun,
  PrintRunView,
  PrintState,
  UnknownPapers,
} from '#shared/printing/print-run.ts'
import type { JobState, SpooledJob } from '#shared/printing/printer.ts'
import type { Clock } from './clock.ts'
import {
  beginRun,
  changeRun,
  countItems,
  findRun,
  listItems,
  listOpenRuns,
  listTroubles,
  writeItems,
} from './vault/prints.ts'
import { noteRecovery } from './vault/recovery-log.ts'
import type { Vault } from './vault/vault.ts'

/** Papers of a run the spooler has as one job. */
interface OpenJob {
  readonly job: SpooledJob
  readonly items: readonly PrintItem[]
}

/** The record of what is printed, as the print desk writes it. */
export interface PrintBook extends ReturnType<typeof createPrintBook> {}

/** More papers than any run has. */
const ALL = 100_000

/** A run that was under way when the desk closed, and what the spooler still has of it. */
export interface LeftRun {
  readonly run: PrintRun
  readonly jobs: readonly OpenJob[]
}

/** Where the record is kept. */
interface BookPlace {
  readonly vault: Vault
  readonly clock: Clock
  readonly profileDirectory: string
}

/** Opens the record; of a vault that is only looked at it is the log beside the vault, of what was printed. */
export function createPrintBook(place: BookPlace) {
  const pen = penOf(place)
  return { ...readings(pen), ...steps(pen), ...turns(pen) }
}

/** What the parts of the book share. */
type Pen = ReturnType<typeof penOf>

function penOf({ vault, clock, profileDirectory }: BookPlace) {
  const isKept = !vault.db.readonly
  return {
    vault,
    isKept,
    now: () => clock.now().toISOString(),
    write(run: PrintRun, items: readonly PrintItem[]) {
      if (isKept) writeItems(vault, run, items)
    },
    change(run: PrintRun) {
      if (isKept) changeRun(vault, run)
      return run
    },
    noteBeside({ filingId }: PrintItem) {
      const note = { at: clock.now().toISOString(), by: vault.operator.number, object: filingId }
      noteRecovery(profileDirectory, vault.keys, { ...note, action: 'printed' })
    },
    items: (run: PrintRun, states: readonly PrintState[], limit = ALL) =>
      listItems(vault, run.id, { states, limit }),
  }
}

/** How far a run has come. */
function readings({ vault, items }: Pen) {
  const view = (id: string, printing = ''): PrintRunView | undefined => {
    const run = findRun(vault, id)
    if (run === undefined) return undefined
    const counts = countItems(vault, id)
    const total = Object.values(counts).reduce((sum, count) => sum + count, 0)
    return { run, total, counts, troubles: listTroubles(vault, id), printing }
  }
  return {
    view,
    getView(id: string, printing = ''): PrintRunView {
      const found = view(id, printing)
      if (found === undefined) throw new Error(`no print run ${id}`)
      return found
    },
    waiting: (run: PrintRun, limit: number) => items(run, ['waiting'], limit),
    /** The batch that has not ended; there is at most one. */
    openBatch: () => listOpenRuns(vault).find(({ kind }) => kind === 'batch'),
  }
}

/** The steps of a paper. */
function steps({ vault, isKept, now, write, change, noteBeside }: Pen) {
  const settle = (run: PrintRun, settled: readonly PrintItem[], state: JobState) =>
    write(
      run,
      settled.map((item) => ({ ...item, ...outcomeOf(state), at: now() })),
    )
  return {
    settle,
    /** Writes a single paper down, about to be handed over. */
    begin(run: PrintRun, of: Pick<PrintItem, 'form' | 'filingId' | 'acceptanceNumber' | 'name'>) {
      const rest = { position: 0, printer: '', job: '', words: '', at: now() }
      const item: PrintItem = { ...of, ...rest, state: 'handing' }
      if (isKept) beginRun(vault, { run, items: [item] })
      return item
    },
    beginBatch: (run: PrintRun, planned: readonly PrintItem[]) =>
      beginRun(vault, { run, items: planned }),
    /** The end of a single paper is the end of its run. */
    settleSingle(run: PrintRun, item: PrintItem, state: JobState) {
      settle(run, [item], state)
      change({ ...run, state: 'ended' })
      if (!isKept && state.kind === 'done' && item.filingId !== '') noteBeside(item)
    },
    /** Papers in another state, for a reason or for none. */
    mark(run: PrintRun, marked: readonly PrintItem[], to: Pick<PrintItem, 'state' | 'words'>) {
      const changed = marked.map((item) => ({ ...item, ...to, at: now() }))
      write(run, changed)
      return changed
    },
    /** The spooler has them. */
    queue(run: PrintRun, handed: readonly PrintItem[], { printer, job }: SpooledJob) {
      const queued = handed.map(
        (item): PrintItem => ({ ...item, state: 'queued', printer, job, at: now() }),
      )
      write(run, queued)
      return queued
    },
  }
}

/** The turns of a run. */
function turns({ vault, isKept, now, write, change, items }: Pen) {
  const closeOrStand = (run: PrintRun, words = LEFT_BEHIND) => {
    const { waiting, handing, queued, cancelled, failed, unknown } = countItems(vault, run.id)
    const isOver =
      run.kind === 'single' || waiting + handing + queued + cancelled + failed + unknown === 0
    change(isOver ? { ...run, state: 'ended', words: '' } : { ...run, state: 'stopped', words })
  }
  const giveUpKnowing = (run: PrintRun, states: readonly PrintState[]) =>
    write(
      run,
      items(run, states).map((item) => ({ ...item, state: 'unknown', words: NOBODY_KNOWS })),
    )
  return {
    /** A run ends when nothing of it is open; otherwise it stands until somebody decides. */
    closeOrStand,
    /** The program failed under way: what was at the printer is nobody's knowledge, the rest stands. */
    breakOff(run: PrintRun) {
      giveUpKnowing(run, ['handing', 'queued'])
      closeOrStand(run, FAILED_UNDER_WAY)
    },
    /** What waits, failed or was cancelled is printed again; of what is unknown somebody has looked. */
    reopen(run: PrintRun, unknown: UnknownPapers): PrintRun {
      const again = { state: 'waiting', words: '', printer: '', job: '' } as const
      const seen = unknown === 'print-again' ? again : VOUCHED_FOR
      const turn = (states: readonly PrintState[], to: Partial<PrintItem>) =>
        items(run, states).map((item) => ({ ...item, ...to, at: now() }))
      write(run, [...turn(['cancelled', 'failed'], again), ...turn(['unknown'], seen)])
      return change({ ...run, state: 'running', words: '' })
    },
    giveUp(run: PrintRun) {
      const rest = items(run, ['waiting'])
      write(
        run,
        rest.map((item) => ({ ...item, state: 'left-out', at: now() })),
      )
      const ended = change({ ...run, state: 'ended', words: '' })
      // The timeline tells of papers nobody vouched for once their run has ended.
      write(ended, items(run, ['unknown']))
    },
    /** Runs that were under way when the desk closed; what was being handed over is nobody's knowledge. */
    leftOpen(): readonly LeftRun[] {
      if (!isKept) return []
      return listOpenRuns(vault)
        .filter(({ state }) => state === 'running')
        .map((run) => {
          giveUpKnowing(run, ['handing'])
          return { run, jobs: jobsOf(items(run, ['queued'])) }
        })
    },
  }
}

function outcomeOf({ kind, words }: JobState): Pick<PrintItem, 'state' | 'words'> {
  switch (kind) {
    case 'done':
      return { state: 'printed', words: '' }
    case 'cancelled':
    case 'failed':
      return { state: kind, words }
    default:
      return { state: 'unknown', words }
  }
}

function jobsOf(queued: readonly PrintItem[]): readonly OpenJob[] {
  const jobs = new Map<string, OpenJob>()
  for (const item of queued) {
    const { printer, job } = item
    const key = `${printer} ${job}`
    jobs.set(key, { job: { printer, job }, items: [...(jobs.get(key)?.items ?? []), item] })
  }
  return [...jobs.values()]
}

const VOUCHED_FOR = { state: 'printed', words: '经办人确认已印出' } as const
const LEFT_BEHIND = '打印时程序关闭过；已印完的不会再印，请核对后继续'
const FAILED_UNDER_WAY = '打印时程序出错，已停下；已印完的不会再印，请核对后继续'
const NOBODY_KNOWS = '交给打印机时程序中断，不知道是否已印出，请看出纸口'
