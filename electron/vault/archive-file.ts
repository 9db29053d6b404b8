import { createHash, randomBytes } from 'node:crypto'
import {
  closeSync,
  createReadStream,
  fsync,
  openSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs'
import { dirname } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { promisify } from 'node:util'
import * as z from 'zod'
import { type ArchivedPage, ArchiveIndex, ArchiveMonth } from '#shared/archive/archive.ts'
import { syncDirectory } from './durable-file.ts'
import { Slot } from './keys.ts'
import { contentHash } from './materials.ts'
import {
  readPart,
  readSealedFile,
  readSealedPart,
  SALT_BYTES,
  type SealedPlace,
  sealBlocks,
  type WriteBytes,
  writeWhole,
} from './sealed-file.ts'
import { readStored } from './stored-json.ts'

/** How an archive file begins; then the length of its face as four bytes, the face as JSON, the sealed part. */
const MAGIC = Buffer.from('FDA1')
const LENGTH_BYTES = 4
/** More than the face of an office with a hundred operators. */
const LONGEST_FACE = 256 * 1024

const syncHandle = promisify(fsync)

/** What anybody may read of an archive: whose it is, of when, and the slots that open it. */
export const ArchiveFaceOnDisk = z.strictObject({
  version: z.literal(1),
  /** Name of the office, to choose by. */
  office: z.string(),
  month: ArchiveMonth,
  madeAt: z.iso.datetime(),
  slots: z.array(Slot),
})
export type ArchiveFaceOnDisk = z.infer<typeof ArchiveFaceOnDisk>

/** An archive that opened: what it holds, and where its first picture begins in the sealed part. */
export interface OpenArchive extends SealedPlace {
  readonly index: ArchiveIndex
  readonly picturesAt: number
}

/** What a long work with a file says on the way, and whether it goes on. */
export interface ArchiveSteps {
  /** Bytes of the pictures that are through. */
  onBytes(done: number): void
  isCalledOff(): boolean
}

/** An archive about to be written. */
export interface ArchivePlan {
  readonly path: string
  /** The vault's key for archives. */
  readonly key: Buffer
  readonly face: ArchiveFaceOnDisk
  readonly index: ArchiveIndex
  /** The picture of a page; throws where there is none, and nothing is written then. */
  pictureOf(page: ArchivedPage): Uint8Array
  readonly write?: WriteBytes
}

/**
 * Writes an archive beside its name and moves it there once it is durable, a chunk at a time so that the
 * desk goes on answering. False where it was called off; then, and whatever goes wrong, nothing is left.
 */
export async function writeArchive(plan: ArchivePlan, steps: ArchiveSteps): Promise<boolean> {
  const fresh = `${plan.path}.new`
  try {
    const isWhole = await writeBlocks(fresh, plan, steps)
    if (isWhole) renameSync(fresh, plan.path)
    else rmSync(fresh, { force: true })
    if (isWhole) syncDirectory(dirname(plan.path))
    return isWhole
  } catch (fault) {
    rmSync(fresh, { force: true })
    throw fault
  }
}

async function writeBlocks(
  path: string,
  { key, face, index, pictureOf, write = writeSync }: ArchivePlan,
  { onBytes, isCalledOff }: ArchiveSteps,
): Promise<boolean> {
  const seal = { key, salt: randomBytes(SALT_BYTES), preamble: preambleOf(face) }
  const handle = openSync(path, 'w', 0o600)
  try {
    for (const block of sealBlocks(contentOf(index, pictureOf, onBytes), seal)) {
      writeWhole(handle, block, write)
      await setImmediate()
      if (isCalledOff()) return false
    }
    // A gigabyte on its way to a slow disk: the desk answers meanwhile.
    await syncHandle(handle)
    return true
  } finally {
    closeSync(handle)
  }
}

/** The face of an archive file, and how long the part before the sealed one is; undefined of another file. */
export function readFace(
  path: string,
): { readonly face: ArchiveFaceOnDisk; readonly start: number } | undefined {
  const handle = openSync(path, 'r')
  try {
    const head = readPart(handle, MAGIC.length + LENGTH_BYTES, 0)
    if (head.length < MAGIC.length + LENGTH_BYTES) return undefined
    const length = head.readUInt32BE(MAGIC.length)
    if (!head.subarray(0, MAGIC.length).equals(MAGIC) || length > LONGEST_FACE) return undefined
    const text = readPart(handle, length, head.length).toString('utf8')
    const face = ArchiveFaceOnDisk.safeParse(parseJson(text))
    return face.success ? { face: face.data, start: head.length + length } : undefined
  } finally {
    closeSync(handle)
  }
}

/** An archive by its key; undefined where the key is another's or the file is not whole at its beginning. */
export function openArchive(path: string, key: Buffer): OpenArchive | undefined {
  const start = readFace(path)?.start
  if (start === undefined) return undefined
  const place = { path, key, start }
  try {
    const length = readSealedPart(place, { offset: 0, length: LENGTH_BYTES }).readUInt32BE(0)
    const text = readSealedPart(place, { offset: LENGTH_BYTES, length }).toString('utf8')
    const index = readStored(ArchiveIndex, text)
    return { ...place, index, picturesAt: LENGTH_BYTES + length }
  } catch {
    // Another key, or not a byte as it was sealed: for whoever holds the file it is the same.
    return undefined
  }
}

/** The picture of a page in an archive, checked against its hash; undefined where it is not there as it was. */
export function readArchivedPage(archive: OpenArchive, pageId: string): Buffer | undefined {
  let offset = archive.picturesAt
  for (const { id, bytes, sha256 } of pagesOfIndex(archive.index)) {
    if (id === pageId) {
      const jpeg = readPicture(archive, { offset, length: bytes })
      return jpeg && contentHash(jpeg) === sha256 ? jpeg : undefined
    }
    offset += bytes
  }
  return undefined
}

/**
 * Reads a whole archive back from the disk: every chunk opens, every picture has its hash, nothing is left
 * over. Returns the SHA-256 of the file, lower-case hex; undefined where anything is not so, or it was called off.
 */
export async function verifyArchive(
  archive: OpenArchive,
  { onBytes, isCalledOff }: ArchiveSteps,
): Promise<string | undefined> {
  const expected = pagesOfIndex(archive.index)
  let skip = archive.picturesAt
  let done = 0
  let rest: Buffer = Buffer.alloc(0)
  try {
    for (const chunk of readSealedFile(archive.path, archive.key, archive.start)) {
      const pictures = chunk.subarray(Math.min(skip, chunk.length))
      skip -= chunk.length - pictures.length
      rest = dropGoodPages(Buffer.concat([rest, pictures]), expected)
      done += pictures.length
      onBytes(done)
      await setImmediate()
      if (isCalledOff()) return undefined
    }
  } catch {
    // A byte that is not as it was sealed, or the disk went away: the pages stay where they are.
    return undefined
  }
  return expected.length === 0 && rest.length === 0 ? hashFile(archive.path) : undefined
}

/** All pages of an index, in the order of their pictures. */
export function pagesOfIndex(index: ArchiveIndex): ArchivedPage[] {
  return index.filings.flatMap(({ pages }) => pages)
}

/** Takes whole pictures off the front of what was read; throws at the first that is not as it was. */
function dropGoodPages(read: Buffer, expected: ArchivedPage[]): Buffer {
  let at = 0
  for (;;) {
    const [page] = expected
    if (page === undefined || read.length - at < page.bytes) return read.subarray(at)
    const jpeg = read.subarray(at, at + page.bytes)
    if (contentHash(jpeg) !== page.sha256) throw new Error('a page of an archive is not itself')
    at += page.bytes
    expected.shift()
  }
}

function* contentOf(
  index: ArchiveIndex,
  pictureOf: ArchivePlan['pictureOf'],
  onBytes: ArchiveSteps['onBytes'],
): Generator<Uint8Array> {
  const text = Buffer.from(JSON.stringify(ArchiveIndex.parse(index)))
  const length = Buffer.alloc(LENGTH_BYTES)
  length.writeUInt32BE(text.length)
  yield Buffer.concat([length, text])
  let done = 0
  for (const page of pagesOfIndex(index)) {
    yield pictureOf(page)
    done += page.bytes
    onBytes(done)
  }
}

function preambleOf(face: ArchiveFaceOnDisk): Buffer {
  const text = Buffer.from(JSON.stringify(ArchiveFaceOnDisk.parse(face)))
  const length = Buffer.alloc(LENGTH_BYTES)
  length.writeUInt32BE(text.length)
  return Buffer.concat([MAGIC, length, text])
}

function readPicture(
  archive: OpenArchive,
  part: { readonly offset: number; readonly length: number },
): Buffer | undefined {
  try {
    return readSealedPart(archive, part)
  } catch {
    return undefined
  }
}

async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path)) hash.update(chunk)
  return hash.digest('hex')
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
