import { randomBytes } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { findAuditLink, lastSeq } from './audit.ts'
import { findAuditFault } from './audit-check.ts'
import { addOperator, changePassword, listOperators, type SlotPlan } from './operators.ts'
import {
  CHEAP_COST,
  createSampleVault,
  makeTestFolder,
  SAMPLE_OPERATOR,
  SAMPLE_PASSWORD,
  sampleUnlock,
} from './sample-vault.test-helper.ts'
import { closeVault, openVault, type Vault } from './vault.ts'

const folder = makeTestFolder()
afterAll(folder.remove)

const SECOND = { number: '0002', name: '样例二号' } as const
let round = 0
let directory: string
let vault: Vault

beforeEach(async () => {
  round += 1
  directory = join(folder.path, `vault-${round}`)
  vault = await createSampleVault(directory)
  return () => {
    if (vault.db.open) closeVault(vault)
  }
})

function plan(changes: Partial<SlotPlan> = {}): SlotPlan {
  return {
    password: SAMPLE_PASSWORD,
    newPassword: 'a new password',
    deviceSecret: null,
    cost: CHEAP_COST,
    ...changes,
  }
}

/** The number of the operator whom a password lets in, or the code of the refusal. */
async function opensFor(operatorNumber: string, password: string): Promise<string> {
  const opened = await openVault({ ...sampleUnlock(directory), operatorNumber, password })
  if (!opened.ok) return opened.error.code
  closeVault(opened.value)
  return opened.value.operator.number
}

test('a changed password opens the same vault, the old one no longer', async () => {
  const { generation } = vault
  expect(await changePassword(vault, plan())).toMatchObject({ ok: true })
  expect(findAuditLink(vault, lastSeq(vault))).toMatchObject({ action: 'operator.password' })
  closeVault(vault)
  expect(await opensFor('0001', SAMPLE_PASSWORD)).toBe('wrong-password')
  const opened = await openVault({ ...sampleUnlock(directory), password: 'a new password' })
  expect(opened.ok && opened.value.generation).toBe(generation)
  if (opened.ok) closeVault(opened.value)
})

test('a wrong old password changes nothing and counts as a try', async () => {
  const before = lastSeq(vault)
  for (let at = 0; at < 3; at += 1) {
    expect(await changePassword(vault, plan({ password: 'guess' }))).toMatchObject({
      error: { code: 'wrong-password' },
    })
  }
  expect(await changePassword(vault, plan())).toMatchObject({ error: { code: 'too-many-tries' } })
  expect(lastSeq(vault)).toBe(before)
})

test('a slot that cannot be written takes the audit entry back', async () => {
  const before = lastSeq(vault)
  // A folder in the way of the file that is to be renamed into place.
  mkdirSync(join(directory, 'slots.json.new'))
  await expect(changePassword(vault, plan())).rejects.toThrow()
  expect(lastSeq(vault)).toBe(before)
  closeVault(vault)
  expect(await opensFor('0001', SAMPLE_PASSWORD)).toBe('0001')
})

test('another operator opens the same vault under his own name', async () => {
  expect(await addOperator(vault, SECOND, plan())).toMatchObject({ ok: true })
  expect(listOperators(vault)).toMatchObject({ value: [SAMPLE_OPERATOR, SECOND] })
  expect(findAuditLink(vault, lastSeq(vault))).toMatchObject({
    action: 'operator.add',
    object: '0002',
    by: '0001',
  })
  expect(findAuditFault(vault)).toBeUndefined()
  closeVault(vault)
  expect(await opensFor('0002', 'a new password')).toBe('0002')
  expect(await opensFor('0001', SAMPLE_PASSWORD)).toBe('0001')
})

test('nobody is added twice, and not without the acting operator’s password', async () => {
  expect(await addOperator(vault, SAMPLE_OPERATOR, plan())).toMatchObject({
    error: { code: 'operator-exists' },
  })
  expect(await addOperator(vault, SECOND, plan({ password: 'guess' }))).toMatchObject({
    error: { code: 'wrong-password' },
  })
  expect(listOperators(vault)).toMatchObject({ value: [SAMPLE_OPERATOR] })
})

test('a slot made on a machine with a key store is bound to it', async () => {
  const deviceSecret = randomBytes(32)
  expect(await addOperator(vault, SECOND, plan({ deviceSecret }))).toMatchObject({ ok: true })
  closeVault(vault)
  expect(await opensFor('0002', 'a new password')).toBe('device-key-missing')
})
