import { mkdirSync, readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { replaceFile } from './vault/durable-file.ts'

const SECRET_BYTES = 32

/** How the system's key store seals a text for this user of this machine. */
export interface KeyStore {
  seal(text: string): Promise<Uint8Array>
  open(sealed: Buffer): Promise<string>
}

/**
 * The device secret sealed in a file; made, and durable before anybody hears it, where there is none yet.
 * One that cannot be read throws and stays: in its place a new one would close every slot for good.
 */
export async function keepDeviceSecret(path: string, store: KeyStore): Promise<Uint8Array> {
  const sealed = findSealed(path)
  if (sealed) return Buffer.from(await store.open(sealed), 'base64')
  const secret = crypto.getRandomValues(new Uint8Array(SECRET_BYTES))
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  replaceFile(path, await store.seal(Buffer.from(secret).toString('base64')))
  return secret
}

function findSealed(path: string): Buffer | undefined {
  try {
    return readFileSync(path)
  } catch (fault) {
    if (fault instanceof Error && 'code' in fault && fault.code === 'ENOENT') return undefined
    throw fault
  }
}
