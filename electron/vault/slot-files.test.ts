import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { findAuditLink, lastSeq } from './audit.ts'
import { backUp } from './backup.ts'
import { findBackups } from './backup-manifest.ts'
import { acceptFiling, copyHead } from './filings.ts'
import { readJsonFile } from './json-file.ts'
import { changePassword } from './operators.ts'
import { makeRecoveryCode } from './recovery-slot.ts'
import { restore } from './restore.ts'
import type { RestoreProof } from './restore-slots.ts'
import {
  acceptSamples,
  CHEAP_COST,
  createSampleVault,
  makeTestFolder,
  reopenSampleVault,
  SAMPLE_NOW,
  SAMPLE_OPERATOR,
  SAMPLE_PASSWORD,
  sampleAcceptance,
  sampleUnlock,
} from './sample-vault.test-helper.ts'
import { readSlots, slotPaths, writeSlots } from './slot-files.ts'
import { closeVault, openVault, type Vault } from './vault.ts'

const folder = makeTestFolder()
afterAll(folder.remove)

let round = 0
let directory = ''
let place = ''
let vault: Vault

beforeEach(async () => {
  round += 1
  directory = join(folder.path, `vault-${round}`)
  place = join(folder.path, `place-${round}`)
  mkdirSync(place)
  vault = await createSampleVault(directory)
  acceptSamples(vault, 3)
  return () => {
    if (vault.db.open) closeVault(vault)
  }
})

/** Filings beyond the three of every test. */
function acceptMore(count: number): void {
  for (let at = 4; at < 4 + count; at += 1) acceptFiling(vault, sampleAcceptance(at), SAMPLE_NOW)
}

const TORN = '{"version":2,"suite":1,"slo'
/** What the two files say; undefined where there is none. */
const contents = () => slotPaths(directory).map(contentOf)

function contentOf(path: string): unknown {
  return existsSync(path) ? readJsonFile(path) : undefined
}

