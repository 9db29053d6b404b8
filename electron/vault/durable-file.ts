import { closeSync, constants, fsyncSync, openSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

const OWNER_ONLY = 0o600

/** Replaces a file as a whole: after a crash it is the old one or the new one, never a mixture. */
export function replaceFile(path: string, content: string | Uint8Array): void {
  const fresh = `${path}.new`
  writeThrough(fresh, content, constants.O_CREAT | constants.O_TRUNC | constants.O_WRONLY)
  renameSync(fresh, path)
  syncDirectory(dirname(path))
}

/**
 * Writes over a file in place, so that a full disk cannot refuse it. A crash may tear it: the caller
 * keeps a second copy and a MAC.
 */
export function overwriteFile(path: string, content: string): void {
  writeThrough(path, content, constants.O_CREAT | constants.O_WRONLY)
}

/** Makes the content of a finished file durable. */
export function syncFile(path: string): void {
  const handle = openSync(path, 'r+')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

/** Makes names created or renamed in a folder durable; Windows does that by itself. */
export function syncDirectory(directory: string): void {
  if (process.platform === 'win32') return
  const handle = openSync(directory, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

function writeThrough(path: string, content: string | Uint8Array, flags: number): void {
  const handle = openSync(path, flags, OWNER_ONLY)
  try {
    writeFileSync(handle, content)
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
