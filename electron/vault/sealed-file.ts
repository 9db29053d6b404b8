import { createCipheriv, createDecipheriv, hkdfSync } from 'node:crypto'
import {
  closeSync,
  fstatSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs'
import { dirname } from 'node:path'
import { syncDirectory } from './durable-file.ts'

/** Bytes of content per sealed chunk; the last may be shorter. */
const CHUNK_BYTES = 1024 * 1024
const TAG_BYTES = 16
const NONCE_BYTES = 12
const MAGIC = Buffer.from('FDS1')

/** Bytes of the salt a file's own key is made with; it stands in the file's header. */
export const SALT_BYTES = 32
const HEADER_BYTES = MAGIC.length + SALT_BYTES

/** What a file is sealed by. */
export interface FileSeal {
  /** The vault's key for files. */
  readonly key: Buffer
  readonly salt: Buffer
}

/** Writes bytes at the end of an open file and says how many it took: the system's own, or a test's. */
export type WriteBytes = (handle: number, bytes: Uint8Array) => number

/**
 * Seals content into a file: AES-256-GCM over chunks of 1 MiB under a key of the file's own, each chunk
 * bound to its place and the last one to being the last. On return the file is durable under its name;
 * whatever goes wrong leaves nothing behind.
 */
export function writeSealedFile(
  path: string,
  content: Iterable<Uint8Array>,
  { seal, write = writeSync }: { readonly seal: FileSeal; readonly write?: WriteBytes },
): void {
  makeFolder(dirname(path))
  const fresh = `${path}.new`
  try {
    const handle = openSync(fresh, 'w', 0o600)
    try {
      for (const block of sealedBlocks(content, seal)) writeWhole(handle, block, write)
      fsyncSync(handle)
    } finally {
      closeSync(handle)
    }
    renameSync(fresh, path)
  } catch (fault) {
    rmSync(fresh, { force: true })
    throw fault
  }
  syncDirectory(dirname(path))
}

/** The content of a sealed file, chunk by chunk; throws where a byte of it is not as it was sealed. */
export function* readSealedFile(path: string, key: Buffer): Generator<Buffer> {
  const handle = openSync(path, 'r')
  try {
    const header = readPart(handle, HEADER_BYTES)
    if (header.length < HEADER_BYTES || !header.subarray(0, MAGIC.length).equals(MAGIC)) {
      throw new Error('not a sealed file')
    }
    const seal = { key: fileKey({ key, salt: header.subarray(MAGIC.length) }), header }
    let left = fstatSync(handle).size - HEADER_BYTES
    for (let at = 0; ; at += 1) {
      const sealed = readPart(handle, CHUNK_BYTES + TAG_BYTES)
      left -= sealed.length
      yield openChunk(sealed, { ...seal, at, isLast: left <= 0 })
      if (left <= 0) return
    }
  } finally {
    closeSync(handle)
  }
}

/** The salt a sealed file was made with. */
export function readSalt(path: string): Buffer {
  const handle = openSync(path, 'r')
  try {
    return readPart(handle, HEADER_BYTES).subarray(MAGIC.length)
  } finally {
    closeSync(handle)
  }
}

interface ChunkSeal {
  readonly key: Buffer
  readonly header: Buffer
  readonly at: number
  readonly isLast: boolean
}

function* sealedBlocks(content: Iterable<Uint8Array>, seal: FileSeal): Generator<Buffer> {
  const header = Buffer.concat([MAGIC, seal.salt])
  const key = fileKey(seal)
  yield header
  let at = 0
  for (const { bytes, isLast } of chunked(content)) {
    yield sealChunk(bytes, { key, header, at, isLast })
    at += 1
  }
}

function* chunked(content: Iterable<Uint8Array>) {
  let rest: Uint8Array = Buffer.alloc(0)
  for (const part of content) {
    rest = rest.length === 0 ? part : Buffer.concat([rest, part])
    while (rest.length > CHUNK_BYTES) {
      yield { bytes: rest.subarray(0, CHUNK_BYTES), isLast: false }
      rest = rest.subarray(CHUNK_BYTES)
    }
  }
  yield { bytes: rest, isLast: true }
}

function sealChunk(bytes: Uint8Array, { key, header, ...place }: ChunkSeal): Buffer {
  const cipher = createCipheriv('aes-256-gcm', key, nonceOf(place)).setAAD(header)
  return Buffer.concat([cipher.update(bytes), cipher.final(), cipher.getAuthTag()])
}

function openChunk(sealed: Buffer, { key, header, ...place }: ChunkSeal): Buffer {
  if (sealed.length < TAG_BYTES) throw new Error('a sealed file that ends too early')
  const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(place), {
    authTagLength: TAG_BYTES,
  })
    .setAAD(header)
    .setAuthTag(sealed.subarray(-TAG_BYTES))
  return Buffer.concat([decipher.update(sealed.subarray(0, -TAG_BYTES)), decipher.final()])
}

/** The place of a chunk is its nonce: none can be left out, moved, or stand last that was not. */
function nonceOf({ at, isLast }: Pick<ChunkSeal, 'at' | 'isLast'>): Buffer {
  const nonce = Buffer.alloc(NONCE_BYTES)
  nonce.writeUInt32BE(at, NONCE_BYTES - 5)
  nonce.writeUInt8(isLast ? 1 : 0, NONCE_BYTES - 1)
  return nonce
}

function fileKey({ key, salt }: FileSeal): Buffer {
  return Buffer.from(hkdfSync('sha256', key, salt, 'filing-desk/1/sealed-file', 32))
}

function writeWhole(handle: number, bytes: Uint8Array, write: WriteBytes): void {
  for (let done = 0; done < bytes.length; ) done += write(handle, bytes.subarray(done))
}

function readPart(handle: number, length: number): Buffer {
  const part = Buffer.alloc(length)
  let done = 0
  for (;;) {
    const got = readSync(handle, part, done, length - done, null)
    done += got
    if (got === 0 || done === length) return part.subarray(0, done)
  }
}

function makeFolder(directory: string): void {
  const first = mkdirSync(directory, { recursive: true, mode: 0o700 })
  if (first !== undefined) syncDirectory(dirname(first))
}
