import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { createRecoveryHold, type Recovery } from '#electron/recovery-desk.ts'
import { findAuditLink, lastSeq } from './audit.ts'
import { findAuditFault } from './audit-check.ts'
import { backUp } from './backup.ts'
import { writePlaces } from './backup-places.ts'
import { isDamage } from './damage.ts'
import { acceptFiling, copyHead } from './filings.ts'
import { raiseAlarm } from './integrity-file.ts'
import { listEntries } from './outbox.ts'
import { recoveryLogPath } from './recovery-log.ts'
import {
  acceptSamples,
  copyFolder,
  createSampleVault,
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
let vault: Vault
let place = ''

beforeEach(async () => {
  round += 1
  profile = join(folder.path, `profile-${round}`)
  place = join(folder.path, `place-${round}`)
  mkdirSync(place)
  mkdirSync(profile)
  vault = await createSampleVault(join(profile, 'vault'))
  acceptSamples(vault, 3)
  writePlaces(profile, [place])
  return () => {
    if (vault.db.open) closeVault(vault)
  }
})

const TIMERS = { after: () => () => {} }

/** What a desk does with the password of the vault of this profile. */
async function unlock() {
  const hold = createRecoveryHold({ timers: TIMERS, profileDirectory: profile, onLeft: () => {} })
  const station = sampleUnlock(join(profile, 'vault'))
  const keys = await unlockKeys(station)
  if (!keys.ok) throw new Error(keys.error.message)
  return { hold, opened: hold.open(keys.value, station) }
}

async function recovering(): Promise<{
  found: Recovery['found']
  take: (way: Recovery['found']['ways'][number]) => Vault
}> {
  const { hold, opened } = await unlock()
  expect(opened).toEqual({ ok: true, value: undefined })
  const current = hold.current()
  if (current === undefined) throw new Error('no recovery')
  return {
    found: current.found,
    take(way) {
      const taken = hold.take(way)
      if (!taken.ok) throw new Error(taken.error.message)
      return taken.value
    },
  }
}

function damage(name: string, change: (path: string) => void): void {
  closeVault(vault)
  change(join(profile, 'vault', name))
}

/** Takes newest rows away, as a lost write-ahead log would: the folder as it was before them. */
async function rollBack(change: () => void): Promise<void> {
  const directory = join(profile, 'vault')
  const before = copyFolder(directory, join(folder.path, `before-${round}`))
  change()
  closeVault(vault)
  for (const file of ['vault.db', 'vault.db-wal']) {
    rmSync(join(directory, file), { force: true })
    if (existsSync(join(before, file))) {
      writeFileSync(join(directory, file), readFileSync(join(before, file)))
    }
  }
}

/** An index that no opening looks into. */
const UNREAD = 'pages_by_thumbnail'
const PAGE_BYTES = 4_096

/** Loses a bit of that index, as a disk does in time: no program has written the file. */
function rot(): void {
  const page = vault.db
    .prepare<[string], number>('SELECT rootpage FROM sqlite_schema WHERE name = ?')
    .pluck()
    .get(UNREAD)
  if (page === undefined) throw new Error(`no ${UNREAD}`)
  damage('vault.db', (path) => {
    const { mtimeMs } = statSync(path)
    flip(path, page * PAGE_BYTES - 100)
    setTime(path, mtimeMs)
  })
}

function flip(path: string, at: number): void {
  const bytes = readFileSync(path)
  bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at)
  writeFileSync(path, bytes)
}

/** Within the same millisecond: that is how exactly a time is kept. */
function setTime(path: string, mtimeMs: number): void {
  const seconds = (Math.trunc(mtimeMs) + 0.5) / 1_000
  utimesSync(path, seconds, seconds)
}

test('a vault that nothing is wrong with opens without a question', async () => {
  closeVault(vault)
  const { hold, opened } = await unlock()
  expect(hold.current()).toBeUndefined()
  expect(opened).toMatchObject({ ok: true, value: { directory: join(profile, 'vault') } })
  if (opened.ok && opened.value) closeVault(opened.value)
})

test('one that is as it was closed is not read through: a lost bit shows where it is read', async () => {
  rot()
  vault = await reopenSampleVault(join(profile, 'vault'))
  const faultOf = () => vault.db.prepare('SELECT thumbnail FROM pages ORDER BY thumbnail').all()
  expect(faultOf).toThrow(expect.toSatisfy(isDamage))
})

test('one whose end left a log is read through, though its file is as it was', async () => {
  rot()
  const directory = join(profile, 'vault')
  vault = await reopenSampleVault(directory)
  acceptFiling(vault, sampleAcceptance(4), SAMPLE_NOW)
  const cut = copyFolder(directory, join(folder.path, `cut-${round}`))
  setTime(databasePath(cut), statSync(databasePath(directory)).mtimeMs)
  expect(await refusalAtOpening(cut)).toBe('vault-damaged')
})

test('after an alarm it is read through, though it is as it was closed', async () => {
  rot()
  raiseAlarm(profile)
  expect((await recovering()).found).toMatchObject({ vault: null })
})

