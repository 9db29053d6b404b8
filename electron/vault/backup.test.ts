import { randomBytes } from 'node:crypto'
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { findAuditFault } from './audit-check.ts'
import { backUp } from './backup.ts'
import { backupDatabase, type FoundBackup, findBackups, manifestPath } from './backup-manifest.ts'
import { acceptFiling, copyHead } from './filings.ts'
import { addOperator } from './operators.ts'
import { listEntries, markSending } from './outbox.ts'
import { makeRecoveryCode } from './recovery-slot.ts'
import { finishRestore, restore } from './restore.ts'
import type { RestoreProof } from './restore-slots.ts'
import {
  acceptSamples,
  CHEAP_COST,
  createSampleVault,
  getValue,
  makeTestFolder,
  reopenSampleVault,
  SAMPLE_NOW,
  SAMPLE_OPERATOR,
  SAMPLE_PASSWORD,
  sampleAcceptance,
  sampleId,
  sampleUnlock,
} from './sample-vault.test-helper.ts'
import { readSlots, writeSlots } from './slot-files.ts'
import { closeVault, openVault, type Vault } from './vault.ts'

const folder = makeTestFolder()
afterAll(folder.remove)

const BY_PASSWORD: RestoreProof = {
  operatorNumber: SAMPLE_OPERATOR.number,
  password: SAMPLE_PASSWORD,
  deviceSecret: null,
  recoveryCode: '',
}

let round = 0
let vault: Vault
let place = ''

beforeEach(async () => {
  round += 1
  vault = await createSampleVault(join(folder.path, `vault-${round}`))
  place = join(folder.path, `place-${round}`)
  mkdirSync(place)
  acceptSamples(vault, 3)
  return () => {
    if (vault.db.open) closeVault(vault)
  }
})

function newest(): FoundBackup {
  const [found] = findBackups(place)
  if (found === undefined) throw new Error('no backup')
  return found
}

function restoreTo(directory: string, proof: Partial<RestoreProof> = {}) {
  return restore({
    mode: 'training',
    backup: newest(),
    directory,
    clock: { now: () => SAMPLE_NOW },
    proof: { ...BY_PASSWORD, ...proof },
    cost: CHEAP_COST,
  })
}

function elsewhere(): string {
  return join(folder.path, `restored-${round}`)
}

test('a restored vault has every filing of the backup, its whole chain, and a generation of its own', async () => {
  mkdirSync(join(vault.directory, 'materials'))
  writeFileSync(join(vault.directory, 'materials', 'page'), 'sealed bytes')
  expect(backUp(vault, place)).toMatchObject({ ok: true, value: { counts: { filings: 3 } } })
  expect(await restoreTo(elsewhere())).toMatchObject({ ok: true })
  const restored = await reopenSampleVault(elsewhere())
  expect(copyHead(restored)).toMatchObject({ count: 3 })
  expect(findAuditFault(restored)).toBeUndefined()
  expect(restored.generation).not.toBe(vault.generation)
  expect(readFileSync(join(elsewhere(), 'materials', 'page'), 'utf8')).toBe('sealed bytes')
  closeVault(restored)
})

test('what may have been sent since the backup is asked about before it is sent again', async () => {
  backUp(vault, place)
  markSending(vault, sampleId(1, 'entry'), { msgid: 'm1', infno: 'X2511', requestHash: '' })
  await restoreTo(elsewhere())
  const restored = await reopenSampleVault(elsewhere())
  expect(listEntries(restored).map(({ state, reason }) => [state, reason?.code])).toEqual(
    Array.from({ length: 3 }, () => ['unknown', 'restored']),
  )
  closeVault(restored)
})

test('numbers that may have been given out since the backup are not given again', async () => {
  backUp(vault, place)
  acceptFiling(vault, sampleAcceptance(4), SAMPLE_NOW)
  await restoreTo(elsewhere())
  const restored = await reopenSampleVault(elsewhere())
  const { acceptanceNumber } = acceptFiling(restored, sampleAcceptance(5), SAMPLE_NOW)
  expect(acceptanceNumber).toMatch(/-1004$/)
  closeVault(restored)
})

test('an operator who came after the backup works in the restored vault as well', async () => {
  backUp(vault, place)
  const later = { number: '0077', name: '后来的经办人' }
  const plan = { password: SAMPLE_PASSWORD, newPassword: 'his own password', deviceSecret: null }
  expect(await addOperator(vault, later, { ...plan, cost: CHEAP_COST })).toMatchObject({ ok: true })
  // Every backup brings the slots of its day into the folder, beside the older databases.
  writeSlots(newest().folder, getValue(readSlots(vault.directory)))
  const his = { operatorNumber: later.number, password: plan.newPassword }
  expect(await restoreTo(elsewhere(), his)).toMatchObject({ ok: true })
  const opened = await openVault({ ...sampleUnlock(elsewhere()), ...his })
  expect(opened).toMatchObject({ ok: true, value: { operator: later } })
  if (!opened.ok) return
  expect(findAuditFault(opened.value)).toBeUndefined()
  closeVault(opened.value)
})

