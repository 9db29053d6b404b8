import { execFileSync } from 'node:child_process'
import { setTimeout } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import type { PrintJob } from '#electron/host.ts'
import { formLayout } from '#shared/forms/form-layout.ts'
import { hasEnded, type JobState, type SpooledJob } from '#shared/printing/printer.ts'
import { cupsObstacle, type PrivateCups, startPrivateCups } from '#tests/shell/private-cups.ts'
import { cancelCupsJob, cupsJobState, listCupsPrinters } from './cups.ts'
import { SAMPLE_ENTRIES, sampleInput } from './form-samples.test-helper.ts'
import { PLAIN } from './pdf-messages.ts'
import { startPdfRenderer } from './pdf-renderer.ts'
import { printWithLp } from './printing.ts'
import { poppler } from './read-pdf.test-helper.ts'

const obstacle = cupsObstacle()
if (obstacle !== '') process.stderr.write(`skipped: printing by a real spooler: ${obstacle}\n`)

const JOB: PrintJob = { title: 'desk-test', copies: 1, printer: 'Sheet', tray: '', sides: 'one' }
const PDF = new TextEncoder().encode('%PDF-1.7 made-up')

async function print(job: Partial<PrintJob> = {}, pdf: Uint8Array = PDF): Promise<SpooledJob> {
  const taken = await printWithLp(pdf, { ...JOB, ...job })
  if (!taken.ok) throw new Error(taken.error.message)
  return taken.value
}

/** The state of a job once it is so, or once thirty seconds have passed. */
async function until(job: SpooledJob, isSo: (state: JobState) => boolean): Promise<JobState> {
  for (let tries = 0; tries < 600; tries += 1) {
    const state = await cupsJobState(job)
    if (isSo(state)) return state
    await setTimeout(50)
  }
  return cupsJobState(job)
}

