import { existsSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { ArchiveFace, ArchiveIndex } from '#shared/archive/archive.ts'
import type { MaterialPage } from '#shared/materials/page.ts'
import { ok, type Result, refuse } from '#shared/result.ts'
import { type OpenArchive, openArchive, readArchivedPage, readFace } from './vault/archive-file.ts'
import { archiveFilesOf, rememberArchiveFolder } from './vault/archive-folder.ts'
import { deriveKeys, wipeKeys } from './vault/key-hierarchy.ts'
import { findRecoverySlot, openSlot, operatorSlots, type Slot } from './vault/keys.ts'
import { findPage } from './vault/page-rows.ts'
import { openByRecoveryCode } from './vault/recovery-slot.ts'
import type { Vault } from './vault/vault.ts'

/** Who opens an archive that is not of the vault at hand. */
export interface ArchiveProof {
  readonly operatorNumber: string
  readonly password: string
  readonly deviceSecret: Uint8Array | null
  /** '' where the operator's password is to open it. */
  readonly recoveryCode: string
}

/** Pages back on screen from the files they left for. */
export interface ArchiveReader {
  /** A page that left this machine, from the file its tombstone names. */
  pictureOf(page: MaterialPage): Result<{ readonly jpeg: Uint8Array }>
  /** Looks for archives where this file, or this folder, is from now on, if it holds the page. */
  locate(pageId: string, path: string): Result<Record<string, never>>
  look(path: string): Result<ArchiveFace>
  open(path: string, proof: ArchiveProof): Promise<Result<ArchiveIndex>>
  /** A page of the file opened last. */
  image(pageId: string): Result<{ readonly jpeg: Uint8Array }>
  /** Forgets the key of the file opened last. */
  close(): void
}

const NO_FILE = refuse(
  'archive-file-gone',
  '没有这个文件；请填写归档文件的完整路径，或接好移动硬盘、共享再试',
)
const NOT_ARCHIVE = refuse(
  'not-an-archive',
  '这不是本程序的归档文件，或开头已损坏；请选文件名以“材料归档”开头的文件',
)
const DAMAGED = refuse(
  'archive-damaged',
  '归档文件已损坏，这一页读不出来；请换用该文件的另一份拷贝，其他页不受影响',
)
const NOT_OPENED = refuse('archive-closed', '归档文件已关上，请重新打开')

/** Opens the reading of archives beside a vault. */
export function createArchiveReader(vault: Vault, profileDirectory: string): ArchiveReader {
  let ours: (OpenArchive & { readonly modifiedMs: number }) | undefined
  let opened: OpenArchive | undefined
  const key = vault.keys.archive
  const openOurs = (path: string) => {
    const { mtimeMs: modifiedMs } = statSync(path)
    if (ours?.path === path && ours.modifiedMs === modifiedMs) return ours
    const archive = openArchive(path, key)
    ours = archive && { ...archive, modifiedMs }
    return ours
  }
  const close = () => {
    if (opened && opened.key !== key) opened.key.fill(0)
    opened = undefined
  }
  return {
    pictureOf: (page) => readRemoved(page, profileDirectory, openOurs),
    locate(pageId, path) {
      const page = findPage(vault.db, pageId)?.page
      const name = page?.removed?.archive
      if (page === undefined || name === undefined) {
        return refuse('no-such-page', '这一页没有归档，图像就在本机；请刷新后再看')
      }
      const folder = folderOf(path)
      const file = join(folder, name)
      if (!existsSync(file)) {
        return refuse(
          'archive-file-gone',
          `这里没有归档文件 ${name}；请接好归档磁盘，填写它所在的文件夹`,
        )
      }
      const read = findInArchive(openOurs(file), page) ?? notThisOne(name)
      if (read.ok) rememberArchiveFolder(profileDirectory, folder)
      return read.ok ? ok({}) : read
    },
    look: (path) => lookAt(path, key),
    async open(path, proof) {
      const face = lookAt(path, key)
      if (!face.ok) return face
      close()
      const own = face.value.isOurs ? ok(key) : await keyBy(path, proof)
      if (!own.ok) return own
      opened = openArchive(path, own.value)
      return opened ? ok(opened.index) : DAMAGED
    },
    image(pageId) {
      if (opened === undefined) return NOT_OPENED
      const jpeg = readArchivedPage(opened, pageId)
      return jpeg ? ok({ jpeg: new Uint8Array(jpeg) }) : DAMAGED
    },
    close,
  }
}

function readRemoved(
  page: MaterialPage,
  profileDirectory: string,
  open: (path: string) => OpenArchive | undefined,
): Result<{ readonly jpeg: Uint8Array }> {
  const name = page.removed?.archive ?? ''
  let damaged: Result<never> | undefined
  // Older versions gave files of two folders one name.
  for (const path of archiveFilesOf(profileDirectory, name)) {
    const read = findInArchive(open(path), page)
    if (read?.ok) return read
    damaged ??= read
  }
  return (
    damaged ??
    refuse(
      'page-archived',
      `这一页已归档移出本机，在归档文件 ${name} 中；请接上归档磁盘，或填写它所在的文件夹`,
    )
  )
}

/** The page from an archive; undefined where that holds others. The record's own hash decides whether it is the page. */
function findInArchive(
  archive: OpenArchive | undefined,
  { id, sha256 }: MaterialPage,
): Result<{ readonly jpeg: Uint8Array }> | undefined {
  if (archive === undefined) return DAMAGED
  const isHeld = archive.index.filings.some(({ pages }) =>
    pages.some((page) => page.id === id && page.sha256 === sha256),
  )
  if (!isHeld) return undefined
  const jpeg = readArchivedPage(archive, id)
  return jpeg ? ok({ jpeg: new Uint8Array(jpeg) }) : DAMAGED
}

/** A folder itself, or the one a file is or would be in. */
function folderOf(path: string): string {
  return existsSync(path) && statSync(path).isDirectory() ? path : dirname(path)
}

function notThisOne(name: string): Result<never> {
  return refuse(
    'archive-file-gone',
    `这里的 ${name} 里没有这一页，另有一个同名的归档文件；请填写那个文件所在的文件夹`,
  )
}

function lookAt(path: string, key: Buffer): Result<ArchiveFace> {
  if (!existsSync(path) || !statSync(path).isFile()) return NO_FILE
  const read = readFace(path)
  if (read === undefined) return NOT_ARCHIVE
  const { office, month, madeAt, slots } = read.face
  return ok({
    path,
    office,
    month,
    madeAt,
    isOurs: openArchive(path, key) !== undefined,
    operators: operatorSlots(slots).map(({ operator }) => operator),
    hasRecoveryCode: findRecoverySlot(slots) !== undefined,
  })
}

/** The key for archives of the vault a file came from, by one of the slots in its face. */
async function keyBy(path: string, proof: ArchiveProof): Promise<Result<Buffer>> {
  const slots = readFace(path)?.face.slots
  if (slots === undefined) return NOT_ARCHIVE
  const master = await masterBy(slots, proof)
  if (!master.ok) return master
  const keys = deriveKeys(master.value)
  const own = Buffer.from(keys.archive)
  master.value.fill(0)
  wipeKeys(keys)
  return ok(own)
}

async function masterBy(
  slots: readonly Slot[],
  { recoveryCode, operatorNumber, ...credentials }: ArchiveProof,
): Promise<Result<Buffer>> {
  if (recoveryCode !== '') return inArchiveWords(await openByRecoveryCode(slots, recoveryCode))
  const slot = operatorSlots(slots).find(({ operator }) => operator.number === operatorNumber)
  if (slot === undefined) {
    return refuse('unknown-operator', '请选择归档当时的经办人，或用保险柜里的恢复码')
  }
  return inArchiveWords(await openSlot(slot, credentials))
}

/** What slots say of a backup or of this machine, said of an archive. */
function inArchiveWords(opened: Result<Buffer>): Result<Buffer> {
  if (opened.ok) return opened
  switch (opened.error.code) {
    case 'no-recovery-code':
      return refuse('no-recovery-code', '归档时单位还没有恢复码；请用归档当时经办人的密码打开')
    case 'wrong-recovery-code':
      return refuse('wrong-recovery-code', '恢复码不是归档当时的那一个；请找归档时保存的恢复码')
    case 'wrong-password':
    case 'device-key-missing':
      return refuse(
        opened.error.code,
        '密码不对，或归档是在另一台电脑上做的；请用归档当时的密码，或保险柜里的恢复码',
      )
    default:
      return opened
  }
}
