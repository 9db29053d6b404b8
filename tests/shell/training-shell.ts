import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { createBrowserHost } from '#build/browser-shell/browser-host.ts'
import { openBrowserWindow } from '#build/browser-shell/browser-window.ts'
import { PATHS, PDF_WORKER_URL } from '#build/paths.ts'
import { ensureChromium } from '#build/system-packages.ts'
import type { Clock } from '#electron/clock.ts'
import type { Desk } from '#electron/desk.ts'
import type { DeskSetting } from '#electron/desk-setting.ts'
import type { TrainingSubsystem } from '#electron/training/training-subsystem.ts'
import { startTrainingDesk } from '#electron/training-desk.ts'
import { startTwoDesks, type TwoDesks } from '#electron/two-desks.ts'

/** A whole application under test: real window, real desk, one folder. */
export interface Shell {
  readonly page: Page
  readonly desk: Desk
  readonly dataDirectory: string
  /** Ends window and desk, once; the folder stays. */
  stop(): Promise<void>
}

/** The same in 训练模式, with its real subsystem. */
export interface TrainingShell extends Shell {
  readonly training: TrainingSubsystem | undefined
}

/** Free bytes nobody has to think about. */
const PLENTY = 64 * 1024 ** 3

/** Argon2id as cheap as it goes: tests open many vaults and none of them is worth breaking. */
const CHEAP_COST = { memoryKiB: 64, iterations: 1, parallelism: 1 }

/** A folder for one test's data; `clear` removes it. */
export function makeDataDirectory(): { readonly path: string; clear(): void } {
  const path = mkdtempSync(join(tmpdir(), 'filing-desk-test-'))
  return { path, clear: () => rmSync(path, { recursive: true, force: true }) }
}

/** Opens a desk in 训练模式; `clock` is the desk's, `cameraFilm` what its made-up camera shows. */
export async function openShell(
  dataDirectory: string,
  clock?: Clock,
  cameraFilm?: string,
): Promise<TrainingShell> {
  let training: TrainingSubsystem | undefined
  const shell = await openWindow(dataDirectory, cameraFilm, async (setting) => {
    const started = await startTrainingDesk({ ...setting, ...(clock && { clock }) })
    training = started.training
    return { desk: started.desk, isFirst: training !== undefined }
  })
  return { ...shell, training }
}

/** Opens the application, as `npm start` does, but headless: the desk of either mode. */
export function openTwoDesks(dataDirectory: string): Promise<Shell> {
  return openWindow(dataDirectory, undefined, startTwoDesks)
}

async function openWindow(
  dataDirectory: string,
  cameraFilm: string | undefined,
  start: (setting: DeskSetting) => Promise<TwoDesks>,
): Promise<Shell> {
  const { desk, isFirst } = await start({
    // The machine that tests may be nearly full.
    freeBytes: () => PLENTY,
    reserveBytes: 0,
    dataDirectory,
    assetsDirectory: PATHS.assets,
    pdfWorkerUrl: PDF_WORKER_URL,
    host: createBrowserHost(join(dataDirectory, 'paper'), () => window),
    passwordCost: CHEAP_COST,
  })
  const window = await openBrowserWindow({
    desk,
    rendererDirectory: PATHS.renderer,
    profileDirectory: join(dataDirectory, isFirst ? 'window' : 'second-window'),
    executablePath: ensureChromium(),
    headless: true,
    ...(cameraFilm !== undefined && { cameraFilm }),
  })
  // As long as somebody listens Chromium hands its file dialog over; switched on for each dialog it comes too late.
  window.page.on('filechooser', () => undefined)
  let isStopped = false
  return {
    page: window.page,
    desk,
    dataDirectory,
    stop: async () => {
      if (isStopped) return
      isStopped = true
      await window.close()
      await desk.stop()
    },
  }
}
