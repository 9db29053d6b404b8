import { type BrowserContext, chromium, type Page, type Route } from '@playwright/test'
import { CONTENT_SECURITY_POLICY } from '#electron/content-security-policy.ts'
import type { Desk } from '#electron/desk.ts'
import { listRendererFiles, type RendererFile } from '#electron/renderer-files.ts'
import { WINDOW_JS_FLAGS } from '#electron/window-flags.ts'

/** The window's one origin: fixed for ever, because the browser keeps its stores by origin. */
const ORIGIN = 'https://app.invalid'

/** What a Chromium window of the desk needs. */
export interface BrowserWindowOptions {
  readonly desk: Pick<Desk, 'call' | 'onEvent'>
  /** The bundled window, `dist/renderer`. */
  readonly rendererDirectory: string
  /** Chromium's own profile folder, under the desk's. */
  readonly profileDirectory: string
  readonly executablePath: string
  readonly headless: boolean
  /** A film (MJPEG) that a made-up camera shows; without it the cameras of this machine are used. */
  readonly cameraFilm?: string
}

/** A Chromium window that shows the desk. */
export interface BrowserWindow {
  readonly page: Page
  /** Settles when the clerk closes the window. */
  readonly closed: Promise<void>
  /** Throws away every database Chromium keeps for our origin, and what is open of them. */
  clearStorage(): Promise<void>
  close(): Promise<void>
}

/**
 * Opens the renderer in Chromium against a desk in this process. There is no listener and no port:
 * pages come from a route, calls go through a binding that answers our own main frame only.
 */
export async function openBrowserWindow(options: BrowserWindowOptions): Promise<BrowserWindow> {
  const context = await chromium.launchPersistentContext(options.profileDirectory, {
    executablePath: options.executablePath,
    headless: options.headless,
    viewport: options.headless ? { width: 1366, height: 650 } : null,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    serviceWorkers: 'block',
    acceptDownloads: false,
    permissions: ['camera'],
    args: [...browserArguments(options.headless), ...cameraArguments(options.cameraFilm)],
  })
  const files = listRendererFiles(options.rendererDirectory)
  await context.route('**/*', (route) => answer(route, files))
  await bindDesk(context, options.desk)
  const page = context.pages()[0] ?? (await context.newPage())
  context.on('page', (extra) => void extra.close())
  const unsubscribe = options.desk.onEvent((event, body) => deliver(page, event, body))
  const closed = new Promise<void>((resolve) => {
    context.once('close', () => resolve())
    page.once('close', () => void context.close().catch(() => undefined))
  }).finally(unsubscribe)
  await page.goto(`${ORIGIN}/index.html`)
  return { page, closed, clearStorage: () => clearStorage(page), close: () => context.close() }
}

function browserArguments(headless: boolean): string[] {
  return [
    '--no-first-run',
    `--js-flags=${WINDOW_JS_FLAGS}`,
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--disable-quic',
    '--disable-features=Translate',
    '--test-type',
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ...(headless ? [] : [`--app=${ORIGIN}/index.html`, '--window-size=1366,720']),
  ]
}

function cameraArguments(film: string | undefined): string[] {
  if (film === undefined) return []
  return [
    '--use-fake-device-for-media-stream',
    '--use-fake-ui-for-media-stream',
    `--use-file-for-fake-video-capture=${film}`,
  ]
}

async function answer(route: Route, files: ReadonlyMap<string, RendererFile>): Promise<void> {
  const url = new URL(route.request().url())
  const file = url.origin === ORIGIN ? files.get(url.pathname) : undefined
  if (file === undefined || route.request().method() !== 'GET') return route.abort()
  await route.fulfill({
    status: 200,
    contentType: file.contentType,
    headers: {
      'content-security-policy': CONTENT_SECURITY_POLICY,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
    },
    body: file.read(),
  })
}

async function clearStorage(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page)
  await session.send('Storage.clearDataForOrigin', { origin: ORIGIN, storageTypes: 'indexeddb' })
  await session.detach()
}

async function bindDesk(context: BrowserContext, desk: Pick<Desk, 'call'>): Promise<void> {
  await context.exposeBinding('deskCall', ({ frame, page }, method: string, input: unknown) => {
    const isOurs = frame === page.mainFrame() && new URL(frame.url()).origin === ORIGIN
    if (!isOurs) throw new Error('a foreign frame called the desk')
    return desk.call(method, input)
  })
  await context.addInitScript(installBridge)
}

function deliver(page: Page, event: string, body: unknown): void {
  if (page.isClosed()) return
  page
    .evaluate(
      ([name, value]) => window.dispatchEvent(new CustomEvent('desk', { detail: { name, value } })),
      [event, body] as const,
    )
    // The page was just closed or is being reloaded: it will ask for the state itself.
    .catch(() => undefined)
}

/** Runs in the page before any of its scripts: gives it the bridge of `shared/bridge.ts`. */
function installBridge(): void {
  const scope = window as unknown as Record<string, unknown>
  const call = scope.deskCall
  scope.desk = {
    call,
    on(listener: (event: string, body: unknown) => void) {
      const relay = (event: Event) => {
        const { name, value } = (event as CustomEvent<{ name: string; value: unknown }>).detail
        listener(name, value)
      }
      window.addEventListener('desk', relay)
      return () => window.removeEventListener('desk', relay)
    },
  }
}
