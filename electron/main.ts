import { join } from 'node:path'
import { app, BrowserWindow, MessageChannelMain, protocol, session, utilityProcess } from 'electron'
import { assertNever } from '#shared/result.ts'
import { CONTENT_SECURITY_POLICY } from './content-security-policy.ts'
import { createElectronHost } from './electron-host.ts'
import { listRendererFiles } from './renderer-files.ts'
import type { DeskProcessOptions, HostAnswer, HostRequest } from './shell-protocol.ts'
import { WINDOW_JS_FLAGS } from './window-flags.ts'
import { WINDOW_ORIGIN } from './window-origin.ts'

const WINDOW_URL = `${WINDOW_ORIGIN}/index.html`
const here = import.meta.dirname

app.enableSandbox()
app.commandLine.appendSwitch('js-flags', WINDOW_JS_FLAGS)
// IndexedDB opens only for standard schemes; the origin must never change.
protocol.registerSchemesAsPrivileged([
  { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
])
app.on('window-all-closed', () => app.quit())
app.on('second-instance', () => BrowserWindow.getAllWindows()[0]?.focus())
app.on('web-contents-created', (_event, contents) => {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  // The window begins anew when the mode is switched, and goes nowhere else.
  contents.on('will-navigate', (event) => {
    if (event.url !== WINDOW_URL) event.preventDefault()
  })
  contents.on('will-attach-webview', (event) => event.preventDefault())
})
// No top-level await: Electron becomes ready only once this module has been loaded.
if (app.requestSingleInstanceLock()) void app.whenReady().then(start)
else app.quit()

function start(): void {
  serveRenderer()
  refusePermissions()
  openWindow(startDeskProcess())
}

function serveRenderer(): void {
  const files = listRendererFiles(join(here, '../renderer'))
  protocol.handle('app', (request) => {
    const url = new URL(request.url)
    const file = url.host === 'desk' ? files.get(url.pathname) : undefined
    if (file === undefined) return new Response(null, { status: 404 })
    return new Response(new Uint8Array(file.read()), {
      headers: {
        'content-type': file.contentType,
        'content-security-policy': CONTENT_SECURITY_POLICY,
        'x-content-type-options': 'nosniff',
      },
    })
  })
}

/** Everything but the picture of the document camera, for our own page; never sound. */
function refusePermissions(): void {
  session.defaultSession.setPermissionCheckHandler(
    (_contents, permission, origin, { mediaType }) =>
      permission === 'media' && mediaType !== 'audio' && WINDOW_URL.startsWith(origin),
  )
  session.defaultSession.setPermissionRequestHandler((contents, permission, answer, details) => {
    const kinds = 'mediaTypes' in details ? (details.mediaTypes ?? []) : []
    const isPicture = kinds.length > 0 && kinds.every((kind) => kind === 'video')
    answer(permission === 'media' && isPicture && contents.getURL() === WINDOW_URL)
  })
}

function startDeskProcess(): Electron.UtilityProcess {
  const host = createElectronHost()
  const options: DeskProcessOptions = {
    dataDirectory: app.getPath('userData'),
    assetsDirectory: join(app.getAppPath(), 'assets'),
  }
  const desk = utilityProcess.fork(join(here, 'desk-process.mjs'), [JSON.stringify(options)], {
    serviceName: 'filing-desk',
  })
  desk.on('message', (request: HostRequest) => {
    void answerHost(host, request)
      .catch((fault): HostAnswer => ({ id: request.id, ask: 'failed', words: String(fault) }))
      .then((answer) => desk.postMessage(answer))
  })
  desk.on('exit', () => app.quit())
  return desk
}

async function answerHost(
  host: ReturnType<typeof createElectronHost>,
  request: HostRequest,
): Promise<HostAnswer> {
  const { id, ask } = request
  switch (ask) {
    case 'device-secret':
      return { id, ask, secret: await host.deviceSecret() }
    case 'printers':
      return { id, ask, result: await host.listPrinters() }
    case 'job-state':
      return { id, ask, state: await host.jobState(request.job) }
    case 'cancel-job':
      await host.cancelJob(request.job)
      return { id, ask }
    case 'print':
      return { id, ask, result: await host.printPdf(request.pdf, request.job) }
    case 'save':
      return { id, ask, result: await host.saveFile(request.bytes, request.fileName) }
    case 'clear-window-storage':
      await host.clearWindowStorage()
      return { id, ask }
    default:
      return assertNever(ask)
  }
}

function openWindow(desk: Electron.UtilityProcess): void {
  const window = new BrowserWindow({
    width: 1366,
    height: 720,
    minWidth: 1180,
    minHeight: 600,
    backgroundColor: '#f5f7fa',
    webPreferences: {
      preload: join(here, 'preload.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      backgroundThrottling: false,
    },
  })
  window.removeMenu()
  // A port belongs to one page: a reloaded page gets a new one, and no other address ever does.
  window.webContents.on('did-finish-load', () => {
    if (window.webContents.getURL() !== WINDOW_URL) return
    const { port1, port2 } = new MessageChannelMain()
    desk.postMessage(null, [port1])
    window.webContents.postMessage('desk-port', null, [port2])
  })
  void window.loadURL(WINDOW_URL)
}
