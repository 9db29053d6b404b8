import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build, type Plugin } from 'vite'
import { ROOT } from '#build/paths.ts'

/** In the bundle every module still takes itself for the file it was. */
const ownPlaces: Plugin = {
  name: 'own-places',
  transform: (code, id) =>
    code
      .replaceAll('import.meta.url', JSON.stringify(pathToFileURL(id).href))
      .replaceAll('__dirname', JSON.stringify(dirname(id))),
}

/**
 * Bundles the desk under torture into `directory` and returns the file: thousands of them are
 * started, and one file is read twice as fast as two hundred.
 */
export async function bundleDesk(directory: string): Promise<string> {
  await build({
    configFile: false,
    root: ROOT,
    logLevel: 'warn',
    plugins: [ownPlaces],
    ssr: { target: 'node', noExternal: true },
    build: {
      ssr: 'build/torture/desk-under-torture.ts',
      outDir: directory,
      emptyOutDir: true,
      copyPublicDir: false,
      target: 'node24',
      rollupOptions: { output: { format: 'es', entryFileNames: 'desk.mjs' } },
    },
  })
  return join(directory, 'desk.mjs')
}