test('the recovery code opens a backup on another machine and gives the operator a new password', async () => {
  const made = await makeRecoveryCode(vault, {
    password: SAMPLE_PASSWORD,
    deviceSecret: null,
    cost: CHEAP_COST,
  })
  if (!made.ok) throw new Error(made.error.message)
  backUp(vault, place)
  const { code } = made.value
  const password = 'another password'
  const deviceSecret = randomBytes(32)
  const proof = { recoveryCode: code.toLowerCase(), password, deviceSecret }
  expect(await restoreTo(elsewhere(), proof)).toMatchObject({ ok: true })
  const opened = await openVault({ ...sampleUnlock(elsewhere()), password, deviceSecret })
  expect(opened.ok).toBe(true)
  if (opened.ok) closeVault(opened.value)
})

test('a new recovery code makes the one before it worthless', async () => {
  const plan = { password: SAMPLE_PASSWORD, deviceSecret: null, cost: CHEAP_COST }
  const first = await makeRecoveryCode(vault, plan)
  await makeRecoveryCode(vault, plan)
  backUp(vault, place)
  const recoveryCode = first.ok ? first.value.code : ''
  expect(await restoreTo(elsewhere(), { recoveryCode, password: 'a new password' })).toMatchObject({
    ok: false,
    error: { code: 'wrong-recovery-code' },
  })
})

test.each<[string, Partial<RestoreProof>, string]>([
  ['a wrong password', { password: 'wrong' }, 'wrong-password'],
  ['an unknown operator', { operatorNumber: '7' }, 'unknown-operator'],
  ['a recovery code where none was made', { recoveryCode: 'X' }, 'no-recovery-code'],
])('%s restores nothing', async (_what, proof, code) => {
  backUp(vault, place)
  expect(await restoreTo(elsewhere(), proof)).toMatchObject({ ok: false, error: { code } })
  expect(existsSync(elsewhere())).toBe(false)
})

test.each<[string, (found: FoundBackup) => void]>([
  ['one bit of the database', ({ folder, manifest }) => flip(backupDatabase(folder, manifest.seq))],
  ['the database gone', ({ folder, manifest }) => rmSync(backupDatabase(folder, manifest.seq))],
  [
    'a number in the manifest',
    ({ folder, manifest }) => {
      const path = manifestPath(folder, manifest.seq)
      writeFileSync(path, readFileSync(path, 'utf8').replace('"filings": 3', '"filings": 4'))
    },
  ],
])('a backup with %s changed is refused', async (_what, damage) => {
  backUp(vault, place)
  damage(newest())
  expect(await restoreTo(elsewhere())).toMatchObject({ error: { code: 'backup-damaged' } })
})

test('what stands in the way of a restore is set aside, not deleted', async () => {
  backUp(vault, place)
  closeVault(vault)
  await restoreTo(vault.directory)
  const names = readdirSync(folder.path).filter((name) => name.startsWith(`vault-${round}.`))
  expect(names).toEqual([`vault-${round}.set-aside-20261122T020000000`])
  closeVault(await reopenSampleVault(vault.directory))
})

test('a restore that breaks off with the old vault set aside is finished at the next start', async () => {
  backUp(vault, place)
  closeVault(vault)
  await restoreTo(vault.directory)
  const ready = `${vault.directory}.restored`
  renameSync(vault.directory, ready)
  finishRestore(vault.directory)
  expect(existsSync(ready)).toBe(false)
  closeVault(await reopenSampleVault(vault.directory))
  cpSync(vault.directory, ready, { recursive: true })
  finishRestore(vault.directory)
  // A vault that is in its place is never replaced by it.
  expect(existsSync(ready)).toBe(true)
})

test('the newest backup is the one with the most commits, whatever day the PC believed in', () => {
  const ahead = { ...vault, clock: { now: () => new Date(Date.UTC(2027, 10, 22)) } }
  backUp({ ...ahead, office: vault.office, settings: vault.settings }, place)
  acceptFiling(vault, sampleAcceptance(9), SAMPLE_NOW)
  backUp(vault, place)
  const seqs = findBackups(place).map(({ manifest }) => manifest.seq)
  expect(seqs).toHaveLength(2)
  expect(seqs).toEqual(seqs.toSorted((a, b) => b - a))
})

test('old backups go, the newest and the last of each day stay', () => {
  for (let day = 1; day <= 20; day += 1) {
    const at = new Date(Date.UTC(2027, 0, day))
    const clocked = { ...vault, clock: { now: () => at } }
    for (const turn of [1, 2]) {
      acceptFiling(vault, sampleAcceptance(100 + day * 2 + turn), SAMPLE_NOW)
      backUp({ ...clocked, office: vault.office, settings: vault.settings }, place)
    }
  }
  const kept = findBackups(place).map(({ manifest }) => manifest.madeAt.slice(0, 10))
  expect(kept).toHaveLength(12 + 14)
  expect(new Set(kept).size).toBe(20)
})

test('a place that is not there is named, and nothing is made', () => {
  writeFileSync(place.replace('place', 'file'), '')
  expect(backUp(vault, place.replace('place', 'file'))).toMatchObject({
    error: { code: 'backup-place-gone' },
  })
})

test('nothing of a filing can be read in a backup', () => {
  backUp(vault, place)
  const { folder: backup, manifest } = newest()
  const bytes = readFileSync(backupDatabase(backup, manifest.seq))
  expect(bytes.includes('样例人')).toBe(false)
  expect(bytes.includes('SQLite format 3')).toBe(false)
})

function flip(path: string): void {
  const bytes = readFileSync(path)
  bytes.writeUInt8(bytes.readUInt8(5000) ^ 1, 5000)
  writeFileSync(path, bytes)
}
