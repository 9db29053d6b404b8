/** An object encrypted under the window key. */
export interface Sealed {
  readonly iv: Uint8Array<ArrayBuffer>
  readonly bytes: ArrayBuffer
}

/** The window key as the desk hands it out; the page cannot read it back. */
export function importWindowKey(raw: Uint8Array): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', new Uint8Array(raw), 'AES-GCM', false, [
    'encrypt',
    'decrypt',
  ])
}

/** Encrypts `value` for the row called `name`; it opens under no other name. */
export async function seal(key: CryptoKey, name: string, value: unknown): Promise<Sealed> {
  const iv = crypto.getRandomValues(new Uint8Array(12))
  const plain = new TextEncoder().encode(JSON.stringify(value))
  return { iv, bytes: await crypto.subtle.encrypt(cipher(iv, name), key, plain) }
}

/** What was sealed under `name`, or undefined where key, name or bytes do not belong together. */
export async function unseal(key: CryptoKey, name: string, sealed: Sealed): Promise<unknown> {
  const plain = await crypto.subtle
    .decrypt(cipher(sealed.iv, name), key, sealed.bytes)
    .catch(() => undefined)
  return plain && JSON.parse(new TextDecoder().decode(plain))
}

function cipher(iv: Uint8Array<ArrayBuffer>, name: string): AesGcmParams {
  return { name: 'AES-GCM', iv, additionalData: new TextEncoder().encode(name) }
}
