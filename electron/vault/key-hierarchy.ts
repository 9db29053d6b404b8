import { hkdfSync } from 'node:crypto'

const KEY_BYTES = 32
const PURPOSES = [
  'database',
  'files',
  'index',
  'audit',
  'backup',
  'archive',
  'window',
  'head',
] as const

/** What each child of the master key is for; none opens what another closes. */
export type KeyPurpose = (typeof PURPOSES)[number]

/** The children of a master key, 32 bytes each; in memory while the vault is open. */
export type VaultKeys = Readonly<Record<KeyPurpose, Buffer>>

/** The children of a master key by HKDF-SHA-256, the purpose as its context. */
export function deriveKeys(master: Buffer): VaultKeys {
  const children = PURPOSES.map((purpose) => [purpose, deriveKey(master, purpose)])
  // One entry per purpose, which fromEntries cannot tell the compiler.
  return Object.fromEntries(children) as VaultKeys
}

/** 32 bytes from secret material of any length, bound to what they are for. */
export function deriveKey(material: Buffer, purpose: KeyPurpose | 'slot' | 'device-mark'): Buffer {
  return Buffer.from(hkdfSync('sha256', material, '', `filing-desk/1/${purpose}`, KEY_BYTES))
}

/** Overwrites keys with zeros; whoever still holds them holds nothing. */
export function wipeKeys(keys: VaultKeys): void {
  for (const key of Object.values(keys)) key.fill(0)
}
