import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import { ok, type Result, refuse } from '#shared/result.ts'
import { canonicalJson } from './canonical-json.ts'
import { replaceFile } from './durable-file.ts'
import { readJsonFile } from './json-file.ts'
import { Slot } from './keys.ts'

/** The same slots twice: without one of them the vault is lost, although every page of it is whole. */
const NAMES = ['slots.json', 'slots-copy.json'] as const

/** 2: a recovery slot may stand beside the operators'. 3: the file says when it is damaged. */
const VERSION = 3
/** Suite 1: AES-256-GCM. */
const SUITE = 1

const SlotTable = z
  .strictObject({
    version: z.int().min(1).max(VERSION),
    suite: z.literal(SUITE),
    slots: z.array(Slot).min(1),
    /** Tells a flipped bit from a wrong password; not kept before version 3. */
    sha256: z.string().optional(),
  })
  .refine(({ version, slots, sha256 }) => version < 3 || sha256 === digestOf(slots))
const AnyVersion = z.object({ version: z.int() })

/** Codes of `readSlots` that mean: no slots can be read here, although there is a vault. */
const LOST: readonly string[] = ['slots-missing', 'slots-damaged']

/** Where the slots of a vault folder are, and where their copy. */
export function slotPaths(directory: string): readonly [string, string] {
  const [first, copy] = NAMES
  return [join(directory, first), join(directory, copy)]
}

/** The slots of a vault folder, readable while it is locked; none where there is no vault yet. */
export function readSlots(directory: string): Result<Slot[]> {
  const files = slotPaths(directory).map(readSlotFile)
  if (files.some(({ kind }) => kind === 'newer')) {
    return refuse('vault-newer', '数据由更新版本的程序写成，请先升级本机程序，不要改动数据文件夹')
  }
  const good = files.find((file) => file.kind === 'good')
  if (good) return ok(good.slots)
  if (files.some(({ kind }) => kind === 'damaged')) {
    return refuse('slots-damaged', `密钥文件 ${NAMES.join('、')} 都读不出来，数据还在`)
  }
  return existsSync(join(directory, 'vault.db'))
    ? refuse('slots-missing', `密钥文件 ${NAMES.join('、')} 都不见了，数据还在`)
    : ok([])
}

/** Whether a folder has a vault of which no slots can be read any more. */
export function hasLostSlots(directory: string): boolean {
  const slots = readSlots(directory)
  return !slots.ok && LOST.includes(slots.error.code)
}

/**
 * Writes the slots of a vault folder, all or nothing: the first file is the one that counts, so the copy
 * goes before it. After a crash between the two the next opening makes the copy like the first again.
 */
export function writeSlots(directory: string, slots: readonly Slot[]): void {
  const table = { version: VERSION, suite: SUITE, slots, sha256: digestOf(slots) }
  const content = JSON.stringify(table, null, 2)
  const [first, copy] = slotPaths(directory)
  replaceFile(copy, content)
  replaceFile(first, content)
}

/** Makes both files say what counts; true where the first was lost or damaged and came back from its copy. */
export function mendSlots(directory: string): boolean {
  const [first, copy] = slotPaths(directory).map(readSlotFile)
  const slots = readSlots(directory)
  if (!slots.ok || canonicalJson(first) === canonicalJson(copy)) return false
  try {
    writeSlots(directory, slots.value)
  } catch {
    // A disk that takes nothing keeps nobody out: either file opens the vault, and the next opening tries again.
    return false
  }
  return first?.kind !== 'good'
}

function digestOf(slots: readonly Slot[]): string {
  return createHash('sha256').update(canonicalJson(slots)).digest('hex')
}

type SlotFile =
  | { readonly kind: 'missing' | 'damaged' | 'newer' }
  | { readonly kind: 'good'; readonly slots: Slot[] }

function readSlotFile(path: string): SlotFile {
  if (!existsSync(path)) return { kind: 'missing' }
  const content = readJsonFile(path)
  const stamp = AnyVersion.safeParse(content)
  if (stamp.success && stamp.data.version > VERSION) return { kind: 'newer' }
  const table = SlotTable.safeParse(content)
  return table.success ? { kind: 'good', slots: table.data.slots } : { kind: 'damaged' }
}
