import { mkdirSync, readFileSync, renameSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeEach, expect, test } from 'vitest'
import type { Damage } from '#shared/backup/integrity.ts'
import { newScrubMemory, type ScrubDesk, startScrubDesk } from './scrub-desk.ts'
import { lastSeq } from './vault/audit.ts'
import { backUp } from './vault/backup.ts'
import {
  backupDatabase,
  backupFolder,
  type FoundBackup,
  listBackups,
} from './vault/backup-manifest.ts'
import { writePlaces } from './vault/backup-places.ts'
import { commit } from './vault/commit.ts'
import { putPage } from './vault/draft-pages.ts'
import { contentPath, isSealedFileGood } from './vault/materials.ts'
import { samplePage } from './vault/page-samples.test-helper.ts'
import {
  createSampleVault,
  getValue,
  makeTestFolder,
  SAMPLE_NOW,
  sampleId,
} from './vault/sample-vault.test-helper.ts'
import { isContentGood } from './vault/scrub-pages.ts'
import { slotPaths } from './vault/slot-files.ts'
import { closeVault, type Vault } from './vault/vault.ts'

const folder = makeTestFolder()
afterAll(folder.remove)

let round = 0
let profile = ''
let place = ''
let vault: Vault
let sha256 = ''

beforeEach(async () => {
  round += 1
  profile = join(folder.path, `profile-${round}`)
  place = join(folder.path, `place-${round}`)
  for (const path of [profile, place]) mkdirSync(path)
  vault = await createSampleVault(join(profile, 'vault'))
  sha256 = getValue(putPage(vault, samplePage(sampleId(1)))).sha256
  writePlaces(profile, [place])
  return () => closeVault(vault)
})

/** A desk whose last pass has found this much. */
function deskAfter(kinds: readonly ('page' | 'backup')[]): ScrubDesk {
  const ids = { page: `page:${sha256}`, backup: `backup:${place}` }
  const damages = kinds.map(
    (kind): Damage => ({ id: ids[kind], kind, words: '', remedy: '', canMend: true }),
  )
  return startScrubDesk({
    vault,
    clock: { now: () => SAMPLE_NOW },
    timers: { after: () => () => undefined },
    profileDirectory: profile,
    memory: { ...newScrubMemory(), damages },
    onChanged: () => undefined,
    reportFault: () => undefined,
  })
}

function save(): void {
  const note = { action: 'page.mend', object: sha256, by: vault.operator.number, fields: [] }
  commit(vault, note, () => undefined)
}

function backups(): readonly FoundBackup[] {
  return listBackups(backupFolder(place, vault.generation))
}

function makeBackup(): FoundBackup {
  save()
  getValue(backUp(vault, place))
  const [made] = backups()
  if (made === undefined) throw new Error('no backup')
  return made
}

function spoil(path: string): void {
  const bytes = readFileSync(path)
  const at = Math.floor(bytes.length / 2)
  bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at)
  writeFileSync(path, bytes)
}

function spoilDatabase({ folder: home, manifest }: FoundBackup): void {
  spoil(backupDatabase(home, manifest.seq))
}

test('a backup made again takes nothing from older ones, and goes only when there is another', () => {
  const [older, bad] = [makeBackup(), makeBackup()]
  spoilDatabase(bad)
  const scrubs = deskAfter(['backup'])
  save()
  const slots = [vault.directory, bad.folder].flatMap(slotPaths)
  for (const path of slots) renameSync(path, `${path}.away`)
  expect(scrubs.mend(`backup:${place}`).ok).toBe(false)
  expect(backups()).toEqual([bad, older])
  for (const { path } of older.manifest.files) {
    expect(isSealedFileGood(vault, older.folder, path)).toBe(true)
  }
  for (const path of slots) renameSync(`${path}.away`, path)
  expect(scrubs.mend(`backup:${place}`).ok).toBe(true)
  expect(backups().map(({ manifest }) => manifest.seq)).toEqual([
    lastSeq(vault),
    older.manifest.seq,
  ])
})

test('a good page of a backup from before a restore is found in the same place', () => {
  makeBackup()
  vault.db.prepare('UPDATE vault SET generation = ?').run('00000000-0000-4000-8000-00000000abcd')
  const restored = { ...vault, generation: '00000000-0000-4000-8000-00000000abcd' }
  spoil(contentPath(vault, sha256))
  backUp(restored, place)
  const scrubs = deskAfter(['page'])
  expect(scrubs.mend(`page:${sha256}`)).toMatchObject({ ok: true })
  expect(isContentGood(vault, sha256)).toBe(true)
})

test('a page that is damaged in the backup is written over by the good one here', () => {
  const { folder: home } = makeBackup()
  spoil(contentPath({ directory: home, keys: vault.keys }, sha256))
  expect(deskAfter(['backup']).mend(`backup:${place}`).ok).toBe(true)
  expect(isContentGood(vault, sha256, home)).toBe(true)
})

test.each([
  ['changed', spoil],
  ['cut', (path: string) => truncateSync(path, 1_000)],
])('a page that is %s here is taken back from a backup that was made again', (_how, damage) => {
  spoilDatabase(makeBackup())
  damage(contentPath(vault, sha256))
  const scrubs = deskAfter(['page', 'backup'])
  expect(scrubs.mend(`backup:${place}`).ok).toBe(true)
  expect(scrubs.mend(`page:${sha256}`)).toMatchObject({ ok: true, value: { damages: [] } })
  expect(isContentGood(vault, sha256)).toBe(true)
})
