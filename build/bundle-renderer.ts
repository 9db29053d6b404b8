import { existsSync, readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'vite'
import { PATHS, ROOT } from './paths.ts'

const SOURCES = [
  'renderer',
  'shared',
  'assets/fonts',
  'build/vite.renderer.config.ts',
  'package.json',
]

/** Bundles the window into `dist/renderer` unless the bundle is newer than its sources. */
export async function bundleRenderer(): Promise<void> {
  const bundled = join(PATHS.renderer, 'index.html')
  if (existsSync(bundled) && statSync(bundled).mtimeMs > newest(SOURCES)) return
  process.stdout.write('正在打包界面 | bundling the window …\n')
  try {
    await build({ configFile: join(ROOT, 'build', 'vite.renderer.config.ts'), logLevel: 'warn' })
  } catch (fault) {
    // What a failed build has written must not pass for a bundle the next time.
    rmSync(bundled, { force: true })
    throw fault
  }
}

function newest(sources: readonly string[]): number {
  const times = sources.flatMap((source) => {
    const path = join(ROOT, source)
    if (!statSync(path).isDirectory()) return [statSync(path).mtimeMs]
    return readdirSync(path, { recursive: true, encoding: 'utf8' }).map(
      (entry) => statSync(join(path, entry)).mtimeMs,
    )
  })
  return Math.max(...times)
}
