import { createHmac } from 'node:crypto'
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import type { RecoveryWay } from '#shared/backup/recovery.ts'
import { canonicalJson } from './canonical-json.ts'
import type { VaultKeys } from './key-hierarchy.ts'

/** One thing done to, or with, a vault that did not open. */
export interface RecoveryNote {
  readonly at: string
  /** The operator's number. */
  readonly by: string
  /** The way that was taken, or what was printed from a vault open to be read. */
  readonly action: RecoveryWay | 'printed' | 'saved'
  /** What was wrong, or the id of the filing. */
  readonly object: string
}

const Line = z.object({ mac: z.string() })

/**
 * Writes down, outside the vault, what its own audit chain cannot take while it is only read. Each line
 * carries the HMAC of itself and of the line before.
 */
export function noteRecovery(
  profileDirectory: string,
  { audit }: Pick<VaultKeys, 'audit'>,
  note: RecoveryNote,
): void {
  const path = recoveryLogPath(profileDirectory)
  const before = existsSync(path) ? lastMac(readFileSync(path, 'utf8')) : ''
  const mac = createHmac('sha256', audit)
    .update(canonicalJson({ ...note, before }))
    .digest('hex')
  const handle = openSync(path, 'a', 0o600)
  try {
    writeSync(handle, `${JSON.stringify({ ...note, mac })}\n`)
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

/** Where the way out of every recovery is written down. */
export function recoveryLogPath(profileDirectory: string): string {
  return join(profileDirectory, 'recovery-log.jsonl')
}

function lastMac(text: string): string {
  const last = text.trimEnd().split('\n').at(-1) ?? ''
  // A line torn by a power cut breaks the chain where it was torn, and only there.
  const read = Line.safeParse(parseLine(last))
  return read.data?.mac ?? ''
}

function parseLine(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}
