import type { Layout } from '#shared/forms/layout.ts'
import type { PrintItem, PrintRun, PrintRunView } from '#shared/printing/print-run.ts'
import { isMaybeTaken, type JobState, type SpooledJob } from '#shared/printing/printer.ts'
import { copiesWithin, type PrinterProfile } from '#shared/printing/printer-profile.ts'
import type { Failure, Result } from '#shared/result.ts'
import type { Host } from './host.ts'
import type { PrintSetting } from './paper/pdf-messages.ts'
import type { PdfRenderer } from './paper/pdf-renderer.ts'
import type { LeftRun, PrintBook } from './print-book.ts'
import { jobOf, LOOK_AHEAD } from './print-plan.ts'
import { profileOf } from './vault/printer-profiles.ts'
import type { Vault } from './vault/vault.ts'

/** What a batch is run with. */
interface BatchRunner {
  readonly vault: Vault
  readonly host: Pick<Host, 'printPdf'>
  readonly pdf: Pick<PdfRenderer, 'renderTogether'>
  readonly book: PrintBook
  /** The clerk stopped it, or the desk closes. */
  readonly isHalted: () => boolean
  /** Undefined when the job was left under way. */
  follow(job: SpooledJob, onState: (state: JobState) => void): Promise<JobState | undefined>
  layoutOf(item: PrintItem): Result<Layout>
  onProgress(view: PrintRunView): void
}

/** What following jobs takes of it. */
type FollowingRunner = Pick<BatchRunner, 'book' | 'isHalted' | 'follow' | 'onProgress'>

/** Papers drawn as one document, ready for the spooler. */
interface DrawnJob {
  readonly items: readonly PrintItem[]
  readonly profile: PrinterProfile
  readonly title: string
  readonly pdf: Uint8Array
  readonly pages: number
  /** How often the spooler prints the document. */
  readonly copies: number
}

/**
 * Prints what waits of a run, job by job; the next is drawn while the printer works on the last. Each
 * paper is written down before it is handed over, so that after a crash none is printed twice unasked.
 */
export async function runBatch(run: PrintRun, runner: BatchRunner): Promise<void> {
  const { book, isHalted, onProgress } = runner
  const tell = (printing = '') => onProgress(book.getView(run.id, printing))
  const sheets = new Map<string, number>()
  let words = ''
  let next = drawAhead(run, runner, sheets)
  tell()
  for (let drawn = await next; drawn && !isHalted(); drawn = await next) {
    const { items, profile, pdf, title, copies } = drawn
    const handing = book.mark(run, items, { state: 'handing', words: '' })
    const { printer, tray, sides } = profile
    const job = { title, copies, printer, tray, sides }
    const taken = await runner.host.printPdf(pdf, job)
    if (!taken.ok) {
      book.mark(run, handing, stateAfter(taken.error))
      words = taken.error.message
      break
    }
    const queued = book.queue(run, handing, taken.value)
    sheets.set(printer, (sheets.get(printer) ?? 0) + drawn.pages * copies)
    tell()
    next = drawAhead(run, runner, sheets)
    const state = await runner.follow(taken.value, (said) => tell(said.words))
    // Nothing is drawn any more once the desk has closed.
    if (state === undefined) return next.then(() => undefined)
    words = settle(run, queued, { state, runner })
    tell()
    if (words !== '') break
  }
  // What was drawn ahead and not handed over still waits.
  await next
  book.closeOrStand(run, words === '' ? STOPPED : words)
  tell()
}

/** Follows what the spooler still had of a run when the desk closed; the rest waits for the clerk. */
export async function followUp({ run, jobs }: LeftRun, runner: FollowingRunner): Promise<void> {
  const { book, onProgress } = runner
  const tell = (printing = '') => onProgress(book.getView(run.id, printing))
  let words = ''
  for (const { job, items } of jobs) {
    const state = await runner.follow(job, (said) => tell(said.words))
    if (state === undefined) return
    words = settle(run, items, { state, runner })
  }
  book.closeOrStand(run, words === '' ? undefined : words)
  tell()
}