/** Still a slot file by its form, but no password opens it any more. */
function flipInSeal(path: string): void {
  const text = readFileSync(path, 'utf8')
  writeFileSync(
    path,
    text.replace(/"wrapped": "(.)/, (_all, first) => `"wrapped": "${first === 'A' ? 'B' : 'A'}`),
  )
}

function loseBoth(): void {
  for (const path of slotPaths(directory)) rmSync(path)
}

function tearBoth(): void {
  for (const path of slotPaths(directory)) writeFileSync(path, TORN)
}

async function refusalAtOpening(password = SAMPLE_PASSWORD): Promise<string> {
  const opened = await openVault({ ...sampleUnlock(directory), password })
  if (!opened.ok) return opened.error.code
  closeVault(opened.value)
  return ''
}

function restoreHere(proof: Partial<RestoreProof> = {}) {
  const [backup] = findBackups(place)
  if (backup === undefined) throw new Error('no backup')
  return restore({
    mode: 'training',
    backup,
    directory,
    clock: { now: () => SAMPLE_NOW },
    proof: {
      operatorNumber: SAMPLE_OPERATOR.number,
      password: SAMPLE_PASSWORD,
      deviceSecret: null,
      recoveryCode: '',
      ...proof,
    },
    cost: CHEAP_COST,
  })
}

test('from an empty folder there are no slots', () => {
  expect(readSlots(join(folder.path, 'nothing'))).toEqual({ ok: true, value: [] })
})

test('a vault keeps its slots twice, also after a new password', async () => {
  const before = contents()
  expect(before[0]).toEqual(before[1])
  const plan = { newPassword: 'a new password', deviceSecret: null, cost: CHEAP_COST }
  await changePassword(vault, { ...plan, password: SAMPLE_PASSWORD })
  const [first, copy] = contents()
  expect(first).toEqual(copy)
  expect(first).not.toEqual(before[0])
})

test.each([
  ['lost', (path: string) => rmSync(path)],
  ['torn', (path: string) => writeFileSync(path, TORN)],
  ['empty', (path: string) => writeFileSync(path, '')],
  ['changed in one bit of a sealed key', flipInSeal],
])('where the first file is %s its copy opens the vault and mends it', async (_how, damage) => {
  closeVault(vault)
  const [whole] = contents()
  damage(slotPaths(directory)[0])
  expect(await refusalAtOpening('guess')).toBe('wrong-password')
  vault = await reopenSampleVault(directory)
  expect(contents()).toEqual([whole, whole])
  expect(findAuditLink(vault, lastSeq(vault))).toMatchObject({ action: 'slots.mend', by: 'desk' })
})

test.each([
  ['lost', (path: string) => rmSync(path)],
  ['torn', (path: string) => writeFileSync(path, TORN)],
])(
  'a copy that is %s, as in a vault of an older program, is made again without a word',
  async (_how, damage) => {
    const before = lastSeq(vault)
    closeVault(vault)
    const [whole] = contents()
    damage(slotPaths(directory)[1])
    vault = await reopenSampleVault(directory)
    expect(contents()).toEqual([whole, whole])
    expect(lastSeq(vault)).toBe(before)
  },
)

test('a crash between the two files leaves what the first one says', async () => {
  closeVault(vault)
  const slots = readSlots(directory)
  if (!slots.ok) throw new Error(slots.error.code)
  const [first, copy] = slotPaths(directory)
  const before = readFileSync(first, 'utf8')
  // As far as a change of the slots had come: the copy was written, the first file not yet.
  writeSlots(directory, [...slots.value, ...slots.value])
  writeFileSync(first, before)
  vault = await reopenSampleVault(directory)
  expect(contentOf(copy)).toEqual(JSON.parse(before))
})

test.each([
  ['are not JSON', '{', 'slots-damaged'],
  ['lack their slots', '{"version":1,"suite":1}', 'slots-damaged'],
  [
    'ask for an endless derivation',
    '{"version":1,"suite":1,"slots":[{"argon2":{"iterations":1e9}}]}',
    'slots-damaged',
  ],
  ['are from a newer program', '{"version":4}', 'vault-newer'],
])('slot files that %s are refused', (_what, content, code) => {
  for (const path of slotPaths(directory)) writeFileSync(path, content)
  expect(readSlots(directory)).toMatchObject({ ok: false, error: { code } })
})

test('a first file of a newer program is never overwritten by an older copy', async () => {
  closeVault(vault)
  const [first] = slotPaths(directory)
  writeFileSync(first, '{"version":4}')
  expect(await refusalAtOpening()).toBe('vault-newer')
  expect(readFileSync(first, 'utf8')).toBe('{"version":4}')
})

test('a backup has both files, and both bring a vault back', async () => {
  backUp(vault, place)
  const [found] = findBackups(place)
  const backedUp = slotPaths(found?.folder ?? '').map(contentOf)
  expect(backedUp).toEqual(contents())
  rmSync(slotPaths(found?.folder ?? '')[0])
  closeVault(vault)
  rmSync(directory, { recursive: true })
  expect(await restoreHere()).toMatchObject({ value: { isDataKept: false } })
  expect(contents()).toEqual(backedUp)
})

test('a lost pair comes back from the newest backup, and the newer data stay', async () => {
  backUp(vault, place)
  acceptMore(2)
  const { generation } = vault
  closeVault(vault)
  loseBoth()
  expect(await refusalAtOpening()).toBe('slots-missing')
  expect(await restoreHere({ password: 'guess' })).toMatchObject({
    error: { code: 'wrong-password' },
  })
  expect(await restoreHere()).toMatchObject({ value: { isDataKept: true } })
  vault = await reopenSampleVault(directory)
  expect(vault.generation).toBe(generation)
  expect(copyHead(vault).count).toBe(5)
  expect(findAuditLink(vault, lastSeq(vault))).toMatchObject({
    action: 'slots.restore',
    by: SAMPLE_OPERATOR.number,
  })
})

test.each([
  ['a lost pair', tearBoth],
  ['a forgotten password', () => undefined],
])(
  'by the recovery code %s costs nothing: a new password opens all that was saved since the backup',
  async (_how, lose) => {
    const plan = { password: SAMPLE_PASSWORD, deviceSecret: null, cost: CHEAP_COST }
    const made = await makeRecoveryCode(vault, plan)
    if (!made.ok) throw new Error(made.error.code)
    backUp(vault, place)
    acceptMore(2)
    closeVault(vault)
    lose()
    const proof = { recoveryCode: made.value.code, password: 'a new password' }
    expect(await restoreHere(proof)).toMatchObject({ value: { isDataKept: true } })
    expect(await refusalAtOpening()).toBe('wrong-password')
    const opened = await openVault({ ...sampleUnlock(directory), password: 'a new password' })
    if (!opened.ok) throw new Error(opened.error.code)
    vault = opened.value
    expect(copyHead(vault).count).toBe(5)
  },
)

test('the backup of another vault brings no slots for these data: they are set aside, not touched', async () => {
  const other = await createSampleVault(join(folder.path, `other-${round}`))
  backUp(other, place)
  closeVault(other)
  closeVault(vault)
  loseBoth()
  const database = readFileSync(join(directory, 'vault.db'))
  expect(await restoreHere()).toMatchObject({ value: { isDataKept: false } })
  const moment = SAMPLE_NOW.toISOString().replaceAll(/[^0-9T]/g, '')
  expect(readFileSync(join(`${directory}.set-aside-${moment}`, 'vault.db'))).toEqual(database)
})

test('a lost pair without a backup is said, and nothing is changed', async () => {
  closeVault(vault)
  loseBoth()
  const database = readFileSync(join(directory, 'vault.db'))
  expect(await refusalAtOpening()).toBe('slots-missing')
  expect(findBackups(place)).toEqual([])
  expect(readFileSync(join(directory, 'vault.db'))).toEqual(database)
  expect(contents()).toEqual([undefined, undefined])
})

test('while the vault is open, lost slots keep nobody from a backup of the data', () => {
  backUp(vault, place)
  loseBoth()
  acceptMore(1)
  expect(backUp(vault, place)).toMatchObject({ ok: true, value: { counts: { filings: 4 } } })
  const bare = join(folder.path, `bare-${round}`)
  mkdirSync(bare)
  expect(backUp(vault, bare)).toMatchObject({ error: { code: 'slots-missing' } })
})
