import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { ok } from '#shared/result.ts'
import { saveAt, saveBeside } from './save-file.ts'
import { makeTestFolder } from './vault/sample-vault.test-helper.ts'
import { onDiskOf, testOnSmallDisk } from './vault/small-disk.test-helper.ts'

const NAME = '补正通知书 2026-11-22.pdf'
const ONE = new TextEncoder().encode('one')
const OTHER = new TextEncoder().encode('other')

const folder = makeTestFolder()
afterAll(folder.remove)

let round = 0
let directory = ''
beforeEach(() => {
  round += 1
  directory = join(folder.path, String(round))
})

test('a second paper of the same name stands beside the first', async () => {
  expect(await saveBeside(directory, NAME, ONE)).toEqual(ok({ path: join(directory, NAME) }))
  const second = join(directory, '补正通知书 2026-11-22（2）.pdf')
  expect(await saveBeside(directory, NAME, OTHER)).toEqual(ok({ path: second }))
  await saveBeside(directory, NAME, OTHER)
  expect(readFileSync(join(directory, NAME), 'utf8')).toBe('one')
  expect(readFileSync(second, 'utf8')).toBe('other')
  expect(readdirSync(directory)).toHaveLength(3)
})

test('a file the clerk chose to replace is replaced as a whole', async () => {
  mkdirSync(directory)
  const path = join(directory, NAME)
  writeFileSync(path, 'a longer one of before')
  expect(await saveAt(path, ONE)).toEqual(ok({ path }))
  expect(readFileSync(path, 'utf8')).toBe('one')
  expect(readdirSync(directory)).toEqual([NAME])
})

test('a place that is gone is said', async () => {
  const gone = { ok: false, error: { code: 'save-place-gone' } }
  expect(await saveAt(join(directory, NAME), ONE)).toMatchObject(gone)
  writeFileSync(directory, '')
  expect(await saveBeside(join(directory, 'papers'), NAME, ONE)).toMatchObject(gone)
})

testOnSmallDisk('a full disk is said; what was there stays, and no half is left', async () => {
  mkdirSync(directory)
  await onDiskOf('64k', directory, async () => {
    const path = join(directory, NAME)
    writeFileSync(path, 'before')
    const large = new Uint8Array(256 * 1024)
    const full = { ok: false, error: { code: 'save-full' } }
    expect(await saveAt(path, large)).toMatchObject(full)
    expect(await saveBeside(directory, NAME, large)).toMatchObject(full)
    expect(readFileSync(path, 'utf8')).toBe('before')
    expect(readdirSync(directory)).toEqual([NAME])
  })
})
