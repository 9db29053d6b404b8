import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { spaceWords } from '#shared/space.ts'

/** What a folder takes on the disk, in words: `1.2 GB`; blocks count, not bytes. */
export function folderSize(directory: string): string {
  const bytes = readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).blocks * BLOCK, 0)
  return spaceWords(bytes)
}

/** Bytes of a block as `stat` counts them. */
const BLOCK = 512
