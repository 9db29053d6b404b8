import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { startTwoDesks } from '#electron/two-desks.ts'
import { createBrowserHost } from './browser-shell/browser-host.ts'
import { openBrowserWindow } from './browser-shell/browser-window.ts'
import { bundleElectron } from './bundle-electron.ts'
import { bundleRenderer } from './bundle-renderer.ts'
import { main as demo } from './demo/demo.ts'
import { findElectron } from './find-electron.ts'
import { PATHS, PDF_WORKER_URL, ROOT, userDataDirectory } from './paths.ts'
import { ensureChromium } from './system-packages.ts'

/** An Electron that ends within this time did not come up. */
const ELECTRON_GRACE_MS = 5_000

/** `npm start`: the application, in Electron where its binary is, else in Chromium. */
export async function main(): Promise<number> {
  if (!hasDisplay()) {
    say('本机没有显示器（DISPLAY、WAYLAND_DISPLAY 均未设置），改为无人值守演示')
    say(
      'No display (neither DISPLAY nor WAYLAND_DISPLAY is set): running the demo with the samples instead.',
    )
    return demo([])
  }
  await bundleRenderer()
  const electron = findElectron()
  if (electron === undefined)
    say(
      '未找到 Electron 程序，用 Chromium 打开（npm run electron:get 可下载） | no Electron binary: using Chromium',
    )
  else if (await runElectron(electron)) return 0
  else say('Electron 未能启动，改用 Chromium 打开 | Electron did not come up: using Chromium')
  return runBrowser()
}

function hasDisplay(): boolean {
  const isUnix = process.platform !== 'win32' && process.platform !== 'darwin'
  return !isUnix || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)
}

async function runElectron(binary: string): Promise<boolean> {
  await bundleElectron()
  const started = Date.now()
  const child = spawn(binary, [ROOT], { stdio: 'inherit' })
  const code = await new Promise<number | null>((resolve) => {
    child.once('error', () => resolve(1))
    child.once('exit', resolve)
  })
  return code === 0 || Date.now() - started > ELECTRON_GRACE_MS
}

async function runBrowser(): Promise<number> {
  const dataDirectory = userDataDirectory()
  const { desk, isFirst } = await startTwoDesks({
    dataDirectory,
    assetsDirectory: PATHS.assets,
    pdfWorkerUrl: PDF_WORKER_URL,
    host: createBrowserHost(join(dataDirectory, '单据'), () => window),
  })
  if (!isFirst) say('本机已经打开了一个备案柜台 | the Filing Desk is already open on this machine')
  const window = await openBrowserWindow({
    desk,
    rendererDirectory: PATHS.renderer,
    // A second window only says that there is a first one; the first one's browser keeps its folder.
    profileDirectory: isFirst ? join(dataDirectory, 'window') : '',
    executablePath: ensureChromium(),
    headless: false,
  })
  await window.closed
  await desk.stop()
  return 0
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}
