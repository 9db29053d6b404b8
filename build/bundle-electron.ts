import { join } from 'node:path'
import { build } from 'vite'
import { PATHS, ROOT } from './paths.ts'

/**
 * Bundles the Electron side into `dist/electron`: main, the desk's process and its workers as
 * modules with their packages beside them, the sandboxed preload as one CommonJS file.
 */
export async function bundleElectron(): Promise<void> {
  await bundle({
    format: 'es',
    extension: 'mjs',
    input: {
      main: 'electron/main.ts',
      'desk-process': 'electron/desk-process.ts',
      'pdf-worker': 'electron/paper/pdf-worker.ts',
      'workbook-worker': 'electron/books/workbook-worker.ts',
    },
  })
  await bundle({ format: 'cjs', extension: 'cjs', input: { preload: 'electron/preload.ts' } })
}

interface Bundle {
  readonly format: 'es' | 'cjs'
  readonly extension: string
  readonly input: Readonly<Record<string, string>>
}

async function bundle({ format, extension, input }: Bundle): Promise<void> {
  const entries = Object.entries(input).map(([name, path]) => [name, join(ROOT, path)])
  await build({
    configFile: false,
    root: ROOT,
    logLevel: 'warn',
    ssr: { target: 'node' },
    build: {
      ssr: true,
      outDir: PATHS.electron,
      emptyOutDir: format === 'es',
      target: 'node24',
      rollupOptions: {
        input: Object.fromEntries(entries),
        external: ['electron'],
        output: {
          format,
          entryFileNames: `[name].${extension}`,
          chunkFileNames: `[name]-[hash].${extension}`,
        },
      },
    },
  })
}
