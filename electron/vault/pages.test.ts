import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest'
import { sweepPages } from '#electron/material-desk.ts'
import type { MaterialPage } from '#shared/materials/page.ts'
import { findAuditFault } from './audit-check.ts'
import {
  listPages,
  orderPages,
  overridePage,
  putPage,
  readPicture,
  removePage,
  replacePage,
} from './draft-pages.ts'
import { saveDraft } from './drafts.ts'
import { acceptFiling } from './filings.ts'
import { contentPath, keepContent, MATERIALS_FOLDER, sweepOrphans } from './materials.ts'
import { refuseIllegible } from './page-gate.ts'
import { sampleJpeg, samplePage } from './page-samples.test-helper.ts'
import {
  createSampleVault,
  getValue,
  makeTestFolder,
  reopenSampleVault,
  runThrough,
  SAMPLE_NOW,
  sampleAcceptance,
  sampleEntry,
  sampleId,
} from './sample-vault.test-helper.ts'
import { onDiskOf, testOnSmallDisk } from './small-disk.test-helper.ts'
import { closeVault, type Vault } from './vault.ts'

const folder = makeTestFolder()
afterAll(folder.remove)

const OWNER = sampleId(1)
let round = 0
let directory = ''
let vault: Vault

beforeEach(async () => {
  round += 1
  directory = join(folder.path, `vault-${round}`)
  vault = await createSampleVault(directory)
})
afterEach(() => closeVault(vault))

function put(): MaterialPage {
  return getValue(putPage(vault, samplePage(OWNER)))
}

function places(): (readonly [string, number])[] {
  return listPages(vault, OWNER).map(({ id, position }) => [id, position])
}

function accept(): void {
  acceptFiling(vault, sampleAcceptance(1), SAMPLE_NOW)
}

/** Every file under a folder. */
function filesIn(path: string): string[] {
  if (!existsSync(path)) return []
  return readdirSync(path, { recursive: true, encoding: 'utf8' })
    .map((name) => join(path, name))
    .filter((name) => statSync(name).isFile())
}

function keptFiles(): string[] {
  return filesIn(join(directory, MATERIALS_FOLDER))
}

