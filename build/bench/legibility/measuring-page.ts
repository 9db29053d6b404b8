import { join } from 'node:path'
import { chromium, type Page } from '@playwright/test'
import { build } from 'vite'
import { ROOT } from '#build/paths.ts'
import { ensureChromium } from '#build/system-packages.ts'
import rendererConfig from '#build/vite.renderer.config.ts'
import { CONTENT_SECURITY_POLICY } from '#electron/content-security-policy.ts'
import { listRendererFiles } from '#electron/renderer-files.ts'

const ORIGIN = 'https://app.invalid'
const BUNDLE = join(ROOT, 'dist', 'bench-legibility')

/** Bundles the page that draws and measures, and opens it under the window's own content policy. */
export async function openMeasuringPage(): Promise<{ page: Page; close(): Promise<void> }> {
  await build({
    ...rendererConfig,
    configFile: false,
    plugins: [],
    logLevel: 'warn',
    root: join(ROOT, 'build', 'bench', 'legibility'),
    build: { ...rendererConfig.build, outDir: BUNDLE, emptyOutDir: true },
  })
  const files = listRendererFiles(BUNDLE)
  const browser = await chromium.launch({
    executablePath: ensureChromium(),
    args: [
      '--disable-background-networking',
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ],
  })
  const page = await browser.newPage()
  await page.route('**/*', async (route) => {
    const file = files.get(new URL(route.request().url()).pathname)
    if (file === undefined) return route.abort()
    await route.fulfill({
      contentType: file.contentType,
      headers: { 'content-security-policy': CONTENT_SECURITY_POLICY },
      body: file.read(),
    })
  })
  page.on(
    'console',
    (message) => message.type() === 'error' && process.stderr.write(message.text()),
  )
  await page.goto(`${ORIGIN}/index.html`)
  return { page, close: () => browser.close() }
}