describe.skipIf(obstacle !== '')('Printing by CUPS', () => {
  let cups: PrivateCups
  beforeAll(async () => {
    cups = await startPrivateCups()
    cups.addPrinter('Sheet', 'sheet')
  })
  beforeEach(() => {
    vi.stubEnv('CUPS_SERVER', cups.server)
    cups.setMood('good')
  })
  afterEach(() => {
    cups.setMood('good')
    vi.unstubAllEnvs()
  })
  afterAll(() => cups.stop())

  test('a job is done when the printer has it, byte for byte', async () => {
    const job = await print()
    expect(job.printer).toBe('Sheet')
    expect(await until(job, hasEnded)).toMatchObject({ kind: 'done' })
    expect(cups.printed().at(-1)?.pdf).toEqual(Buffer.from(PDF))
  })

  test('a printer out of reach is said while the job waits, and the job is printed later', async () => {
    cups.setMood('offline')
    const job = await print()
    const state = await until(job, ({ kind }) => kind === 'offline')
    expect(state).toMatchObject({ kind: 'offline' })
    expect(state.words).toContain('没有联机')
    cups.setMood('good')
    expect(await until(job, hasEnded)).toMatchObject({ kind: 'done' })
  })

  test('a job taken off the queue is cancelled, not printed', async () => {
    cups.setMood('offline')
    const before = cups.printed().length
    const job = await print()
    await until(job, ({ kind }) => kind === 'offline')
    await cancelCupsJob(job)
    expect(await until(job, hasEnded)).toMatchObject({ kind: 'cancelled' })
    expect(cups.printed()).toHaveLength(before)
  })

  test('a printer that gives up has failed, in its own words', async () => {
    cups.setMood('jam')
    const state = await until(await print(), hasEnded)
    expect(state).toMatchObject({ kind: 'failed' })
    expect(state.words).toContain('media jam')
  })

  test('a printer that is not there takes nothing', async () => {
    expect(await printWithLp(PDF, { ...JOB, printer: 'Vanished' })).toMatchObject({
      error: { code: 'printer-not-there' },
    })
    expect(await printWithLp(PDF, { ...JOB, printer: '' })).toMatchObject({
      error: { code: 'printer-not-set-up' },
    })
  })

  test('a printer that vanishes with a job leaves it unknown, never printed', async () => {
    cups.addPrinter('Going', 'sheet')
    cups.setMood('offline')
    const job = await print({ printer: 'Going' })
    await until(job, ({ kind }) => kind === 'offline')
    cups.removePrinter('Going')
    const state = await until(job, ({ kind }) => kind !== 'offline')
    expect(state.kind).toMatch(/unknown|cancelled/)
  })

  test('a spooler that does not answer is no proof of anything', async () => {
    vi.stubEnv('CUPS_SERVER', '/nowhere/cups.sock')
    expect(await cupsJobState({ printer: 'Sheet', job: '1' })).toMatchObject({ kind: 'unknown' })
    expect(await listCupsPrinters()).toMatchObject({ error: { code: 'printing-unavailable' } })
  })

  test('lists the printers with the default and what they offer', async () => {
    cups.addPrinter('Paper', 'pdf')
    cups.setDefault('Paper')
    const printers = await listCupsPrinters()
    expect(printers).toMatchObject({
      ok: true,
      value: [
        { name: 'Paper', isDefault: true },
        { name: 'Sheet', isDefault: false, trouble: '' },
      ],
    })
  })

  test('fifty forms through the PDF printer drift by at most a tenth of a millimetre', async () => {
    const layout = formLayout('filing-form', sampleInput(SAMPLE_ENTRIES.retiree))
    if (!layout.ok) throw new Error(layout.error.message)
    const renderer = startPdfRenderer({
      workerUrl: new URL('./pdf-worker.ts', import.meta.url),
      fontsDirectory: new URL('../../assets/fonts', import.meta.url).pathname,
    })
    const more = Array.from({ length: 49 }, () => layout.value)
    const made = await renderer.renderTogether([layout.value, ...more], PLAIN)
    await renderer.stop()
    if (!made.ok) throw new Error(made.error.message)
    cups.addPrinter('Paper', 'pdf')
    const title = `desk-drift-${process.pid}`
    const job = await print({ printer: 'Paper', title }, made.value.pdf)
    expect(await until(job, hasEnded)).toMatchObject({ kind: 'done' })
    const printed = await cups.printedPdf(title)
    expect(poppler('pdfinfo', printed)).toContain('Pages:           50')
    const meant = inkOf(made.value.pdf, 1)
    const shifts = [1, 25, 50].map((page) =>
      inkOf(printed, page).map((edge, index) => Math.abs(edge - (meant[index] ?? 0))),
    )
    process.stdout.write(`edges of pages 1, 25, 50 off by mm: ${JSON.stringify(shifts)}\n`)
    for (const shift of shifts.flat()) expect(shift).toBeLessThan(0.1001)
  }, 120_000)
})

/** Dots to the inch at which a dot is a tenth of a millimetre. */
const FINE = 254

/** The left, top, right and bottom edge of what is printed on a page, in mm. */
function inkOf(pdf: Uint8Array, page: number): readonly number[] {
  const { width, height, dots } = dotsOf(pdf, page)
  const box = { left: width, top: height, right: 0, bottom: 0 }
  for (let at = dots.findIndex(isInk); at !== -1; at = nextInk(dots, at)) {
    const column = at % width
    const row = (at - column) / width
    box.left = Math.min(box.left, column)
    box.right = Math.max(box.right, column)
    box.top = Math.min(box.top, row)
    box.bottom = Math.max(box.bottom, row)
  }
  return Object.values(box).map((dot) => (dot * 25.4) / FINE)
}

function isInk(grey: number): boolean {
  return grey < 128
}

function nextInk(dots: Uint8Array, after: number): number {
  for (let at = after + 1; at < dots.length; at += 1) if (isInk(dots[at] ?? 255)) return at
  return -1
}

/** A page as a PGM: a line each for kind, size and depth, then a byte for every dot. */
function dotsOf(pdf: Uint8Array, page: number) {
  const at = ['-f', String(page), '-l', String(page), '-r', String(FINE), '-gray']
  const image = execFileSync('pdftoppm', [...at, '-'], { input: pdf, maxBuffer: 2 ** 28 })
  const [header = '', width, height] =
    /^P5\s(\d+)\s(\d+)\s\d+\s/.exec(image.subarray(0, 60).toString('latin1')) ?? []
  return { width: Number(width), height: Number(height), dots: image.subarray(header.length) }
}
