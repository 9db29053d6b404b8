import { readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { createRecoveryHold } from '#electron/recovery-desk.ts'
import { isDamage } from './damage.ts'
import { acceptFiling } from './filings.ts'
import { raiseAlarm } from './integrity-file.ts'
import {
  acceptSamples,
  copyFolder,
  createSampleVault,
  getValue,
  makeTestFolder,
  refusalAtOpening,
  reopenSampleVault,
  SAMPLE_NOW,
  sampleAcceptance,
  sampleUnlock,
} from './sample-vault.test-helper.ts'
import { closeVault, databasePath, unlockKeys, type Vault } from './vault.ts'

const folder = makeTestFolder()
afterAll(folder.remove)

let round = 0
let profile = ''
let directory = ''
let vault: Vault

beforeEach(async () => {
  round += 1
  profile = join(folder.path, `profile-${round}`)
  directory = join(profile, 'vault')
  vault = await createSampleVault(directory)
  acceptSamples(vault, 20)
  return () => {
    if (vault.db.open) closeVault(vault)
  }
})

/** An index that no opening looks into. */
const UNREAD = 'pages_by_thumbnail'
const PAGE_BYTES = 4_096

/** Changes one bit of the index in a closed vault, as a program that writes the file would. */
function damage(page: number): void {
  const path = databasePath(directory)
  const bytes = readFileSync(path)
  const at = page * PAGE_BYTES - 100
  bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at)
  writeFileSync(path, bytes)
}

/** The same as a disk loses a bit in time: no program has written the file. */
function rot(page: number): void {
  const path = databasePath(directory)
  const { mtimeMs } = statSync(path)
  damage(page)
  setTime(path, mtimeMs)
}

/** Within the same millisecond: that is how exactly a time is kept. */
function setTime(path: string, mtimeMs: number): void {
  const seconds = (Math.trunc(mtimeMs) + 0.5) / 1_000
  utimesSync(path, seconds, seconds)
}

/** Closes the vault; answers which of its pages holds the index. */
function closed(): number {
  const page = vault.db
    .prepare<[string], number>('SELECT rootpage FROM sqlite_schema WHERE name = ?')
    .pluck()
    .get(UNREAD)
  if (page === undefined) throw new Error(`no ${UNREAD}`)
  closeVault(vault)
  return page
}

test('a vault that is as it was closed opens without being read through', async () => {
  rot(closed())
  vault = await reopenSampleVault(directory)
  expect(readingFault()).toSatisfy(isDamage)
})

test('one that was written by another program since is read through', async () => {
  damage(closed())
  expect(await refusalAtOpening(directory)).toBe('vault-damaged')
})

test('one whose end left a log is read through, though its file is as it was', async () => {
  rot(closed())
  vault = await reopenSampleVault(directory)
  acceptFiling(vault, sampleAcceptance(21), SAMPLE_NOW)
  const cut = copyFolder(directory, join(folder.path, `cut-${round}`))
  setTime(databasePath(cut), statSync(databasePath(directory)).mtimeMs)
  expect(await refusalAtOpening(cut)).toBe('vault-damaged')
})

test('after an alarm it is read through, and its recovery begins', async () => {
  rot(closed())
  raiseAlarm(profile)
  const hold = createRecoveryHold({
    timers: { after: () => () => {} },
    profileDirectory: profile,
    onLeft: () => {},
  })
  const station = sampleUnlock(directory)
  expect(hold.open(getValue(await unlockKeys(station)), station)).toEqual({
    ok: true,
    value: undefined,
  })
  expect(hold.current()).toBeDefined()
  hold.leave()
})

function readingFault(): unknown {
  try {
    return vault.db.prepare('SELECT thumbnail FROM pages ORDER BY thumbnail').all()
  } catch (fault) {
    return fault
  }
}