describe('a page of a draft', () => {
  test('comes back byte for byte, thumbnail and all, after the desk was closed', async () => {
    const taken = samplePage(OWNER, 1_800_000)
    const page = getValue(putPage(vault, taken))
    closeVault(vault)
    vault = await reopenSampleVault(directory)
    expect(listPages(vault, OWNER)).toEqual([page])
    expect(getValue(readPicture(vault, page.id, 'jpeg')).jpeg).toEqual(taken.jpeg)
    expect(getValue(readPicture(vault, page.id, 'thumbnail')).jpeg).toEqual(taken.thumbnail)
  })

  test('is nowhere in the folder as plain bytes', () => {
    const taken = samplePage(OWNER)
    getValue(putPage(vault, taken))
    const probes = [taken.jpeg, taken.thumbnail].map((jpeg) => Buffer.from(jpeg).subarray(100, 132))
    for (const path of filesIn(directory)) {
      const content = readFileSync(path)
      expect(
        probes.filter((probe) => content.includes(probe)),
        path,
      ).toEqual([])
    }
    expect(keptFiles()).toHaveLength(2)
  })

  test('put again is the same page, and the same picture is kept once', () => {
    const taken = samplePage(OWNER)
    const page = getValue(putPage(vault, taken))
    expect(getValue(putPage(vault, taken))).toEqual(page)
    const twin = { ...taken, page: samplePage(OWNER).page }
    const other = getValue(putPage(vault, twin))
    expect(keptFiles()).toHaveLength(2)
    getValue(removePage(vault, page.id))
    expect(getValue(readPicture(vault, other.id, 'jpeg')).jpeg).toEqual(taken.jpeg)
    getValue(removePage(vault, other.id))
    expect(keptFiles()).toEqual([])
  })

  test('is ordered, retaken in its place, and answered for', () => {
    const [first, second] = [put(), put()]
    const ordered = orderPages(vault, OWNER, {
      requirement: first.requirement,
      pageIds: [second.id, first.id],
    })
    expect(getValue(ordered).map(({ id }) => id)).toEqual([second.id, first.id])
    const { page, jpeg, thumbnail } = samplePage(OWNER)
    const retaken = getValue(replacePage(vault, { pageId: first.id, page, jpeg, thumbnail }))
    expect(retaken.position).toBe(1)
    expect(listPages(vault, OWNER).map(({ id }) => id)).toEqual([second.id, page.id])
    expect(keptFiles()).toHaveLength(4)
    expect(getValue(overridePage(vault, page.id, '原件如此')).override).toBe('原件如此')
    const stale = orderPages(vault, OWNER, {
      requirement: first.requirement,
      pageIds: [first.id, second.id],
    })
    expect(stale).toMatchObject({ error: { code: 'pages-changed' } })
  })

  test('moves up when one before it is removed, and the next one follows the last', () => {
    const [first, second, third] = [put(), put(), put()]
    getValue(removePage(vault, second.id))
    const fourth = put()
    const { page, jpeg, thumbnail } = samplePage(OWNER)
    getValue(replacePage(vault, { pageId: third.id, page, jpeg, thumbnail }))
    expect(places()).toEqual([
      [first.id, 0],
      [page.id, 1],
      [fourth.id, 2],
    ])
    const other = getValue(putPage(vault, { ...samplePage(OWNER), requirement: 'voucher' }))
    expect(other.position).toBe(0)
  })

  test('of an older version, with a gap before it and its number given twice, is numbered anew', () => {
    const [first, third, fourth] = [put(), put(), put()]
    vault.db
      .prepare("UPDATE draft_pages SET body = json_set(body, '$.position', 2) WHERE id IN (?, ?)")
      .run(third.id, fourth.id)
    const expected = [first, third, fourth].map(({ id }, at) => [id, at])
    expect(places()).toEqual(expected)
    const { page, jpeg, thumbnail } = samplePage(OWNER)
    const retaken = getValue(replacePage(vault, { pageId: third.id, page, jpeg, thumbnail }))
    expect(places()).toEqual([expected[0], [retaken.id, 1], expected[2]])
  })

  test('with a gap before it is accepted without one', () => {
    const [first, third] = [put(), put()]
    vault.db
      .prepare("UPDATE draft_pages SET body = json_set(body, '$.position', 2) WHERE id = ?")
      .run(third.id)
    accept()
    expect(places()).toEqual([
      [first.id, 0],
      [third.id, 1],
    ])
  })

  test.each([
    ['nothing', Buffer.alloc(0), 'page-not-jpeg'],
    ['a cut JPEG', sampleJpeg(5_000).subarray(0, 4_000), 'page-not-jpeg'],
    ['too large a JPEG', sampleJpeg(2 * 1024 * 1024 + 1), 'page-too-large'],
  ])('is refused as %s, and nothing is kept', (_what, jpeg, code) => {
    expect(putPage(vault, { ...samplePage(OWNER), jpeg })).toMatchObject({ error: { code } })
    expect(keptFiles()).toEqual([])
  })

  test('that cannot be read keeps the filing from being accepted until somebody answers for it', () => {
    const taken = samplePage(OWNER)
    const report = [{ kind: 'blur' as const, measured: 0.1, threshold: 0.25, isPoor: true }]
    const page = getValue(putPage(vault, { ...taken, page: { ...taken.page, report } }))
    expect(refuseIllegible(vault, OWNER)).toMatchObject({
      error: { code: 'page-illegible@materials' },
    })
    getValue(overridePage(vault, page.id, '原件本身模糊'))
    expect(refuseIllegible(vault, OWNER)).toBeUndefined()
  })
})

describe('a page of an accepted filing', () => {
  test('is fixed by the acceptance commit and waits for the line', () => {
    const page = put()
    accept()
    expect(listPages(vault, OWNER)).toEqual([
      { ...page, upload: { ...page.upload, state: 'waiting' } },
    ])
    expect(putPage(vault, samplePage(OWNER))).toMatchObject({ error: { code: 'pages-fixed' } })
    expect(removePage(vault, page.id)).toMatchObject({ error: { code: 'pages-fixed' } })
    expect(findAuditFault(vault)).toBeUndefined()
    vault.db.prepare("UPDATE pages SET sha256 = '0'").run()
    expect(findAuditFault(vault)).toMatchObject({ where: 'pages' })
  })

  test('whose file was changed on the disk is said to be damaged', () => {
    const page = put()
    accept()
    const path = contentPath(vault, page.sha256)
    const sealed = readFileSync(path)
    sealed.writeUInt8(sealed.readUInt8(500) ^ 1, 500)
    writeFileSync(path, sealed)
    expect(readPicture(vault, page.id, 'jpeg')).toMatchObject({ error: { code: 'page-damaged' } })
  })
})