test.each<[string, () => Promise<void> | void]>([
  ['a damaged page', () => damage('vault.db', (path) => writeFileSync(path, 'x', { flag: 'r+' }))],
  ['a file cut to nothing', () => damage('vault.db', (path) => truncateSync(path, 0))],
  ['no file', () => damage('vault.db', (path) => rmSync(path))],
])('with %s the newest good backup is advised and brought back', async (_what, breakIt) => {
  backUp(vault, place)
  await breakIt()
  const { found, take } = await recovering()
  expect(found).toMatchObject({ vault: null, backup: { filings: 3 }, ways: ['restore'] })
  vault = take('restore')
  expect(copyHead(vault).count).toBe(3)
  expect(findAuditLink(vault, lastSeq(vault))?.action).toBe('vault.restore')
  expect(readdirSync(profile).filter((name) => name.startsWith('vault.set-aside-'))).toHaveLength(1)
})

test('without any backup a damaged vault leads nowhere, and says so', async () => {
  damage('vault.db', (path) => truncateSync(path, 0))
  const { found } = await recovering()
  expect(found).toMatchObject({ vault: null, backup: null, ways: [] })
})

test('a damaged backup is passed over for the one before it', async () => {
  backUp(vault, place)
  acceptFiling(vault, sampleAcceptance(4), SAMPLE_NOW)
  const newer = backUp(vault, place)
  if (!newer.ok) throw new Error('no backup')
  const file = join(place, `filing-desk-${vault.generation}`, `vault-${newer.value.seq}.db`)
  writeFileSync(file, 'x', { flag: 'r+' })
  damage('vault.db', (path) => rmSync(path))
  expect((await recovering()).found.backup).toMatchObject({ filings: 3 })
})

test('missing head files cost nothing: the data hold all of the backup and go on', async () => {
  backUp(vault, place)
  acceptFiling(vault, sampleAcceptance(4), SAMPLE_NOW)
  closeVault(vault)
  for (const head of ['head-0', 'head-1']) rmSync(join(profile, 'vault', head))
  const { found, take } = await recovering()
  expect(found).toMatchObject({
    vault: { filings: 4, isSound: true },
    backup: { filings: 3, isIncluded: true },
    ways: ['continue', 'read-only', 'restore'],
  })
  vault = take('continue')
  expect(copyHead(vault).count).toBe(4)
  expect(findAuditLink(vault, lastSeq(vault))).toMatchObject({ action: 'vault.continue' })
  expect(findAuditFault(vault)).toBeUndefined()
  expect(new Set(listEntries(vault).map(({ state }) => state))).toEqual(new Set(['unknown']))
  closeVault(vault)
  vault = await reopenSampleVault(join(profile, 'vault'))
})

test('a vault behind its head that lacks what the backup holds gives way to the backup', async () => {
  await rollBack(() => {
    acceptFiling(vault, sampleAcceptance(4), SAMPLE_NOW)
    acceptFiling(vault, sampleAcceptance(5), SAMPLE_NOW)
    backUp(vault, place)
  })
  const { found, take } = await recovering()
  expect(found).toMatchObject({
    words: expect.stringContaining('少了最近 2 次保存'),
    vault: { filings: 3, isSound: true },
    backup: { filings: 5, isIncluded: false },
    ways: ['restore', 'read-only'],
  })
  vault = take('restore')
  expect(copyHead(vault).count).toBe(5)
})

test('data that were altered are only looked at, and no byte of them changes', async () => {
  vault.db.exec(`UPDATE filings SET status = 'void'`)
  vault.db.exec('DELETE FROM attempts; DELETE FROM outbox')
  closeVault(vault)
  const before = readFileSync(join(profile, 'vault', 'vault.db'))
  const { found, take } = await recovering()
  expect(found).toMatchObject({ vault: { isSound: false }, ways: ['read-only'] })
  vault = take('read-only')
  expect(copyHead(vault).count).toBe(3)
  expect(() => acceptFiling(vault, sampleAcceptance(9), SAMPLE_NOW)).toThrow('open to be read')
  closeVault(vault)
  expect(readFileSync(join(profile, 'vault', 'vault.db'))).toEqual(before)
})

test('every way taken is written down outside the vault, each line bound to the one before', async () => {
  damage('head-0', (path) => rmSync(path))
  rmSync(join(profile, 'vault', 'head-1'))
  const first = await recovering()
  closeVault(first.take('read-only'))
  const second = await recovering()
  vault = second.take('continue')
  const lines = readFileSync(recoveryLogPath(profile), 'utf8').trim().split('\n')
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([
    { by: '0001', action: 'read-only', object: 'head-missing' },
    { by: '0001', action: 'continue', object: 'head-missing' },
  ])
})

test('a way that was not offered is not taken, and nothing is written down', async () => {
  damage('vault.db', (path) => rmSync(path))
  const { hold } = await unlock()
  expect(hold.take('continue')).toMatchObject({ error: { code: 'no-such-way' } })
  expect(existsSync(recoveryLogPath(profile))).toBe(false)
})
