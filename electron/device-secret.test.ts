import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { type KeyStore, keepDeviceSecret } from './device-secret.ts'
import { makeTestFolder } from './vault/sample-vault.test-helper.ts'

const folder = makeTestFolder()
afterAll(folder.remove)

/** A key store that turns texts round. */
const STORE: KeyStore = {
  seal: async (text) => Buffer.from([...text].toReversed().join('')),
  open: async (sealed) => [...sealed.toString()].toReversed().join(''),
}

test('the secret of the first start is that of every start, and lies sealed', async () => {
  const path = join(folder.path, 'user', 'device-secret')
  const first = await keepDeviceSecret(path, STORE)
  expect(first).toHaveLength(32)
  expect(Buffer.from(await keepDeviceSecret(path, STORE))).toEqual(Buffer.from(first))
  expect(readFileSync(path, 'utf8')).not.toBe(Buffer.from(first).toString('base64'))
  expect(readdirSync(join(folder.path, 'user'))).toEqual(['device-secret'])
})

test('a secret that cannot be read is an error, and none is put in its place', async () => {
  const path = join(folder.path, 'unreadable')
  mkdirSync(path)
  await expect(keepDeviceSecret(path, STORE)).rejects.toThrow('EISDIR')
  expect(readdirSync(folder.path)).not.toContain('unreadable.new')
})

test('a secret the key store does not open stays as it is', async () => {
  const path = join(folder.path, 'device-secret')
  await keepDeviceSecret(path, STORE)
  const sealed = readFileSync(path)
  const open = async () => {
    throw new Error('another key')
  }
  await expect(keepDeviceSecret(path, { ...STORE, open })).rejects.toThrow('another key')
  expect(readFileSync(path)).toEqual(sealed)
})
