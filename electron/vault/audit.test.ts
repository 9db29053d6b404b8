import { join } from 'node:path'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { findAuditFault } from './audit-check.ts'
import { commit } from './commit.ts'
import { acceptSamples, createSampleVault, makeTestFolder } from './sample-vault.test-helper.ts'
import { closeVault, type Vault } from './vault.ts'

const folder = makeTestFolder()
afterAll(folder.remove)

let round = 0
let vault: Vault

beforeEach(async () => {
  round += 1
  vault = await createSampleVault(join(folder.path, `vault-${round}`))
  acceptSamples(vault, 3)
  return () => closeVault(vault)
})

test('an untouched record has no fault', () => {
  expect(findAuditFault(vault)).toBeUndefined()
})

test.each([
  [
    'edits who acted',
    "UPDATE audit SET body = replace(body, '0001', '0002') WHERE seq = 2",
    { seq: 2, where: 'audit' },
  ],
  ['edits a hash', "UPDATE audit SET hash = 'a' WHERE seq = 3", { seq: 3, where: 'audit' }],
  ['removes a link', 'DELETE FROM audit WHERE seq = 2', { seq: 2, where: 'audit' }],
  [
    'swaps two links',
    'UPDATE audit SET seq = 9 WHERE seq = 2; UPDATE audit SET seq = 2 WHERE seq = 3; UPDATE audit SET seq = 3 WHERE seq = 9',
    { seq: 2, where: 'audit' },
  ],
  [
    'edits a filing',
    "UPDATE filings SET body = replace(body, '440100', '440300') WHERE seq = 3",
    { seq: 3, where: 'filings' },
  ],
  [
    'edits a column',
    "UPDATE outbox SET person_key = '01:1' WHERE seq = 4",
    { seq: 4, where: 'outbox' },
  ],
  ['removes an event', 'DELETE FROM events WHERE seq = 4', { seq: 4, where: 'events' }],
  [
    'adds an event',
    'INSERT INTO events (seq, filing_id, body) SELECT seq, filing_id, body FROM events WHERE seq = 2',
    { seq: 2, where: 'events' },
  ],
  ['edits the office', "UPDATE offices SET body = '{}'", { seq: 1, where: 'offices' }],
])('the chain tells when someone with the database key %s', (_what, sql, fault) => {
  vault.db.exec(sql)
  expect(findAuditFault(vault)).toEqual(fault)
})

test('a commit inside a transaction is a mistake of ours', () => {
  const note = { action: 'test', object: 'test', by: 'test', fields: [] }
  const outer = vault.db.transaction(() => commit(vault, note, () => undefined))
  expect(outer).toThrow('a commit inside another transaction')
})
