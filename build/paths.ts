import { homedir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The project's own folder. */
export const ROOT = fileURLToPath(new URL('..', import.meta.url))

/** What scripts need to know of the tree. */
export const PATHS = {
  assets: join(ROOT, 'assets'),
  renderer: join(ROOT, 'dist', 'renderer'),
  electron: join(ROOT, 'dist', 'electron'),
  samples: join(ROOT, 'build', 'demo', 'samples'),
} as const

/** The PDF worker as source: Node runs it directly. */
export const PDF_WORKER_URL = new URL('../electron/paper/pdf-worker.ts', import.meta.url)

/** Where this user's data lives when the shell is a browser. */
export function userDataDirectory(): string {
  const base =
    process.env.FILING_DESK_DATA ??
    process.env.APPDATA ??
    process.env.XDG_DATA_HOME ??
    join(homedir(), '.local', 'share')
  return join(base, 'filing-desk')
}
