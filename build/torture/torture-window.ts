import { randomUUID } from 'node:crypto'
import { cpSync, existsSync, readdirSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import * as z from 'zod'
import { createBrowserHost } from '#build/browser-shell/browser-host.ts'
import { type BrowserWindow, openBrowserWindow } from '#build/browser-shell/browser-window.ts'
import { ask } from '#build/demo/desk-calls.ts'
import { numberedEntry } from '#build/exactly-once/submitted.ts'
import { PATHS, PDF_WORKER_URL } from '#build/paths.ts'
import { CHEAP_COST, OFFICE, OPERATOR, PASSWORD } from '#build/rig-vault.ts'
import { ensureChromium } from '#build/system-packages.ts'
import type { Desk } from '#electron/desk.ts'
import { startTrainingDesk } from '#electron/training-desk.ts'
import { CopyRow } from '#shared/bridge.ts'
import type { Result } from '#shared/result.ts'
import { killBrowser, killPages } from './browser-processes.ts'
import type { Checker } from './children.ts'
import { spoil } from './damage-files.ts'
import type { TortureRun, WindowFault } from './draw-run.ts'
import type { Plant, RunFolders } from './torture-messages.ts'
import { copyFolder, countStaleRows } from './window-copy.ts'

/** A run whose fault happens to the window; the desk behind it lives on. */
export interface WindowRun {
  readonly run: TortureRun & { readonly fault: WindowFault }
  readonly folders: RunFolders
  readonly startAt: number
  readonly checker: Checker
  readonly plant: Plant
}

/** Fewer than at a desk: each goes through a real page. */
const MOST_FILINGS = 8
const PLENTY = 64 * 1024 ** 3
/** Of `numberedEntry` two are one person's, and every second person is a woman; here each man files once. */
const APART = 4

/**
 * Files through the page until the fault, then opens the window again. Answers what its copy has otherwise
 * than the vault; '' where it is the same.
 */
export async function fileInWindow(setup: WindowRun): Promise<string> {
  const { run, folders, startAt, checker, plant } = setup
  const opened = Date.now()
  const data = dirname(folders.profile)
  const { desk, training } = await startTrainingDesk({
    clock: { now: () => new Date(startAt + Date.now() - opened) },
    freeBytes: () => PLENTY,
    reserveBytes: 0,
    dataDirectory: data,
    assetsDirectory: PATHS.assets,
    pdfWorkerUrl: PDF_WORKER_URL,
    host: createBrowserHost(join(data, 'paper'), () => window),
    passwordCost: CHEAP_COST,
  })
  if (training === undefined) throw new Error('another desk is open in this folder')
  const windowProfile = join(data, 'window')
  const shown = plant === 'stale-window' ? forgetful(desk) : desk
  const open = () => openWindow(shown, windowProfile)
  let window: BrowserWindow | undefined
  try {
    await goOffline(training.controlUrl)
    await ask(desk, 'office.setUp', { office: OFFICE, operator: OPERATOR, password: PASSWORD })
    const count = Math.min(run.after, MOST_FILINGS)
    const half = Math.ceil(count / 2)
    window = await open()
    await fileFrom(window, { desk, checker, from: 0, to: half })
    const old = join(data, 'old-copy')
    if (run.fault === 'copy-rolled-back') {
      await countStaleRows(window.page, desk)
      await window.close()
      cpSync(copyFolder(windowProfile), old, { recursive: true })
      window = await open()
    }
    // The last one is under way when the fault comes.
    const last = fileFrom(window, { desk, checker, from: half, to: count }).catch(() => undefined)
    if (run.fault !== 'kill-page' && run.fault !== 'kill-browser') await last
    await strike(run, windowProfile, old)
    await last
    await window.close().catch(() => undefined)
    window = await open()
    const stale = await countStaleRows(window.page, desk)
    return stale === 0 ? '' : `${stale} rows of the window are not the vault's`
  } finally {
    checker.tell({ kind: 'cut' })
    await window?.close().catch(() => undefined)
    await desk.stop()
  }
}

function openWindow(desk: Pick<Desk, 'call' | 'onEvent'>, profileDirectory: string) {
  return openBrowserWindow({
    desk,
    rendererDirectory: PATHS.renderer,
    profileDirectory,
    executablePath: ensureChromium(),
    headless: true,
  })
}

async function goOffline(controlUrl: string): Promise<void> {
  await fetch(`${controlUrl}/training/fault`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ fault: 'offline' }),
  })
}

interface Filings {
  readonly desk: Pick<Desk, 'call'>
  readonly checker: Checker
  readonly from: number
  readonly to: number
}

/** Hands filings in from within the page; what the page was answered for is acknowledged. */
async function fileFrom(
  { page }: BrowserWindow,
  { desk, checker, from, to }: Filings,
): Promise<void> {
  for (let index = from; index < to; index += 1) {
    const submission = { id: randomUUID(), entry: numberedEntry(index * APART) }
    const answer = await page.evaluate(async (input) => {
      const { desk: bridge } = window as unknown as {
        readonly desk: { call(method: string, input: object): Promise<Result<unknown>> }
      }
      return bridge.call('filing.submit', input)
    }, submission)
    if (!answer.ok) throw new Error(`a filing of the rig was refused: ${answer.error.message}`)
    const rows = await ask(desk, 'copy.rows', { afterSeq: 0, limit: 500 })
    const row = rows.find(({ filing }) => filing.id === submission.id)
    if (row === undefined) throw new Error('an acknowledged filing is not in the vault')
    const filing = { filingId: submission.id, seq: row.seq, entryId: '', pages: [] }
    checker.tell({ kind: 'accepted', filing })
  }
}

async function strike(run: WindowRun['run'], windowProfile: string, old: string): Promise<void> {
  if (run.fault === 'kill-page') return killPages(windowProfile)
  await killBrowser(windowProfile)
  const folder = copyFolder(windowProfile)
  if (run.fault === 'copy-damaged' && existsSync(folder)) {
    for (const name of readdirSync(folder)) spoil(join(folder, name), run)
  }
  if (run.fault === 'copy-rolled-back') {
    rmSync(folder, { recursive: true, force: true })
    cpSync(old, folder, { recursive: true })
  }
}

/** A desk that keeps every filing with an even number from the window: the planted bug. */
function forgetful(desk: Desk): Pick<Desk, 'call' | 'onEvent'> {
  return {
    onEvent: desk.onEvent,
    async call(method, input) {
      const answer = await desk.call(method, input)
      if (method !== 'copy.rows' || !answer.ok) return answer
      const rows = z.array(CopyRow).parse(answer.value)
      return {
        ...answer,
        value: rows.filter(({ filing }) => Number(filing.acceptanceNumber.at(-1)) % 2 === 1),
      }
    },
  }
}
