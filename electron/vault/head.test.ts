import { copyFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { findAuditLink, lastSeq } from './audit.ts'
import { findAuditFault } from './audit-check.ts'
import { acceptFiling, copyHead, findFiling } from './filings.ts'
import {
  acceptSamples,
  copyFolder,
  createSampleVault,
  makeTestFolder,
  refusalAtOpening,
  reopenSampleVault,
  SAMPLE_NOW,
  sampleAcceptance,
  sampleId,
} from './sample-vault.test-helper.ts'
import { closeVault, type Vault } from './vault.ts'

const folder = makeTestFolder()
afterAll(folder.remove)

const HEADS = ['head-0', 'head-1']
const DATABASE = ['vault.db', 'vault.db-wal']

let round = 0
let directory = ''
let vault: Vault

beforeEach(async () => {
  round += 1
  directory = join(folder.path, `vault-${round}`)
  vault = await createSampleVault(directory)
  acceptSamples(vault, 3)
  return () => {
    if (vault.db.open) closeVault(vault)
  }
})

/** The folder as a power cut would leave it now. */
function cut(name: string): string {
  return copyFolder(directory, join(folder.path, `${name}-${round}`))
}

function replace(files: readonly string[], from: string, to: string): void {
  for (const file of files) copyFileSync(join(from, file), join(to, file))
}

test('after a power cut every accepted filing is there', async () => {
  const reopened = await reopenSampleVault(cut('cut'))
  expect(copyHead(reopened).count).toBe(3)
  expect(findAuditFault(reopened)).toBeUndefined()
  closeVault(reopened)
})

test('an older copy of the database is refused', async () => {
  const older = cut('older')
  acceptFiling(vault, sampleAcceptance(4), SAMPLE_NOW)
  const now = cut('now')
  replace(DATABASE, older, now)
  expect(await refusalAtOpening(now)).toBe('vault-behind')
})

test('a power cut between COMMIT and head file is made good and goes into the audit chain', async () => {
  const before = cut('before')
  acceptFiling(vault, sampleAcceptance(4), SAMPLE_NOW)
  const between = cut('between')
  replace(HEADS, before, between)
  const reopened = await reopenSampleVault(between)
  expect(findFiling(reopened, sampleId(4))).toBeDefined()
  expect(findAuditLink(reopened, lastSeq(reopened))?.action).toBe('head.bring-up')
  expect(findAuditFault(reopened)).toBeUndefined()
  closeVault(reopened)
  expect(await refusalAtOpening(between)).toBe('')
})

test('a head file torn while it was written is made good from the other one', async () => {
  const torn = cut('torn')
  const path = join(torn, `head-${lastSeq(vault) % 2}`)
  writeFileSync(path, readFileSync(path, 'utf8').slice(0, 100))
  expect(await refusalAtOpening(torn)).toBe('')
})

test('a database two commits ahead of its head is refused', async () => {
  const before = cut('before')
  acceptFiling(vault, sampleAcceptance(4), SAMPLE_NOW)
  acceptFiling(vault, sampleAcceptance(5), SAMPLE_NOW)
  const now = cut('now')
  replace(HEADS, before, now)
  expect(await refusalAtOpening(now)).toBe('vault-ahead')
})

test('a database whose newest commit does not continue the head is refused', async () => {
  const before = cut('before')
  acceptFiling(vault, sampleAcceptance(4), SAMPLE_NOW)
  vault.db.exec("UPDATE audit SET body = replace(body, '0001', '0002') WHERE seq = 5")
  const now = cut('now')
  replace(HEADS, before, now)
  expect(await refusalAtOpening(now)).toBe('head-mismatch')
})

test('a row deleted behind our back is noticed at the opening', async () => {
  vault.db.exec('DELETE FROM attempts; DELETE FROM outbox')
  expect(await refusalAtOpening(cut('deleted'))).toBe('head-mismatch')
})

test.each([
  ['gone', 'head-missing', (path: string) => rmSync(path)],
  ['empty', 'head-damaged', (path: string) => writeFileSync(path, '')],
  ['edited', 'head-damaged', (path: string) => edit(path)],
])('head files that are %s are refused', async (_what, code, damage) => {
  const damaged = cut('damaged')
  for (const file of HEADS) damage(join(damaged, file))
  expect(await refusalAtOpening(damaged)).toBe(code)
})

test('a damaged write-ahead log is noticed wherever it is hit', async () => {
  const log = readFileSync(join(directory, 'vault.db-wal'))
  for (let part = 0; part < 12; part += 1) {
    const damaged = cut(`log-${part}`)
    const bytes = Buffer.from(log)
    const at = Math.floor((bytes.length * part) / 12) + 40
    bytes.writeUInt8(bytes.readUInt8(at) ^ 0xff, at)
    writeFileSync(join(damaged, 'vault.db-wal'), bytes)
    expect(['vault-behind', 'vault-damaged']).toContain(await refusalAtOpening(damaged))
  }
})

test('a write-ahead log cut short is noticed', async () => {
  const damaged = cut('short')
  const log = readFileSync(join(damaged, 'vault.db-wal'))
  writeFileSync(join(damaged, 'vault.db-wal'), log.subarray(0, log.length - 5000))
  expect(await refusalAtOpening(damaged)).toBe('vault-behind')
})

test('a database file damaged anywhere is noticed', async () => {
  closeVault(vault)
  const whole = readFileSync(join(directory, 'vault.db'))
  for (let part = 0; part < 12; part += 1) {
    const damaged = cut(`page-${part}`)
    const bytes = Buffer.from(whole)
    const at = Math.floor((bytes.length * part) / 12) + 7
    bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at)
    writeFileSync(join(damaged, 'vault.db'), bytes)
    expect(await refusalAtOpening(damaged)).toBe('vault-damaged')
  }
})

test('a head file that failed to be written stops nothing but is written before the next commit', () => {
  for (const file of HEADS) rmSync(join(directory, file))
  acceptFiling(vault, sampleAcceptance(4), SAMPLE_NOW)
  const seqs = HEADS.map((file) => JSON.parse(readFileSync(join(directory, file), 'utf8')).seq)
  expect(seqs.toSorted()).toEqual([lastSeq(vault) - 1, lastSeq(vault)])
})

function edit(path: string): void {
  writeFileSync(path, readFileSync(path, 'utf8').replace('"filings":', '"filings":1'))
}
