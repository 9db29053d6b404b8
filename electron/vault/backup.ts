import { createHash } from 'node:crypto'
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { ok, type Result, refuse } from '#shared/result.ts'
import { findAuditLink, lastSeq } from './audit.ts'
import {
  backupDatabase,
  backupFolder,
  listBackups,
  type Manifest,
  manifestPath,
  writeManifest,
} from './backup-manifest.ts'
import { canonicalJson } from './canonical-json.ts'
import { openReadOnly } from './database.ts'
import { syncDirectory, syncFile } from './durable-file.ts'
import { keptCounts } from './head.ts'
import { isSealedFileGood } from './materials.ts'
import { readSlots, slotPaths, writeSlots } from './slot-files.ts'
import { type Vault, vaultOf } from './vault.ts'

/** Folders of sealed files beside the database, which a backup takes along. */
export const SEALED_FOLDERS = ['materials'] as const

/** The newest backups are all kept, then the last of each day. */
const NEWEST_KEPT = 12
const DAYS_KEPT = 30

/**
 * Writes a whole backup into a chosen place and verifies it there. The database is copied by VACUUM INTO
 * under its own key; the manifest with the hash of every byte, under the backup key, is written last.
 */
export function backUp(vault: Vault, place: string): Result<Manifest> {
  const folder = backupFolder(place, vault.generation)
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    const database = copyDatabase(vault, folder)
    const files = SEALED_FOLDERS.flatMap((name) => copySealed(vault, folder, name))
    const slots = keepSlots(vault, folder)
    if (!slots.ok) return slots
    const seq = lastSeq(vault)
    const manifest: Manifest = {
      version: 1,
      generation: vault.generation,
      office: vault.office.name,
      seq,
      chainHash: findAuditLink(vault, seq)?.hash ?? vault.origin,
      counts: keptCounts(vault),
      madeAt: vault.clock.now().toISOString(),
      database,
      files,
    }
    if (!isWhole(vault, folder, manifest)) {
      rmSync(backupDatabase(folder, seq), { force: true })
      return refuse('backup-damaged', '备份写好后核对不上，没有采用；请检查该磁盘或换一个备份位置')
    }
    writeManifest(folder, manifest, vault.keys.backup)
    removeOld(folder)
    return ok(manifest)
  } catch (fault) {
    return refuseWriting(fault)
  }
}

/** Takes the slots along. Where the vault has lost its own, those of the last backup stay, and the data are safe. */
function keepSlots({ directory }: Vault, folder: string): Result<undefined> {
  const slots = readSlots(directory)
  if (slots.ok) writeSlots(folder, slots.value)
  return slots.ok || slotPaths(folder).some(existsSync) ? ok(undefined) : slots
}

function copyDatabase(vault: Vault, folder: string): Manifest['database'] {
  const path = backupDatabase(folder, lastSeq(vault))
  const fresh = `${path}.new`
  rmSync(fresh, { force: true })
  vault.db.prepare('VACUUM INTO ?').run(fresh)
  syncFile(fresh)
  renameSync(fresh, path)
  syncDirectory(folder)
  return describe(path)
}

function copySealed(vault: Vault, to: string, name: string): Manifest['files'] {
  const from = vault.directory
  const source = join(from, name)
  if (!existsSync(source)) return []
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' })
    .map((path) => join(name, path))
    .filter((path) => statSync(join(from, path)).isFile() && !path.endsWith('.new'))
  for (const path of files) {
    if (!isThere(vault, to, path)) copyThrough(join(from, path), join(to, path))
  }
  return files.map((path) => ({ path, size: statSync(join(to, path)).size }))
}

/**
 * Sealed files never change under their name: what is there in its size is there. Of two sizes one is damaged,
 * and it may be the one here.
 */
function isThere(vault: Vault, folder: string, path: string): boolean {
  const kept = join(folder, path)
  if (!existsSync(kept)) return false
  const isOfSize = statSync(kept).size === statSync(join(vault.directory, path)).size
  return isOfSize || isSealedFileGood(vault, folder, path)
}

/** Copies a file so that it is either there as a whole or not at all. */
export function copyThrough(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true, mode: 0o700 })
  copyFileSync(from, `${to}.new`)
  syncFile(`${to}.new`)
  renameSync(`${to}.new`, to)
  syncDirectory(dirname(to))
}

/** Size and SHA-256 of a file. */
export function describe(path: string): Manifest['database'] {
  const bytes = readFileSync(path)
  return { size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') }
}

/** Reads the written copy as a restore would: by key, page by page, up to its last link. */
function isWhole(vault: Vault, folder: string, manifest: Manifest): boolean {
  const path = backupDatabase(folder, manifest.seq)
  const opened = openReadOnly({ path, key: vault.keys.database }, (db) => {
    const copy = vaultOf(db, vault.keys, { ...vault, operatorNumber: vault.operator.number })
    return ok(
      lastSeq(copy) === manifest.seq &&
        findAuditLink(copy, manifest.seq)?.hash === manifest.chainHash &&
        canonicalJson(keptCounts(copy)) === canonicalJson(manifest.counts),
    )
  })
  return opened.ok && opened.value
}

/** Keeps the newest, and of older ones the last of each day. */
function removeOld(folder: string): void {
  const days = new Set<string>()
  listBackups(folder).forEach(({ manifest }, at) => {
    const day = manifest.madeAt.slice(0, 10)
    const isLastOfDay = !days.has(day)
    days.add(day)
    if (at < NEWEST_KEPT || (isLastOfDay && days.size <= DAYS_KEPT)) return
    rmSync(manifestPath(folder, manifest.seq), { force: true })
    rmSync(backupDatabase(folder, manifest.seq), { force: true })
  })
}

/** A failed writing of a backup in the clerk's words; what is none of the disk's is thrown on. */
export function refuseWriting(fault: unknown): Result<never> {
  const code = fault instanceof Error && 'code' in fault ? String(fault.code) : ''
  switch (code) {
    case 'ENOSPC':
    case 'SQLITE_FULL':
      return refuse('backup-full', '备份位置的磁盘满了，没有备份；请清理该磁盘或换一个备份位置')
    case 'ENOENT':
    case 'ENOTDIR':
    case 'ENODEV':
    case 'EIO':
    case 'SQLITE_CANTOPEN':
      return refuse(
        'backup-place-gone',
        '备份位置不见了（移动硬盘拔出或共享断开），没有备份；请接好后再试',
      )
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
    case 'SQLITE_READONLY':
      return refuse('backup-forbidden', '不能写入备份位置，没有备份；请换一个可以写入的文件夹')
    default:
      throw fault
  }
}
