import { join } from 'node:path'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { DEFAULT_SETTINGS } from '#shared/settings.ts'
import { findAuditLink, lastSeq } from './audit.ts'
import { findAuditFault } from './audit-check.ts'
import {
  acceptSamples,
  createSampleVault,
  makeTestFolder,
  reopenSampleVault,
  SAMPLE_OFFICE,
  SAMPLE_OPERATOR,
} from './sample-vault.test-helper.ts'
import { changeOffice, changeSettings } from './settings.ts'
import { closeVault, type Vault } from './vault.ts'

const folder = makeTestFolder()
afterAll(folder.remove)

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

test('a new vault works by the defaults and knows its province profile', () => {
  expect(vault.settings).toEqual({ ...DEFAULT_SETTINGS, profileId: 'training' })
})

test('a change is a commit whose audit entry names fields, never values', () => {
  const before = lastSeq(vault)
  changeSettings(vault, { idleMinutes: 12 })
  expect(vault.settings.idleMinutes).toBe(12)
  expect(lastSeq(vault)).toBe(before + 1)
  expect(findAuditLink(vault, before + 1)).toMatchObject({
    action: 'settings.change',
    by: SAMPLE_OPERATOR.number,
    fields: ['idleMinutes'],
  })
  expect(findAuditFault(vault)).toBeUndefined()
})

test('the office’s telephone changes at once and for good', async () => {
  expect(changeOffice(vault, { ...SAMPLE_OFFICE, phone: '0631-1111111' }).ok).toBe(true)
  expect(vault.office.phone).toBe('0631-1111111')
  expect(findAuditFault(vault)).toBeUndefined()
  closeVault(vault)
  vault = await reopenSampleVault(directory)
  expect(vault.office.phone).toBe('0631-1111111')
})

test('an office that stays as it is makes no commit', () => {
  const before = lastSeq(vault)
  expect(changeOffice(vault, SAMPLE_OFFICE).ok).toBe(true)
  expect(lastSeq(vault)).toBe(before)
})

test('division and agency code may change until a filing carries them', () => {
  expect(changeOffice(vault, { ...SAMPLE_OFFICE, division: '370102' }).ok).toBe(true)
  expect(findAuditFault(vault)).toBeUndefined()
  acceptSamples(vault, 1)
  const moved = { ...vault.office, agencyCode: 'B1234' }
  expect(changeOffice(vault, moved)).toMatchObject({ error: { code: 'office-fixed' } })
  expect(changeOffice(vault, { ...vault.office, name: '新名称' }).ok).toBe(true)
})

test('a vault from before there were settings works by the defaults', () => {
  vault.db.exec('DELETE FROM settings')
  expect(vault.settings).toEqual(DEFAULT_SETTINGS)
})