/** Where papers stand that the shell refused: the spooler may have them all the same. */
function stateAfter(error: Failure): Pick<PrintItem, 'state' | 'words'> {
  return isMaybeTaken(error)
    ? { state: 'unknown', words: error.message }
    : { state: 'waiting', words: '' }
}

/** Writes down how a job ended; says why the run may not go on, '' when it may. */
function settle(
  run: PrintRun,
  queued: readonly PrintItem[],
  { state, runner }: { readonly state: JobState; readonly runner: FollowingRunner },
): string {
  const { book } = runner
  if (state.kind === 'cancelled' && runner.isHalted()) {
    // The printer may have begun before the job was taken back.
    book.mark(run, queued, { state: 'unknown', words: MAYBE_PRINTED })
    return STOPPED
  }
  book.settle(run, queued, state)
  return state.kind === 'done' ? '' : state.words
}

/** Begins to draw what comes next; a fault is the batch's once it asks for it, not before. */
function drawAhead(...next: Parameters<typeof drawNext>): ReturnType<typeof drawNext> {
  const drawing = drawNext(...next)
  drawing.catch(() => undefined)
  return drawing
}

/** Draws the next papers that can share a job; one that cannot be made is left out with the reason. */
async function drawNext(
  run: PrintRun,
  runner: BatchRunner,
  sheets: ReadonlyMap<string, number>,
): Promise<DrawnJob | undefined> {
  const { book, vault, isHalted } = runner
  while (!isHalted()) {
    const waiting = book.waiting(run, LOOK_AHEAD)
    const items = jobOf(waiting, {
      copies: run.copies,
      profileOf: ({ form }) => profileOf(vault, form),
    })
    const [first] = items
    if (first === undefined) return undefined
    const profile = profileOf(vault, first.form)
    const { content, placement } = profile
    const setting = { content, placement, sheetsBefore: sheets.get(profile.printer) ?? 0 }
    const within = copiesWithin(profile, run.copies)
    const drawn = await draw(run, items, { runner, setting, within })
    if (drawn) return { ...drawn, profile, copies: run.copies / within }
  }
  return undefined
}

/** With what papers are drawn, and how often the document holds each. */
interface Drawing {
  readonly runner: BatchRunner
  readonly setting: PrintSetting
  readonly within: number
}

/** Undefined when one of the papers had to be left out: the rest is gathered anew. */
async function draw(
  run: PrintRun,
  items: readonly PrintItem[],
  { runner, setting, within }: Drawing,
): Promise<Omit<DrawnJob, 'profile' | 'copies'> | undefined> {
  const made = items.map((item) => ({ item, layout: runner.layoutOf(item) }))
  const refused = made.flatMap(({ item, layout }) =>
    layout.ok ? [] : [{ item, words: layout.error.message }],
  )
  for (const { item, words } of refused) runner.book.mark(run, [item], { state: 'left-out', words })
  const layouts = made.flatMap(({ layout }) => (layout.ok ? [layout.value] : []))
  const [first, ...others] = Array.from({ length: within }, () => layouts).flat()
  if (refused.length > 0 || first === undefined) return undefined
  const drawn = await runner.pdf.renderTogether([first, ...others], setting)
  if (drawn.ok) {
    const title = layouts.length === 1 ? first.documentTitle : `批量打印 ${layouts.length} 份`
    return { items, title, ...drawn.value }
  }
  await leaveOutUndrawable(run, items, { runner, setting, within })
  return undefined
}

/** One of the papers cannot be drawn: each is tried alone. */
async function leaveOutUndrawable(
  run: PrintRun,
  items: readonly PrintItem[],
  { runner, setting }: Drawing,
): Promise<void> {
  let isExplained = false
  for (const item of items) {
    const layout = runner.layoutOf(item)
    const alone = layout.ok ? await runner.pdf.renderTogether([layout.value], setting) : layout
    if (alone.ok) continue
    runner.book.mark(run, [item], { state: 'left-out', words: alone.error.message })
    isExplained = true
  }
  // Each can be drawn and all together cannot: that is no fault of the papers.
  if (!isExplained) throw new Error('papers that can be drawn one by one cannot be drawn together')
}

const STOPPED = '已停止；没有印的还在这一批里，可以继续'
const MAYBE_PRINTED = '停止时正在打印，可能已印出，请看出纸口'
