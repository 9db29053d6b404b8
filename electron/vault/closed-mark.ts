import { existsSync, rmSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import * as z from 'zod'
import { replaceFile } from './durable-file.ts'
import { readJsonFile } from './json-file.ts'

/** How a database file was left: its bytes, and when they were last changed, in epoch milliseconds. */
const ClosedMark = z.strictObject({ size: z.int(), changedAt: z.int() })
type ClosedMark = z.infer<typeof ClosedMark>

/** Notes how a database that was sound has been closed; to be called once it is. */
export function noteClosed(database: string): void {
  replaceFile(markPath(database), JSON.stringify(markOf(database)))
}

/**
 * Whether a database file is the very one that was closed, and no log beside it tells of another end. Then
 * opening it need not read all of it: what a disk loses in time the scrub finds, and each page when it is read.
 */
export function isAsClosed(database: string): boolean {
  const path = markPath(database)
  if (existsSync(`${database}-wal`) || !existsSync(path)) return false
  const left = ClosedMark.safeParse(readJsonFile(path)).data
  const now = markOf(database)
  return left?.size === now.size && left.changedAt === now.changedAt
}

/** The next opening reads all of it. */
export function forgetClosed(database: string): void {
  rmSync(markPath(database), { force: true })
}

function markOf(database: string): ClosedMark {
  const { size, mtimeMs } = statSync(database)
  return { size, changedAt: Math.trunc(mtimeMs) }
}

function markPath(database: string): string {
  return join(dirname(database), 'closed.json')
}
