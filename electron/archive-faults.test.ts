import { mkdirSync, readFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest'
import {
  type ArchiveBench,
  archiveBench,
  flipByte,
  namesIn,
  reportSample,
} from './archive-bench.test-helper.ts'
import { sweepPages } from './material-desk.ts'
import { findAuditFault } from './vault/audit-check.ts'
import {
  copyFolder,
  getValue,
  makeTestFolder,
  runThrough,
} from './vault/sample-vault.test-helper.ts'
import { onDiskOf, testOnSmallDisk } from './vault/small-disk.test-helper.ts'
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

describe('a crash', () => {
  test('between file and removal loses nothing, and the next run goes on with the file', async () => {
    reportSample(bench.vault, 1)
    reportSample(bench.vault, 2)
    closeVault(bench.vault)
    let isFatal = true
    bench = await crashing(() => isFatal)
    await expect(bench.desk.run(bench.place)).rejects.toThrow('power cut')
    expect(namesIn(bench.place)).toEqual([bench.nameOf()])
    isFatal = false
    await bench.reopen()
    // The removal of the first filing had been committed.
    expect([bench.isHere(1), bench.isHere(2)]).toEqual([false, true])
    expect(await bench.run()).toMatchObject({
      files: [{ name: bench.nameOf(), isFound: true, filings: 1 }],
    })
    expect(namesIn(bench.place)).toEqual([bench.nameOf()])
    expect([bench.isHere(1), bench.isHere(2)]).toEqual([false, false])
    for (const page of [...bench.pagesOf(1), ...bench.pagesOf(2)]) {
      expect(getValue(bench.desk.pictureOf(page)).jpeg).toHaveLength(page.bytes)
    }
    expect(findAuditFault(bench.vault)).toBeUndefined()
  })

  test('between the commit and the files leaves files nobody knows, which are swept after a day', async () => {
    reportSample(bench.vault, 1)
    const cut = join(home, 'cut')
    // As the disk is the moment the commit is durable: the files are still there.
    bench.vault.listeners.add(() => copyFolder(bench.vault.directory, cut))
    await bench.run()
    await bench.reopen(cut)
    expect(bench.isHere(1)).toBe(false)
    expect(bench.keptFiles()).toHaveLength(4)
    const swept = {
      vault: bench.vault,
      clock: { now: () => new Date(Date.now() + 25 * 3_600_000) },
    }
    expect(runThrough(sweepPages(swept))).toBe(4)
    expect(bench.keptFiles()).toEqual([])
    for (const page of bench.pagesOf(1)) getValue(bench.desk.pictureOf(page))
  })

  async function crashing(isFatal: () => boolean): Promise<ArchiveBench> {
    // The same folders, with a desk that dies once the first filing has left.
    return archiveBench(home, {
      onProgress: ({ step }) => {
        if (step === 'removing' && isFatal()) throw new Error('power cut')
      },
    })
  }
})

describe('a run that cannot go on', () => {
  test.each([
    ['ENOSPC', 'archive-full'],
    ['EIO', 'archive-folder-gone'],
    ['EACCES', 'archive-forbidden'],
  ])('for %s says so, leaves no file, and every page where it was', async (code, refusal) => {
    reportSample(bench.vault, 1)
    closeVault(bench.vault)
    let left = 50_000
    bench = await archiveBench(home, {
      write: (handle, bytes) => {
        if (left <= 0) throw Object.assign(new Error('no'), { code })
        const part = bytes.subarray(0, left)
        left -= part.length
        return writeSync(handle, part)
      },
    })
    expect(await bench.desk.run(bench.place)).toMatchObject({ error: { code: refusal } })
    expect(namesIn(bench.place)).toEqual([])
    expect(bench.isHere(1)).toBe(true)
    expect(bench.keptFiles()).toHaveLength(4)
  })

  testOnSmallDisk(
    'because a full disk of the system itself took no more is met in the same way',
    async () => {
      reportSample(bench.vault, 1)
      await onDiskOf('64k', bench.place, async () => {
        expect(await bench.desk.run(bench.place)).toMatchObject({ error: { code: 'archive-full' } })
        expect(namesIn(bench.place)).toEqual([])
        expect(bench.isHere(1)).toBe(true)
      })
    },
  )

  test('over a disk that writes something else than it was given removes the file, and no page', async () => {
    reportSample(bench.vault, 1)
    closeVault(bench.vault)
    let at = 0
    bench = await archiveBench(home, {
      write: (handle, bytes) => {
        at += 1
        const wrong = Buffer.from(bytes)
        if (at === 2) wrong.writeUInt8(wrong.readUInt8(90_000) ^ 1, 90_000)
        return writeSync(handle, wrong)
      },
    })
    expect(await bench.desk.run(bench.place)).toMatchObject({ error: { code: 'archive-damaged' } })
    expect(namesIn(bench.place)).toEqual([])
    expect(bench.isHere(1)).toBe(true)
  })

  test.each(['writing', 'checking'] as const)(
    'and is called off while %s leaves nothing',
    async (step) => {
      reportSample(bench.vault, 1)
      closeVault(bench.vault)
      bench = await archiveBench(home, {
        onProgress: (told) => {
          if (told.step === step) bench.desk.cancel()
        },
      })
      expect(await bench.run()).toMatchObject({ files: [], isCalledOff: true })
      expect(namesIn(bench.place)).toEqual([])
      expect(bench.isHere(1)).toBe(true)
      expect(bench.keptFiles()).toHaveLength(4)
    },
  )

  test('has no folder, a folder that is no path, or one among the data', async () => {
    reportSample(bench.vault, 1)
    const inside = join(bench.profile, 'archive')
    mkdirSync(inside)
    for (const [place, code] of [
      [join(home, 'nowhere'), 'archive-folder-gone'],
      ['归档', 'archive-folder-relative'],
      [inside, 'archive-folder-inside'],
    ] as const) {
      expect(await bench.desk.run(place)).toMatchObject({ error: { code } })
    }
    expect(bench.isHere(1)).toBe(true)
  })

  test('meets an archive of this vault that is not whole: it is named and left, the pages go elsewhere', async () => {
    reportSample(bench.vault, 1)
    reportSample(bench.vault, 2)
    closeVault(bench.vault)
    bench = await archiveBench(home, {
      onProgress: ({ step }) => {
        if (step === 'removing') throw new Error('power cut')
      },
    })
    await expect(bench.desk.run(bench.place)).rejects.toThrow('power cut')
    const path = join(bench.place, bench.nameOf())
    flipByte(path, readFileSync(path).length - 100)
    closeVault(bench.vault)
    bench = await archiveBench(home)
    const next = bench.nameOf('-2')
    expect(await bench.run()).toMatchObject({
      damaged: [bench.nameOf()],
      files: [{ name: next, isFound: false }],
    })
    expect(bench.isHere(2)).toBe(false)
  })
})
