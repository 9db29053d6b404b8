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
const SEALED_CHUNK_BYTES = CHUNK_BYTES + TAG_BYTES
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
  /** Bytes anybody may read before the sealed part; a changed one opens nothing. */
  readonly preamble?: Buffer
}

/** Where the sealed part of a file is, and what opens it. */
export interface SealedPlace {
  readonly path: string
  readonly key: Buffer
  /** Length of the preamble, in bytes. */
  readonly start: number
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
      for (const block of sealBlocks(content, seal)) writeWhole(handle, block, write)
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
export function* readSealedFile(path: string, key: Buffer, start = 0): Generator<Buffer> {
  const handle = openSync(path, 'r')
  try {
    const sealed = openSealed(handle, { key, start })
    for (let at = 0; at < sealed.chunks; at += 1) yield readChunk(handle, sealed, at)
  } finally {
    closeSync(handle)
  }
}

/** A part of the content, for which no more is opened than it lies in; throws as `readSealedFile` does. */
export function readSealedPart(
  { path, key, start }: SealedPlace,
  { offset, length }: { readonly offset: number; readonly length: number },
): Buffer {
  const handle = openSync(path, 'r')
  try {
    const sealed = openSealed(handle, { key, start })
    const first = Math.floor(offset / CHUNK_BYTES)
    const last = Math.floor((offset + Math.max(length, 1) - 1) / CHUNK_BYTES)
    if (last >= sealed.chunks) throw new Error('a part beyond the end of a sealed file')
    const chunks = Array.from({ length: last - first + 1 }, (_, at) =>
      readChunk(handle, sealed, first + at),
    )
    const from = offset - first * CHUNK_BYTES
    return Buffer.concat(chunks).subarray(from, from + length)
  } finally {
    closeSync(handle)
  }
}

/** The salt a sealed file was made with. */
export function readSalt(path: string): Buffer {
  const handle = openSync(path, 'r')
  try {
    return readPart(handle, HEADER_BYTES, 0).subarray(MAGIC.length)
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

/** An open sealed file: its own key, what its chunks are bound to, how many there are. */
interface OpenSealed {
  readonly key: Buffer
  readonly header: Buffer
  readonly chunks: number
}

function openSealed(
  handle: number,
  { key, start }: Pick<SealedPlace, 'key' | 'start'>,
): OpenSealed {
  const header = readPart(handle, start + HEADER_BYTES, 0)
  const own = header.subarray(start)
  if (own.length < HEADER_BYTES || !own.subarray(0, MAGIC.length).equals(MAGIC)) {
    throw new Error('not a sealed file')
  }
  const sealedBytes = fstatSync(handle).size - header.length
  return {
    key: fileKey({ key, salt: own.subarray(MAGIC.length) }),
    header,
    chunks: Math.max(1, Math.ceil(sealedBytes / SEALED_CHUNK_BYTES)),
  }
}

function readChunk(handle: number, { key, header, chunks }: OpenSealed, at: number): Buffer {
  const sealed = readPart(handle, SEALED_CHUNK_BYTES, header.length + at * SEALED_CHUNK_BYTES)
  return openChunk(sealed, { key, header, at, isLast: at === chunks - 1 })
}

/** A sealed file as it is written: preamble and header, then chunk by chunk. */
export function* sealBlocks(content: Iterable<Uint8Array>, seal: FileSeal): Generator<Buffer> {
  const header = Buffer.concat([seal.preamble ?? Buffer.alloc(0), MAGIC, seal.salt])
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

/** Writes all of the bytes at the end of an open file. */
export function writeWhole(handle: number, bytes: Uint8Array, write: WriteBytes): void {
  for (let done = 0; done < bytes.length; ) done += write(handle, bytes.subarray(done))
}

/** As many bytes from a place in an open file as there are, at most `length`. */
export function readPart(handle: number, length: number, position: number): Buffer {
  const part = Buffer.alloc(length)
  let done = 0
  for (;;) {
    const got = readSync(handle, part, done, length - done, position + done)
    done += got
    if (got === 0 || done === length) return part.subarray(0, done)
  }
}

function makeFolder(directory: string): void {
  const first = mkdirSync(directory, { recursive: true, mode: 0o700 })
  if (first !== undefined) syncDirectory(dirname(first))
}
