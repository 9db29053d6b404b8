import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, it } from 'vitest'
import { PATHS } from '#build/paths.ts'
import { SAMPLE_ENTRIES, sampleInput } from '#electron/paper/form-samples.test-helper.ts'
import { startPdfRenderer } from '#electron/paper/pdf-renderer.ts'
import { formLayout } from '#shared/forms/form-layout.ts'

const isBundled = existsSync(join(PATHS.electron, 'pdf-worker.mjs'))
if (!isBundled)
  process.stderr.write('skipped: the bundles are made by npm run check, not yet here\n')

describe.skipIf(!isBundled)('the bundled application', () => {
  it('draws a form with its own PDF worker', async () => {
    const pdf = startPdfRenderer({
      workerUrl: pathToFileURL(join(PATHS.electron, 'pdf-worker.mjs')),
      fontsDirectory: join(PATHS.assets, 'fonts'),
    })
    const layout = formLayout('filing-form', sampleInput(SAMPLE_ENTRIES.referred))
    const rendered = layout.ok ? await pdf.render(layout.value) : layout
    await pdf.stop()
    expect(rendered).toMatchObject({ ok: true, value: { pages: 1 } })
  })

  it('loads Electron in main and preload alone', () => {
    const users = readdirSync(PATHS.electron)
      .filter((name) => /\bfrom ["']electron["']|require\(["']electron["']\)/.test(read(name)))
      .toSorted()
    expect(users).toEqual(['main.mjs', 'preload.cjs'])
  })

  it('has a preload that a sandbox can load: one file, nothing of Node', () => {
    const required = [...read('preload.cjs').matchAll(/require\(["']([^"']+)["']\)/g)]
    expect(required.map(([, name]) => name)).toEqual(['electron'])
  })
})

function read(name: string): string {
  return readFileSync(join(PATHS.electron, name), 'utf8')
}
