import { readdirSync, readFileSync, statSync } from 'node:fs'
import { extname, join, relative } from 'node:path'

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.bcmap': 'application/octet-stream',
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.pfb': 'application/octet-stream',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
}

/** A file of the window's own bundle. */
export interface RendererFile {
  readonly contentType: string
  read(): Buffer
}

/**
 * The files a shell may serve, by URL path (`/index.html`): a closed list made once at start, so no
 * request ever becomes a path. Files of an unknown kind are left out.
 */
export function listRendererFiles(directory: string): ReadonlyMap<string, RendererFile> {
  const entries = readdirSync(directory, { recursive: true, encoding: 'utf8' })
  return new Map(
    entries.flatMap((entry) => {
      const path = join(directory, entry)
      const contentType = CONTENT_TYPES[extname(entry)]
      if (contentType === undefined || !statSync(path).isFile()) return []
      const url = `/${relative(directory, path).replaceAll('\\', '/')}`
      return [[url, { contentType, read: () => readFileSync(path) }] as const]
    }),
  )
}
