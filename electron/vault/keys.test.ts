import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { deriveKeys, wipeKeys } from './key-hierarchy.ts'
import { makeSlot, type OperatorSlot, openSlot } from './keys.ts'
import { CHEAP_COST, SAMPLE_OPERATOR, SAMPLE_PASSWORD } from './sample-vault.test-helper.ts'

const MASTER = Buffer.alloc(32, 7)
const PASSWORD_ONLY = { password: SAMPLE_PASSWORD, deviceSecret: null }

function sampleSlot(
  credentials: Parameters<typeof makeSlot>[2] = PASSWORD_ONLY,
): Promise<OperatorSlot> {
  const owner = { kind: 'operator', operator: SAMPLE_OPERATOR } as const
  return makeSlot(MASTER, { owner, cost: CHEAP_COST }, credentials)
}

test('a slot gives the master key back to the right password', async () => {
  const opened = await openSlot(await sampleSlot(), PASSWORD_ONLY)
  expect(opened).toEqual({ ok: true, value: MASTER })
})

test('a wrong password never opens a slot', async () => {
  const slot = await sampleSlot()
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'grapheme' }), async (password) => {
      fc.pre(password.normalize('NFKC') !== SAMPLE_PASSWORD.normalize('NFKC'))
      const opened = await openSlot(slot, { ...PASSWORD_ONLY, password })
      expect(opened).toMatchObject({ ok: false, error: { code: 'wrong-password' } })
    }),
    { numRuns: 200 },
  )
})

test('a password typed in full-width characters is the same password', async () => {
  const slot = await sampleSlot({ password: 'abc123', deviceSecret: null })
  expect((await openSlot(slot, { password: 'ａｂｃ１２３', deviceSecret: null })).ok).toBe(true)
})

test('a device-bound slot opens on its own machine only', async () => {
  const deviceSecret = randomBytes(32)
  const slot = await sampleSlot({ password: SAMPLE_PASSWORD, deviceSecret })
  const elsewhere = { password: SAMPLE_PASSWORD, deviceSecret: randomBytes(32) }
  expect((await openSlot(slot, { password: SAMPLE_PASSWORD, deviceSecret })).ok).toBe(true)
  expect(await openSlot(slot, elsewhere)).toMatchObject({ error: { code: 'device-key-changed' } })
  expect(await openSlot(slot, PASSWORD_ONLY)).toMatchObject({
    error: { code: 'device-key-missing' },
  })
})

test('a device-bound slot opens neither with another mark nor without its own', async () => {
  const credentials = { password: SAMPLE_PASSWORD, deviceSecret: randomBytes(32) }
  const { deviceMark, ...slot } = await sampleSlot(credentials)
  expect(deviceMark).toMatch(/^.{11}=$/)
  expect(await openSlot(slot, credentials)).toMatchObject({ error: { code: 'wrong-password' } })
  const marked = { ...slot, deviceMark: 'AAAAAAAAAAA=' }
  expect(await openSlot(marked, credentials)).toMatchObject({
    error: { code: 'device-key-changed' },
  })
})

test.each<[string, (slot: OperatorSlot) => OperatorSlot]>([
  ['the id', (slot) => ({ ...slot, id: '00000000-0000-4000-8000-000000000000' })],
  ['the operator', (slot) => ({ ...slot, operator: { ...slot.operator, name: '别人' } })],
  ['the cost', (slot) => ({ ...slot, argon2: { ...slot.argon2, iterations: 2 } })],
  [
    'the salt',
    (slot) => ({ ...slot, argon2: { ...slot.argon2, salt: flipped(slot.argon2.salt) } }),
  ],
  ['the binding', (slot) => ({ ...slot, deviceBound: true })],
  ['the mark', (slot) => ({ ...slot, deviceMark: 'AAAAAAAAAAA=' })],
  ['the nonce', (slot) => ({ ...slot, nonce: flipped(slot.nonce) })],
  ['the sealed key', (slot) => ({ ...slot, wrapped: flipped(slot.wrapped) })],
])('a slot does not open after someone changed %s', async (_what, change) => {
  const deviceSecret = new Uint8Array(32)
  const opened = await openSlot(change(await sampleSlot()), { ...PASSWORD_ONLY, deviceSecret })
  expect(opened).toMatchObject({ ok: false, error: { code: 'wrong-password' } })
})

test('every purpose has a key of its own, the same ones each time', () => {
  const keys = deriveKeys(MASTER)
  const texts = Object.values(keys).map((key) => key.toString('hex'))
  expect(new Set(texts).size).toBe(8)
  expect(texts).not.toContain(MASTER.toString('hex'))
  expect(deriveKeys(MASTER)).toEqual(keys)
})

test('the children of a known master key stay the same for ever', () => {
  const { database, head } = deriveKeys(MASTER)
  expect(database.toString('hex')).toMatchInlineSnapshot(
    `"f7c50ee6df3264560c33027b905fc21900c021ffdb698ad9d06c26122e05bf0b"`,
  )
  expect(head.toString('hex')).toMatchInlineSnapshot(
    `"0931810f1c394973898f4f0371e2bd484d0ff916d0e10d028711f3d9395392bd"`,
  )
})

test('wiped keys are zeros', () => {
  const keys = deriveKeys(MASTER)
  wipeKeys(keys)
  for (const key of Object.values(keys)) expect(key.every((byte) => byte === 0)).toBe(true)
})

function flipped(base64: string): string {
  const bytes = Buffer.from(base64, 'base64')
  bytes.writeUInt8(bytes.readUInt8(0) ^ 1, 0)
  return bytes.toString('base64')
}
