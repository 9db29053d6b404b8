import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { bundleRenderer } from '#build/bundle-renderer.ts'
import { PATHS } from '#build/paths.ts'
import { report } from './figure.ts'

/** Size of the scripts the window loads before it shows anything, gzipped. */
export async function benchBundle(): Promise<void> {
  await bundleRenderer()
  const html = readFileSync(join(PATHS.renderer, 'index.html'), 'utf8')
  const scripts = [...html.matchAll(/(?:src|href)="([^"]+\.js)"/g)].map(([, path]) => path ?? '')
  const bytes = scripts.map((path) => gzipSync(readFileSync(join(PATHS.renderer, path))).length)
  report({
    name: 'initial script, gzip',
    value: bytes.reduce((sum, size) => sum + size, 0) / 1_000,
    unit: 'KB',
    budget: 700,
    n: scripts.length,
  })
}
