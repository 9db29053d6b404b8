import { existsSync, readdirSync, rmSync, statfsSync, statSync } from 'node:fs'
import { basename, isAbsolute, join, relative } from 'node:path'
import * as z from 'zod'
import { type Result, refuse } from '#shared/result.ts'
import { spaceWords } from '#shared/space.ts'
import { archiveNames } from './due-pages.ts'
import { replaceFile } from './durable-file.ts'
import { readJsonFile } from './json-file.ts'
import type { Vault } from './vault.ts'

/** Ending of an archive file. */
const ENDING = '.fdarchive'

/** The folders that are remembered at most. */
const MOST_FOLDERS = 8

/** Left free beside what is written: an index, a file system's own needs. */
const MARGIN_BYTES = 16 * 1024 * 1024

const Folders = z.strictObject({ version: z.literal(1), folders: z.array(z.string()) })

/** An office's vault as far as the names of its archives go. */
type Named = Pick<Vault, 'office' | 'origin' | 'db'>

/** Where archives are made. */
interface ArchivePlace {
  readonly vault: Named
  readonly profileDirectory: string
  readonly folder: string
}

/**
 * The archive of a month under a name that no file there, in a remembered folder or on a tombstone has: what lies
 * in two folders may come to lie in one. It says office, desk and month: two desks of an office may share a
 * folder. No name tells of a person.
 */
export function freeArchivePath(place: ArchivePlace, month: string): string {
  const { vault, profileDirectory, folder } = place
  const given = archiveNames(vault)
  const folders = [folder, ...readArchiveFolders(profileDirectory)]
  for (let part = 1; ; part += 1) {
    const suffix = part === 1 ? '' : `-${part}`
    const name = `${prefixOf(vault)}${month}${suffix}${ENDING}`
    const isThere = folders.some((one) => existsSync(join(one, name)))
    if (!given.has(name) && !isThere) return join(folder, name)
  }
}

/** Throws away what a crash has left half written: only this desk writes under these names. */
export function clearUnfinished(folder: string, vault: Named): void {
  const unfinished = readdirSync(folder).filter(
    (name) => name.startsWith(prefixOf(vault)) && name.endsWith(`${ENDING}.new`),
  )
  for (const name of unfinished) rmSync(join(folder, name), { force: true })
}

/** The archive files of a folder, by name; none where it cannot be read. */
export function listArchives(folder: string): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((name) => name.endsWith(ENDING))
    .toSorted()
    .map((name) => join(folder, name))
}

/** Where archives were written to or found, newest first. Of this machine, so beside the vault. */
export function readArchiveFolders(profileDirectory: string): readonly string[] {
  const path = foldersPath(profileDirectory)
  const read = existsSync(path) ? Folders.safeParse(readJsonFile(path)) : undefined
  return read?.data?.folders ?? []
}

/** Remembers a folder as the newest. */
export function rememberArchiveFolder(profileDirectory: string, folder: string): void {
  const others = readArchiveFolders(profileDirectory).filter((other) => other !== folder)
  const folders = [folder, ...others].slice(0, MOST_FOLDERS)
  replaceFile(foldersPath(profileDirectory), JSON.stringify({ version: 1, folders }))
}

/** The files of that name in the remembered folders, those of the newest folder first. */
export function archiveFilesOf(profileDirectory: string, name: string): string[] {
  return readArchiveFolders(profileDirectory)
    .map((folder) => join(folder, basename(name)))
    .filter((path) => existsSync(path))
}

/** Why a folder cannot take archives; undefined where it can. */
export function findArchiveFolderFault(
  profileDirectory: string,
  folder: string,
): Result<never> | undefined {
  if (!isAbsolute(folder)) {
    return refuse('archive-folder-relative', '请填写完整路径，例如 D:\\归档 或 /mnt/archive')
  }
  if (!existsSync(folder) || !statSync(folder).isDirectory()) return GONE
  const inside = relative(profileDirectory, folder)
  if (!inside.startsWith('..') && !isAbsolute(inside)) {
    return refuse(
      'archive-folder-inside',
      '这个文件夹就在数据文件夹里，归档后页面还在本机；请选移动硬盘或共享文件夹',
    )
  }
  return undefined
}

/** The refusal of a folder with too little room for so many bytes; undefined where there is enough. */
export function findRoomFault(folder: string, bytes: number): Result<never> | undefined {
  const { bavail, bsize } = statfsSync(folder)
  const free = bavail * bsize
  return free < bytes + MARGIN_BYTES ? noRoom(spaceWords(bytes), spaceWords(free)) : undefined
}

/** Whether a folder lies on the same disk as the data. */
export function isOnDiskOf(profileDirectory: string, folder: string): boolean {
  return existsSync(folder) && statSync(profileDirectory).dev === statSync(folder).dev
}

/** A failed write or read of an archive in the clerk's words; what is none of the disk's is thrown on. */
export function archiveRefusal(fault: unknown): Result<never> {
  const code = fault instanceof Error && 'code' in fault ? String(fault.code) : ''
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
    case 'EFBIG':
      return refuse(
        'archive-full',
        '归档位置的磁盘满了，没有写完的文件已清除，页面都还在本机；请清理该磁盘或换一个文件夹',
      )
    case 'ENOENT':
    case 'ENOTDIR':
    case 'ENODEV':
    case 'ENXIO':
    case 'EIO':
    case 'ESTALE':
      return GONE
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return refuse(
        'archive-forbidden',
        '不能写入这个文件夹，没有归档，页面都还在本机；请换一个可以写入的文件夹',
      )
    default:
      throw fault
  }
}

const GONE = refuse(
  'archive-folder-gone',
  '没有这个文件夹（移动硬盘拔出、共享断开或没有建好），没有归档，页面都还在本机；请接好或先建好文件夹再试',
)

function prefixOf({ office, origin }: Named): string {
  return `材料归档-${office.agencyCode}-${origin.slice(0, 4)}-`
}

function noRoom(needed: string, free: string): Result<never> {
  return refuse(
    'archive-full',
    `归档位置放不下：要 ${needed}，只剩 ${free}，页面都还在本机；请清理该磁盘或换一个文件夹`,
  )
}

function foldersPath(profileDirectory: string): string {
  return join(profileDirectory, 'archive-folders.json')
}