describe('a full disk', () => {
  test('while a page is written leaves nothing of it, and everything before it', () => {
    const before = put()
    let room = 100_000
    const full = () => {
      room -= 40_000
      if (room < 0) throw Object.assign(new Error('no space left'), { code: 'ENOSPC' })
      return 40_000
    }
    expect(() => putPage(vault, samplePage(OWNER), full)).toThrow('no space left')
    expect(listPages(vault, OWNER)).toEqual([before])
    expect(keptFiles()).toHaveLength(2)
  })

  testOnSmallDisk('of the system itself is met in the same way', async () => {
    const small = join(folder.path, `small-${round}`)
    mkdirSync(small)
    await onDiskOf('2m', small, async () => {
      const tight = await createSampleVault(join(small, 'vault'))
      const kept: string[] = []
      const fill = () => {
        for (let at = 0; at < 20; at += 1) {
          kept.push(getValue(putPage(tight, samplePage(OWNER))).id)
        }
      }
      expect(fill).toThrow(/ENOSPC|full/)
      expect(kept.length).toBeGreaterThan(0)
      expect(listPages(tight, OWNER).map(({ id }) => id)).toEqual(kept)
      expect(filesIn(join(small, 'vault', MATERIALS_FOLDER))).toHaveLength(2 * kept.length)
      closeVault(tight)
    })
  })
})

describe('what a crash leaves behind', () => {
  test('is swept once it is a day old: files without a row, pages without a draft', () => {
    const lost = put()
    saveDraft(vault, {
      id: sampleId(2),
      revision: 1,
      savedAt: SAMPLE_NOW.toISOString(),
      entry: sampleEntry(2),
    })
    const stays = getValue(putPage(vault, samplePage(sampleId(2))))
    const [young, old] = ['young', 'old'].map((name) =>
      join(directory, MATERIALS_FOLDER, '00', `${name}.new`),
    )
    mkdirSync(join(directory, MATERIALS_FOLDER, '00'), { recursive: true })
    const stray = join(directory, MATERIALS_FOLDER, 'Thumbs.db')
    for (const path of [young, old, stray]) writeFileSync(path ?? '', 'half a page')
    const seconds = SAMPLE_NOW.getTime() / 1_000
    utimesSync(young ?? '', seconds, seconds)
    for (const path of [old, stray]) utimesSync(path ?? '', seconds - 90_000, seconds - 90_000)
    expect(runThrough(sweepPages({ vault, clock: { now: () => SAMPLE_NOW } }))).toBe(2)
    expect(existsSync(young ?? '')).toBe(true)
    expect(listPages(vault, OWNER)).toEqual([lost])

    const nextDay = new Date(SAMPLE_NOW.getTime() + 25 * 3_600_000)
    runThrough(sweepPages({ vault, clock: { now: () => nextDay } }))
    expect(existsSync(young ?? '')).toBe(false)
    expect(listPages(vault, OWNER)).toEqual([])
    expect(listPages(vault, sampleId(2))).toEqual([stays])
    expect(getValue(readPicture(vault, stays.id, 'jpeg')).jpeg).toHaveLength(stays.bytes)
  })

  test('a content that is taken again is not swept, whatever its age', () => {
    const content = sampleJpeg(6_000)
    const sha256 = keepContent(vault, content)
    utimesSync(contentPath(vault, sha256), 0, 0)
    keepContent(vault, content)
    expect(runThrough(sweepOrphans(vault, new Date()))).toBe(0)
    utimesSync(contentPath(vault, sha256), 0, 0)
    expect(runThrough(sweepOrphans(vault, new Date()))).toBe(1)
  })
})
