import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { lastSeq } from './audit.ts'
import { saveDraft } from './drafts.ts'
import { acceptFiling, copyHead } from './filings.ts'
import {
  acceptSamples,
  CHEAP_COST,
  copyFolder,
  createSampleVault,
  makeTestFolder,
  refusalAtOpening,
  reopenSampleVault,
  SAMPLE_NOW,
  SAMPLE_OFFICE,
  SAMPLE_OPERATOR,
  sampleAcceptance,
  sampleEntry,
  sampleId,
  sampleUnlock,
} from './sample-vault.test-helper.ts'
import { readSlots } from './slot-files.ts'
import { closeVault, createVault, onCommitted, openVault, type Vault } from './vault.ts'

const folder = makeTestFolder()
afterAll(folder.remove)

let round = 0
let directory = ''
let vault: Vault

beforeEach(async () => {
  round += 1
  directory = join(folder.path, `vault-${round}`)
  vault = await createSampleVault(directory)
  return () => {
    if (vault.db.open) closeVault(vault)
  }
})

function plan(target: string) {
  return {
    ...sampleUnlock(target),
    office: SAMPLE_OFFICE,
    operator: SAMPLE_OPERATOR,
    profileId: 'training',
    cost: CHEAP_COST,
  }
}

test('a new vault knows its office, its operator and its first commit', () => {
  expect(vault.office).toEqual(SAMPLE_OFFICE)
  expect(vault.operator).toEqual(SAMPLE_OPERATOR)
  expect(lastSeq(vault)).toBe(1)
  expect(readdirSync(folder.path)).not.toContain(`vault-${round}.new`)
})

test('a vault keeps its identity when it is locked and opened again', async () => {
  closeVault(vault)
  const reopened = await reopenSampleVault(directory)
  expect(reopened.generation).toBe(vault.generation)
  expect(reopened.office).toEqual(SAMPLE_OFFICE)
  closeVault(reopened)
})

test('a vault is never made over another one', async () => {
  expect(await createVault(plan(directory))).toMatchObject({ error: { code: 'vault-exists' } })
})

test('what an interrupted first run left behind is no obstacle', async () => {
  const target = join(folder.path, `again-${round}`)
  mkdirSync(target)
  mkdirSync(`${target}.new`)
  writeFileSync(join(`${target}.new`, 'vault.db'), 'half a vault')
  const made = await createVault(plan(target))
  expect(made.ok).toBe(true)
  if (made.ok) closeVault(made.value)
})

test.each([
  ['a wrong password', { password: 'wrong' }, 'wrong-password'],
  ['an empty password', { password: '' }, 'wrong-password'],
  ['an operator it does not know', { operatorNumber: '9999' }, 'unknown-operator'],
])('%s does not open a vault', async (_what, change, code) => {
  expect(await openVault({ ...sampleUnlock(directory), ...change })).toMatchObject({
    error: { code },
  })
})

test('the operators of a locked vault can be read', () => {
  closeVault(vault)
  expect(readSlots(directory)).toMatchObject({ value: [{ operator: SAMPLE_OPERATOR }] })
})

test('a vault that another process has open is refused', async () => {
  expect(await refusalAtOpening(directory)).toBe('vault-in-use')
})

test('locking leaves no key in memory', () => {
  closeVault(vault)
  for (const key of Object.values(vault.keys)) expect(key.every((byte) => byte === 0)).toBe(true)
})

test('a vault from a newer program is refused and left as it is', async () => {
  vault.db.pragma('user_version = 99')
  closeVault(vault)
  const before = readFileSync(join(directory, 'vault.db'))
  expect(await refusalAtOpening(directory)).toBe('vault-newer')
  expect(readFileSync(join(directory, 'vault.db'))).toEqual(before)
})

test.each([
  ['the database', ['vault.db'], 'vault-damaged'],
  ['both slot files', ['slots.json', 'slots-copy.json'], 'slots-missing'],
])('a vault without %s is refused', async (_what, files, code) => {
  closeVault(vault)
  for (const file of files) rmSync(join(directory, file))
  const opened = await openVault(sampleUnlock(directory))
  expect(opened).toMatchObject({ error: { code } })
})

test('a database of another vault is refused', async () => {
  closeVault(vault)
  const other = join(folder.path, `other-${round}`)
  closeVault(await createSampleVault(other))
  writeFileSync(join(directory, 'vault.db'), readFileSync(join(other, 'vault.db')))
  expect(await refusalAtOpening(directory)).toBe('vault-damaged')
})

test('listeners hear of a commit after it is durable, until they stop', () => {
  const heard: number[] = []
  const stop = onCommitted(vault, (seq) => {
    heard.push(seq)
    expect(copyHead(vault).count).toBe(heard.length)
  })
  acceptSamples(vault, 2)
  stop()
  acceptFiling(vault, sampleAcceptance(3), SAMPLE_NOW)
  expect(heard).toEqual([2, 3])
})

test('no file of the folder holds a name or a document number in the clear', () => {
  acceptSamples(vault, 20)
  const entry = sampleEntry(21)
  saveDraft(vault, { id: sampleId(21), revision: 1, savedAt: SAMPLE_NOW.toISOString(), entry })
  const open = copyFolder(directory, join(folder.path, `scan-${round}`))
  closeVault(vault)
  expect(findClear(open)).toEqual([])
  expect(findClear(directory)).toEqual([])
  writeFileSync(join(open, 'planted'), Buffer.from(entry.name, 'utf16le'))
  expect(findClear(open)).toEqual(['planted'])
})

/** The files that hold any sample person's name or number, in UTF-8 or UTF-16 of either order. */
function findClear(path: string): string[] {
  const needles = Array.from({ length: 21 }, (_, at) => sampleEntry(at + 1))
    .flatMap(({ name, documentNumber }) => [name, documentNumber, documentNumber.slice(0, 14)])
    .flatMap((text) => {
      const wide = Buffer.from(text, 'utf16le')
      return [Buffer.from(text), wide, Buffer.from(wide).swap16()]
    })
  return readdirSync(path).filter((file) => {
    const content = readFileSync(join(path, file))
    return needles.some((needle) => content.includes(needle))
  })
}
