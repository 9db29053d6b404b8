import { mkdirSync, rmSync, truncateSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest'
import {
  type ArchiveBench,
  archiveBench,
  DUE_DAY,
  namesIn,
  reportSample,
} from './archive-bench.test-helper.ts'
import { findAuditFault } from './vault/audit-check.ts'
import { backUp } from './vault/backup.ts'
import { findBackups } from './vault/backup-manifest.ts'
import { listPages, readPicture } from './vault/draft-pages.ts'
import { MATERIALS_FOLDER } from './vault/materials.ts'
import { restore } from './vault/restore.ts'
import {
  CHEAP_COST,
  getValue,
  makeTestFolder,
  SAMPLE_OPERATOR,
  SAMPLE_PASSWORD,
  sampleId,
} from './vault/sample-vault.test-helper.ts'
import { closeVault } from './vault/vault.ts'

const folder = makeTestFolder()
afterAll(folder.remove)

let round = 0
let home = ''
let bench: ArchiveBench

beforeEach(async () => {
  round += 1
  home = join(folder.path, `round-${round}`)
  bench = await archiveBench(home)
})
afterEach(() => closeVault(bench.vault))

/** Where backups lie. */
const backups = () => join(home, 'place')
const restored = () => join(home, 'restored')
const pagesOf = (count: number) => listPages(bench.vault, sampleId(count))

async function restoreNewest() {
  const [backup] = findBackups(backups())
  if (backup === undefined) throw new Error('no backup')
  return restore({
    mode: 'training',
    backup,
    directory: restored(),
    clock: { now: () => DUE_DAY },
    proof: {
      operatorNumber: SAMPLE_OPERATOR.number,
      password: SAMPLE_PASSWORD,
      deviceSecret: null,
      recoveryCode: '',
    },
    cost: CHEAP_COST,
  })
}

test('pages come back from a backup byte for byte, with small picture, state and hash', async () => {
  const before = reportSample(bench.vault, 1, 3)
  const pictures = before.flatMap(({ id }) =>
    (['jpeg', 'thumbnail'] as const).map(
      (which) => getValue(readPicture(bench.vault, id, which)).jpeg,
    ),
  )
  getValue(backUp(bench.vault, backups()))
  rmSync(join(bench.vault.directory, MATERIALS_FOLDER), { recursive: true })
  expect(readPicture(bench.vault, before[0]?.id ?? '', 'jpeg')).toMatchObject({
    error: { code: 'page-damaged' },
  })
  getValue(await restoreNewest())
  await bench.reopen(restored())
  expect(pagesOf(1)).toEqual(before)
  const back = before.flatMap(({ id }) =>
    (['jpeg', 'thumbnail'] as const).map(
      (which) => getValue(readPicture(bench.vault, id, which)).jpeg,
    ),
  )
  expect(back).toEqual(pictures)
  expect(findAuditFault(bench.vault)).toBeUndefined()
})

test.each(['gone', 'cut'] as const)(
  'a backup in which a page is %s is not restored for a whole one',
  async (how) => {
    reportSample(bench.vault, 1)
    getValue(backUp(bench.vault, backups()))
    const [found] = findBackups(backups())
    const path = join(found?.folder ?? '', found?.manifest.files[0]?.path ?? '')
    if (how === 'gone') rmSync(path)
    else truncateSync(path, 100)
    expect(await restoreNewest()).toMatchObject({ error: { code: 'backup-damaged' } })
  },
)

test('pages that left since the backup come back with it, and leave again by the archive there is', async () => {
  reportSample(bench.vault, 1)
  getValue(backUp(bench.vault, backups()))
  const archives = join(home, 'archives')
  mkdirSync(archives)
  getValue(await bench.desk.run(archives))
  const [name] = namesIn(archives)
  getValue(await restoreNewest())
  await bench.reopen(restored())
  expect(pagesOf(1).map(({ removed }) => removed)).toEqual([null, null])
  const again = getValue(await bench.desk.run(archives))
  expect(again.files).toMatchObject([{ name, isFound: true, filings: 1, pages: 2 }])
  expect(namesIn(archives)).toEqual([name])
  for (const page of pagesOf(1)) {
    expect(page.removed).toMatchObject({ archive: name })
    expect(getValue(bench.desk.pictureOf(page)).jpeg).toHaveLength(page.bytes)
  }
})

test('a backup made after pages have left lacks their pictures and keeps their tombstones', async () => {
  reportSample(bench.vault, 1)
  const archives = join(home, 'archives')
  mkdirSync(archives)
  getValue(await bench.desk.run(archives))
  const left = pagesOf(1)
  getValue(backUp(bench.vault, backups()))
  expect(findBackups(backups())[0]?.manifest.files).toEqual([])
  getValue(await restoreNewest())
  await bench.reopen(restored())
  expect(pagesOf(1)).toEqual(left)
})
