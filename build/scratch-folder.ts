import { existsSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Linux keeps this folder in memory, where making a save durable costs nothing. */
const IN_MEMORY = '/dev/shm'

/** A new folder for what is gone afterwards and tests no disk: in memory where the machine has such a place. */
export function makeScratchFolder(name: string): string {
  return mkdtempSync(join(existsSync(IN_MEMORY) ? IN_MEMORY : tmpdir(), `filing-desk-${name}-`))
}
