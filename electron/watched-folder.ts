import { createHash } from 'node:crypto'
import { existsSync, lstatSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { isAbsolute, join } from 'node:path'
import * as z from 'zod'
import type { FoundFile, WatchedFolder } from '#shared/bridge-materials.ts'
import { ok, type Result, refuse } from '#shared/result.ts'
import { spaceWords } from '#shared/space.ts'
import type { Timers } from './sync/timers.ts'
import { replaceFile } from './vault/durable-file.ts'
import { readJsonFile } from './vault/json-file.ts'

/** Between two looks: a file is complete once it looks the same twice. */
const EVERY_MS = 1_500

/** What can become pages; everything else a scanner program leaves there is not offered. */
const PICTURE = /\.(jpe?g|png|webp|tiff?|pdf)$/i

/** Most bytes the window is handed at once. */
const LONGEST_FILE = 100 * 1024 * 1024

/** Most files offered; the newest. */
const MOST_FILES = 50

const GONE = '文件夹读不到了（改名、移动或共享断开），请接好或重新选择文件夹'

const Watched = z.strictObject({ version: z.literal(1), directory: z.string().nullable() })

/** What watching a folder needs. */
export interface WatcherSetup {
  readonly profileDirectory: string
  readonly timers: Timers
  onFound(files: readonly FoundFile[]): void
}

/** Looks into the folder a scanner program writes to, while a vault is open. Nothing in it is changed. */
export interface FolderWatcher {
  state(): WatchedFolder
  watch(directory: string | null): Result<WatchedFolder>
  /** The content of a file of the list, which is not offered again while the desk is open. */
  take(id: string): Result<{ readonly name: string; readonly bytes: Uint8Array }>
  stop(): void
}

interface SeenFile extends FoundFile {
  readonly path: string
  readonly modifiedMs: number
}

/** Starts looking into the folder this machine was told of, if any. */
export function startFolderWatcher(setup: WatcherSetup): FolderWatcher {
  let directory = readWatched(setup.profileDirectory)
  const taken = new Set<string>()
  let seen: readonly SeenFile[] = []
  let offered: readonly SeenFile[] = []
  let problem = ''
  const look = () => {
    const before = new Set(seen.map(({ id }) => id))
    const found = directory === null ? [] : findPictures(directory)
    problem = found === undefined ? GONE : ''
    seen = found ?? []
    const next = seen.filter(({ id }) => before.has(id) && !taken.has(id)).slice(0, MOST_FILES)
    const isNews = next.map(({ id }) => id).join() !== offered.map(({ id }) => id).join()
    offered = next
    if (isNews) setup.onFound(offered.map(shown))
  }
  let cancel = () => {}
  const tick = () => {
    look()
    cancel = setup.timers.after(EVERY_MS, tick)
  }
  const state = (): WatchedFolder => ({ directory, files: offered.map(shown), problem })
  tick()
  return {
    state,
    watch(next) {
      const fault = next === null ? undefined : findFolderFault(next)
      if (fault) return fault
      writeWatched(setup.profileDirectory, next)
      directory = next
      seen = []
      look()
      return ok(state())
    },
    take(id) {
      const file = offered.find((other) => other.id === id)
      const read = file && readPicture(file)
      if (file === undefined || read === undefined) {
        return refuse('found-file-gone', '这个文件已不在监视的文件夹里或刚刚被改写，请重新扫描')
      }
      if (!read.ok) return read
      taken.add(id)
      look()
      return ok({ name: file.name, bytes: read.value })
    },
    stop: () => cancel(),
  }
}

function shown({ id, name, bytes }: SeenFile): FoundFile {
  return { id, name, bytes }
}

/** The pictures of a folder, newest first; undefined where it cannot be read. */
function findPictures(directory: string): SeenFile[] | undefined {
  try {
    return readdirSync(directory)
      .filter((name) => PICTURE.test(name))
      .flatMap((name) => describeFile(directory, name) ?? [])
      .toSorted((a, b) => b.modifiedMs - a.modifiedMs || a.name.localeCompare(b.name))
  } catch {
    // Whatever keeps the system from reading it, the clerk has to look at the folder.
    return undefined
  }
}

/** A plain file that is not empty; links are not followed out of the folder. */
function describeFile(directory: string, name: string): SeenFile | undefined {
  const path = join(directory, name)
  const found = lstatSync(path, { throwIfNoEntry: false })
  if (!found?.isFile() || found.size === 0) return undefined
  const { size: bytes, mtimeMs: modifiedMs } = found
  const id = createHash('sha256').update(`${path}\n${bytes}\n${modifiedMs}`).digest('hex')
  return { id, name, bytes, path, modifiedMs }
}

function readPicture({ path, bytes, modifiedMs }: SeenFile): Result<Uint8Array> | undefined {
  const found = lstatSync(path, { throwIfNoEntry: false })
  if (!found?.isFile() || found.size !== bytes || found.mtimeMs !== modifiedMs) return undefined
  if (bytes > LONGEST_FILE) {
    return refuse(
      'found-file-too-large',
      `这个文件有 ${spaceWords(bytes)}，超过 ${spaceWords(LONGEST_FILE)}，没有读取；请用较低分辨率重新扫描或分成几个文件`,
    )
  }
  // A plain array of bytes: a Buffer turns into something else on its way to the window.
  return ok(new Uint8Array(readFileSync(path)))
}

function findFolderFault(directory: string): Result<never> | undefined {
  if (!isAbsolute(directory)) {
    return refuse('watched-relative', '请填写完整路径，例如 D:\\扫描 或 /home/扫描')
  }
  const found = existsSync(directory) ? statSync(directory) : undefined
  return found?.isDirectory()
    ? undefined
    : refuse('watched-gone', '没有这个文件夹；请先建好，并在扫描程序里设为保存位置')
}

/** Of this machine and not of the office, so beside the vault. */
function readWatched(profileDirectory: string): string | null {
  const path = watchedPath(profileDirectory)
  const read = existsSync(path) ? Watched.safeParse(readJsonFile(path)) : undefined
  return read?.data?.directory ?? null
}

function writeWatched(profileDirectory: string, directory: string | null): void {
  replaceFile(watchedPath(profileDirectory), JSON.stringify({ version: 1, directory }))
}

function watchedPath(profileDirectory: string): string {
  return join(profileDirectory, 'watched-folder.json')
}
