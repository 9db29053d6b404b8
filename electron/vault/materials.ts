import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { existsSync, readdirSync, rmSync, statSync, utimesSync } from 'node:fs'
import { basename, join } from 'node:path'
import { ok, type Result, refuse } from '#shared/result.ts'
import { readSalt, readSealedFile, type WriteBytes, writeSealedFile } from './sealed-file.ts'
import type { Vault } from './vault.ts'

/** The folder of the sealed pictures within a vault's folder. */
export const MATERIALS_FOLDER = 'materials'

/** How long a file without a row stays: its row may be about to be written. */
const ORPHAN_MS = 24 * 3_600_000
/** Contents looked up in one slice of a sweep. */
const CONTENTS = 100

/** A vault as far as its sealed files go. */
export type MaterialVault = Pick<Vault, 'directory' | 'db' | 'keys'>

/** SHA-256 of a content, lower-case hex. */
export function contentHash(content: Uint8Array): string {
  return createHash('sha256').update(content).digest('hex')
}

/**
 * Keeps a content sealed under its own hash and returns the hash; what is there already stays, and is young
 * again: a sweep under way does not take it. Durable on return, so that a row may refer to it.
 */
export function keepContent(vault: MaterialVault, content: Uint8Array, write?: WriteBytes): string {
  const sha256 = contentHash(content)
  const path = contentPath(vault, sha256)
  const seal = { key: vault.keys.files, salt: addressOf(vault, sha256) }
  if (existsSync(path)) utimesSync(path, new Date(), new Date())
  else writeSealedFile(path, [content], { seal, ...(write && { write }) })
  return sha256
}

/** The content of a hash, checked against it. */
export function readContent(vault: MaterialVault, sha256: string): Result<Uint8Array> {
  const content = openContent(vault, sha256)
  return content !== undefined && contentHash(content) === sha256
    ? // A plain array of bytes: a Buffer turns into something else on its way to the window.
      ok(new Uint8Array(content))
    : refuse('page-damaged', '这一页的图像文件读不出来或已损坏，请从备份恢复；其他内容不受影响')
}

/** Deletes the contents that no row refers to any more. */
export function dropUnused(vault: MaterialVault, hashes: readonly string[]): void {
  for (const sha256 of hashes) {
    if (!isReferred(vault, sha256)) rmSync(contentPath(vault, sha256), { force: true })
  }
}

/**
 * Deletes files a crash left behind without a row, once they are a day old; returns how many. A slice of some
 * milliseconds at each step, because an office may have a million files.
 */
export function* sweepOrphans(vault: MaterialVault, now: Date): Generator<undefined, number> {
  const folder = join(vault.directory, MATERIALS_FOLDER)
  if (!existsSync(folder)) return 0
  const known = yield* knownNames(vault)
  const isOrphan = (path: string) => {
    if (known.has(basename(path))) return false
    const found = statSync(path)
    return found.isFile() && now.getTime() - found.mtimeMs >= ORPHAN_MS
  }
  let swept = 0
  for (const part of readdirSync(folder, { withFileTypes: true })) {
    const inside = join(folder, part.name)
    // Other programs leave files beside the folders.
    const names = part.isDirectory() ? readdirSync(inside) : ['']
    for (const path of names.map((name) => join(inside, name)).filter(isOrphan)) {
      rmSync(path, { force: true })
      swept += 1
    }
    yield
  }
  return swept
}

/** Where the sealed content of a hash lies; the name tells nobody without the key what it is. */
export function contentPath(vault: Pick<Vault, 'directory' | 'keys'>, sha256: string): string {
  const address = addressOf(vault, sha256).toString('hex')
  return join(vault.directory, MATERIALS_FOLDER, address.slice(0, 2), address)
}

/** Whether a sealed file in a folder opens and is the one its name says. */
export function isSealedFileGood(
  { keys }: Pick<Vault, 'keys'>,
  folder: string,
  path: string,
): boolean {
  const file = join(folder, path)
  try {
    if (readSalt(file).toString('hex') !== basename(path)) return false
    // Each chunk is opened; nothing of it is kept.
    for (const _ of readSealedFile(file, keys.files));
    return true
  } catch {
    // Gone, cut, or changed: for the clerk it is the same.
    return false
  }
}

function addressOf({ keys }: Pick<Vault, 'keys'>, sha256: string): Buffer {
  return createHmac('sha256', keys.files).update(sha256).digest()
}

function openContent(vault: MaterialVault, sha256: string): Buffer | undefined {
  const path = contentPath(vault, sha256)
  try {
    if (!timingSafeEqual(readSalt(path), addressOf(vault, sha256))) return undefined
    return Buffer.concat([...readSealedFile(path, vault.keys.files)])
  } catch {
    // Gone, cut, or changed: for the clerk it is the same.
    return undefined
  }
}

function isReferred({ db }: MaterialVault, sha256: string): boolean {
  return (
    db
      .prepare(
        `SELECT 1 FROM draft_pages WHERE :sha256 IN (sha256, thumbnail)
         UNION ALL SELECT 1 FROM pages WHERE is_here = 1 AND (sha256 = :sha256 OR thumbnail = :sha256)
         LIMIT 1`,
      )
      .get({ sha256 }) !== undefined
  )
}

function* knownNames(vault: MaterialVault): Generator<undefined, ReadonlySet<string>> {
  const names = new Set<string>()
  for (let hash = nextContent(vault, ''); hash !== undefined; hash = nextContent(vault, hash)) {
    names.add(basename(contentPath(vault, hash)))
    if (names.size % CONTENTS === 0) yield
  }
  return names
}

/** The first content in the order of the hashes after one; undefined after the last. */
export function nextContent({ db }: MaterialVault, after: string): string | undefined {
  const next = db
    .prepare<[{ after: string }], string | null>(
      `SELECT min(hash) FROM (
         SELECT min(sha256) AS hash FROM draft_pages WHERE sha256 > :after
         UNION ALL SELECT min(thumbnail) FROM draft_pages WHERE thumbnail > :after
         UNION ALL SELECT min(sha256) FROM pages WHERE is_here = 1 AND sha256 > :after
         UNION ALL SELECT min(thumbnail) FROM pages WHERE is_here = 1 AND thumbnail > :after
       )`,
    )
    .pluck()
    .get({ after })
  return next ?? undefined
}
