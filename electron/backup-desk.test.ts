import {
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest'
import { type BackupDesk, startBackupDesk } from './backup-desk.ts'
import { lastSeq } from './vault/audit.ts'
import { backUp } from './vault/backup.ts'
import { backupDatabase, backupFolder, findBackups, manifestPath } from './vault/backup-manifest.ts'
import { writePlaces } from './vault/backup-places.ts'
import { saveDraft } from './vault/drafts.ts'
import {
  acceptSamples,
  createSampleVault,
  makeTestFolder,
  SAMPLE_NOW,
  sampleEntry,
  sampleId,
} from './vault/sample-vault.test-helper.ts'
import { closeVault, type Vault } from './vault/vault.ts'

const folder = makeTestFolder()
afterAll(folder.remove)

let round = 0
let vault: Vault
let place = ''
let desk: BackupDesk
/** What the desk waits for; called, five minutes are over. */
let afterFiveMinutes = () => {}
let faults: string[] = []

beforeEach(async () => {
  round += 1
  const profileDirectory = join(folder.path, `profile-${round}`)
  vault = await createSampleVault(join(profileDirectory, 'vault'))
  place = join(folder.path, `place-${round}`)
  mkdirSync(place)
  writePlaces(profileDirectory, [place])
  faults = []
  desk = startBackupDesk({
    vault,
    profileDirectory: dirname(vault.directory),
    timers: {
      after: (_ms, action) => {
        afterFiveMinutes = action
        return () => {}
      },
    },
    onChanged: () => {},
    reportFault: (where) => void faults.push(where),
  })
})
afterEach(() => closeVault(vault))

function problem(): string | undefined {
  return desk.state().places[0]?.problem
}

test('a place that cannot be listed is said beside it, tried again, and disturbs nothing', () => {
  const inTheWay = backupFolder(place, vault.generation)
  writeFileSync(inTheWay, '')
  afterFiveMinutes()
  expect(problem()).toContain('备份没有做成')
  rmSync(inTheWay)
  afterFiveMinutes()
  expect(problem()).toBe('')
  expect(desk.state()).toMatchObject({ isCurrent: true })
})

test('a place that was gone and is back with what was backed up has no problem any more', () => {
  desk.run()
  const away = `${place}.away`
  renameSync(place, away)
  writeFileSync(place, '')
  desk.run()
  expect(problem()).not.toBe('')
  rmSync(place)
  renameSync(away, place)
  desk.run()
  expect(problem()).toBe('')
})

test('a backup whose database was taken away is no backup, and one asked for is written anew', () => {
  desk.run()
  const [made] = findBackups(place)
  const database = backupDatabase(made?.folder ?? '', made?.manifest.seq ?? 0)
  rmSync(database)
  expect(desk.state().isCurrent).toBe(false)
  desk.run()
  expect(existsSync(database)).toBe(true)
  writeFileSync(database, Buffer.alloc(made?.manifest.database.size ?? 0))
  desk.run()
  expect(statSync(database).size).toBe(made?.manifest.database.size)
  desk.run('wish')
  expect(readFileSync(database).equals(Buffer.alloc(made?.manifest.database.size ?? 0))).toBe(false)
})

test('a draft needs no backup until the desk is locked', () => {
  desk.run()
  const written = () =>
    statSync(backupDatabase(findBackups(place)[0]?.folder ?? '', lastSeq(vault))).mtimeMs
  const first = written()
  desk.run('draft')
  expect(written()).toBe(first)
  saveDraft(vault, {
    id: sampleId(7),
    entry: sampleEntry(7),
    savedAt: SAMPLE_NOW.toISOString(),
    revision: 1,
  })
  desk.run()
  expect(written()).toBe(first)
  desk.run('draft')
  expect(written()).toBeGreaterThan(first)
})

test('a manifest that cannot be read is no backup, and those beside it are', () => {
  backUp(vault, place)
  acceptSamples(vault, 1)
  mkdirSync(manifestPath(backupFolder(place, vault.generation), 99))
  expect(findBackups(place)).toHaveLength(1)
  desk.run()
  expect(findBackups(place)).toHaveLength(2)
  expect(faults).toEqual([])
})
