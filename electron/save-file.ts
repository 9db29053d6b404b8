import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { join, parse } from 'node:path'
import { ok, type Result, refuse } from '#shared/result.ts'

/** Where a file that was saved lies. */
interface SavedFile {
  readonly path: string
}

/** Saves a file where the clerk said. What is there under that name stays until the new one is whole. */
export function saveAt(path: string, bytes: Uint8Array): Promise<Result<SavedFile>> {
  return refuseUnwritten(async () => {
    const fresh = `${path}.new`
    await orNothing(fresh, async () => {
      await writeFile(fresh, bytes, { mode: 0o600 })
      await rename(fresh, path)
    })
    return path
  })
}

/** Saves a file in a folder. What is there stays: a name that is taken gets a number, `名称（2）.pdf`. */
export function saveBeside(
  directory: string,
  fileName: string,
  bytes: Uint8Array,
): Promise<Result<SavedFile>> {
  return refuseUnwritten(async () => {
    await mkdir(directory, { recursive: true, mode: 0o700 })
    for (let count = 1; ; count += 1) {
      const path = join(directory, numbered(fileName, count))
      if (await writeNew(path, bytes)) return path
    }
  })
}

function numbered(fileName: string, count: number): string {
  const { name, ext } = parse(fileName)
  return count === 1 ? fileName : `${name}（${count}）${ext}`
}

/** False where the name is taken. */
async function writeNew(path: string, bytes: Uint8Array): Promise<boolean> {
  try {
    await writeFile(path, '', { flag: 'wx', mode: 0o600 })
  } catch (fault) {
    if (codeOf(fault) === 'EEXIST') return false
    throw fault
  }
  await orNothing(path, () => writeFile(path, bytes))
  return true
}

/** Leaves no half of a file behind. */
async function orNothing(path: string, write: () => Promise<void>): Promise<void> {
  try {
    await write()
  } catch (fault) {
    await rm(path, { force: true }).catch(() => undefined)
    throw fault
  }
}

async function refuseUnwritten(save: () => Promise<string>): Promise<Result<SavedFile>> {
  try {
    return ok({ path: await save() })
  } catch (fault) {
    return refusalOf(fault)
  }
}

function refusalOf(fault: unknown): Result<never> {
  switch (codeOf(fault)) {
    case 'ENOSPC':
    case 'EDQUOT':
      return refuse('save-full', '磁盘满了，没有保存；请清理该磁盘，或换一个位置再试')
    case 'EBUSY':
    case 'ETXTBSY':
      return refuse('save-busy', '这个文件正被别的程序打开，没有保存；请先关闭它，或换一个名称再试')
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return refuse(
        'save-forbidden',
        '不能写入这个位置，或同名文件正被别的程序打开，没有保存；请先关闭它，或换一个文件夹再试',
      )
    case 'ENOENT':
    case 'ENOTDIR':
    case 'ENODEV':
    case 'EIO':
      return refuse(
        'save-place-gone',
        '这个位置不见了（移动硬盘拔出或共享断开），没有保存；请接好后再试，或换一个位置',
      )
    default:
      throw fault
  }
}

function codeOf(fault: unknown): unknown {
  return fault instanceof Error && 'code' in fault ? fault.code : undefined
}
