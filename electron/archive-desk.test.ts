import { mkdirSync, readFileSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest'
import {
  type ArchiveBench,
  acceptWithPages,
  acknowledge,
  archiveBench,
  confirmAll,
  DUE_DAY,
  flipByte,
  namesIn,
  reportSample,
} from './archive-bench.test-helper.ts'
import { findAuditLink, lastSeq } from './vault/audit.ts'
import { findAuditFault } from './vault/audit-check.ts'
import { putPage, readPicture } from './vault/draft-pages.ts'
import { findFilingFile } from './vault/filings.ts'
import { contentPath } from './vault/materials.ts'
import { samplePage } from './vault/page-samples.test-helper.ts'
import { makeRecoveryCode } from './vault/recovery-slot.ts'
import {
  CHEAP_COST,
  getValue,
  makeTestFolder,
  SAMPLE_OPERATOR,
  SAMPLE_PASSWORD,
  sampleEntry,
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

describe('pages reported long enough', () => {
  test('leave for one file of their month, each with a tombstone, a line and an audit entry', async () => {
    const before = reportSample(bench.vault, 1)
    const pictures = before.map(({ id }) => getValue(readPicture(bench.vault, id, 'jpeg')).jpeg)
    expect(bench.desk.state().due).toEqual([
      { month: '2026-11', filings: 1, pages: 2, bytes: 120_000 },
    ])

    const outcome = await bench.run()
    expect(outcome).toMatchObject({
      files: [
        {
          name: bench.nameOf(),
          month: '2026-11',
          filings: 1,
          pages: 2,
          bytes: 120_000,
          isFound: false,
        },
      ],
      isCalledOff: false,
      unreadable: [],
      damaged: [],
      problem: '',
    })
    expect(namesIn(bench.place)).toEqual([bench.nameOf()])
    expect(bench.keptFiles()).toEqual([])
    const [file] = outcome.files
    expect(bench.pagesOf(1)).toEqual(
      before.map((page) => ({
        ...page,
        removed: {
          at: DUE_DAY.toISOString(),
          by: SAMPLE_OPERATOR.name,
          archive: bench.nameOf(),
          archiveSha256: file?.sha256,
        },
      })),
    )
    expect(findFilingFile(bench.vault, sampleId(1))?.events.at(-1)).toMatchObject({
      kind: 'pages-archived',
      detail: expect.stringContaining(bench.nameOf()),
    })
    const link = findAuditLink(bench.vault, lastSeq(bench.vault))
    expect(link).toMatchObject({ action: 'page.archive', object: sampleId(1), by: '0001' })
    expect(link?.changes.filter(({ table }) => table === 'pages')).toHaveLength(2)
    expect(findAuditFault(bench.vault)).toBeUndefined()
    expect(bench.desk.state()).toMatchObject({ due: [], archivedPages: 2, folder: bench.place })

    const [first] = bench.pagesOf(1)
    if (first === undefined) throw new Error('no page')
    expect(getValue(bench.desk.pictureOf(first)).jpeg).toEqual(pictures[0])
  })

  test('stay while the days are not over, a page is not confirmed, or the filing not acknowledged', async () => {
    reportSample(bench.vault, 1)
    acceptWithPages(bench.vault, 2, 2)
    acceptWithPages(bench.vault, 3, 2)
    acknowledge(bench.vault, 3)
    acceptWithPages(bench.vault, 4, 1)
    acknowledge(bench.vault, 4)
    confirmAll(bench.vault, 4, new Date('2027-05-01T02:00:00.000Z'))
    expect(bench.desk.state().kept).toEqual({
      young: 1,
      nextDay: '2027-10-28',
      'not-acknowledged': 1,
      'not-confirmed': 1,
      owed: 0,
      queued: 0,
    })
    await bench.run()
    expect([1, 2, 3, 4].map(bench.isHere)).toEqual([false, true, true, true])
    expect(bench.keptFiles()).toHaveLength(2 * 5)
    expect(await bench.desk.run(bench.place)).toMatchObject({ error: { code: 'nothing-due' } })
  })

  test('leave a picture behind that another page still needs', async () => {
    const taken = samplePage(sampleId(2), 60_000)
    putPage(bench.vault, { ...taken, page: { ...taken.page, id: sampleId(77) } })
    const shared = { ...samplePage(sampleId(1)), jpeg: taken.jpeg, thumbnail: taken.thumbnail }
    putPage(bench.vault, shared)
    acceptWithPages(bench.vault, 1, 0)
    acknowledge(bench.vault, 1)
    confirmAll(bench.vault, 1)
    await bench.run()
    expect(bench.isHere(1)).toBe(false)
    expect(getValue(readPicture(bench.vault, sampleId(77), 'jpeg')).jpeg).toEqual(taken.jpeg)
  })

  test('of a filing with a page that cannot be read stay, named; the others leave', async () => {
    const [lost] = reportSample(bench.vault, 1)
    reportSample(bench.vault, 2)
    flipByte(contentPath(bench.vault, lost?.sha256 ?? ''), 900)
    const number = findFilingFile(bench.vault, sampleId(1))?.filing.acceptanceNumber
    expect(await bench.run()).toMatchObject({ unreadable: [number], files: [{ filings: 1 }] })
    expect([bench.isHere(1), bench.isHere(2)]).toEqual([true, false])
  })
})

describe('an archive file', () => {
  test('tells nobody without a key of a page or a person', async () => {
    const [page] = reportSample(bench.vault, 1)
    const { jpeg } = getValue(readPicture(bench.vault, page?.id ?? '', 'jpeg'))
    await bench.run()
    const bytes = readFileSync(join(bench.place, bench.nameOf()))
    for (const probe of [
      Buffer.from(jpeg).subarray(100, 132),
      Buffer.from(sampleEntry(1).name),
      Buffer.from(sampleEntry(1).documentNumber),
    ]) {
      expect(bytes.includes(probe)).toBe(false)
    }
  })

  test('opens on another machine by the password or the code of its time, and by nothing else', async () => {
    const made = await makeRecoveryCode(bench.vault, {
      password: SAMPLE_PASSWORD,
      deviceSecret: null,
      cost: CHEAP_COST,
    })
    const { code } = getValue(made)
    const [page] = reportSample(bench.vault, 1)
    const { jpeg } = getValue(readPicture(bench.vault, page?.id ?? '', 'jpeg'))
    await bench.run()
    const other = await archiveBench(join(home, 'other'))
    const path = join(bench.place, bench.nameOf())
    expect(getValue(other.desk.look(path))).toMatchObject({
      isOurs: false,
      month: '2026-11',
      operators: [SAMPLE_OPERATOR],
      hasRecoveryCode: true,
    })
    const proof = { operatorNumber: '0001', password: '', recoveryCode: '', deviceSecret: null }
    expect(await other.desk.open(path, { ...proof, password: 'another-one' })).toMatchObject({
      error: { code: 'wrong-password' },
    })
    for (const known of [{ password: SAMPLE_PASSWORD }, { recoveryCode: code }]) {
      const index = getValue(await other.desk.open(path, { ...proof, ...known }))
      expect(index.filings).toMatchObject([{ name: sampleEntry(1).name, pages: [{}, {}] }])
      expect(getValue(other.desk.image(page?.id ?? '')).jpeg).toEqual(jpeg)
    }
    closeVault(other.vault)
  })

  test('that was carried elsewhere is found again by its folder', async () => {
    const [page] = reportSample(bench.vault, 1)
    await bench.run()
    const elsewhere = join(home, 'elsewhere')
    renameSync(bench.place, elsewhere)
    const removed = bench.pagesOf(1)[0]
    if (removed === undefined) throw new Error('no page')
    expect(bench.desk.pictureOf(removed)).toMatchObject({ error: { code: 'page-archived' } })
    expect(bench.desk.locate(removed.id, home)).toMatchObject({
      error: { code: 'archive-file-gone' },
    })
    getValue(bench.desk.locate(removed.id, join(elsewhere, bench.nameOf())))
    expect(getValue(bench.desk.pictureOf(removed)).jpeg).toHaveLength(page?.bytes ?? 0)
  })

  test('of the same month in another folder gets a name of its own', async () => {
    reportSample(bench.vault, 1)
    await bench.run()
    reportSample(bench.vault, 2)
    const second = join(home, 'second')
    mkdirSync(second)
    const outcome = getValue(await bench.desk.run(second))
    expect(outcome.files).toMatchObject([{ name: bench.nameOf('-2') }])
    expect(namesIn(second)).toEqual([bench.nameOf('-2')])
  })

  test('that only shares its name with that of a page is passed over, and not called damaged', async () => {
    const [page] = reportSample(bench.vault, 1)
    await bench.run()
    reportSample(bench.vault, 2)
    const second = join(home, 'second')
    mkdirSync(second)
    getValue(await bench.desk.run(second))
    renameSync(join(second, bench.nameOf('-2')), join(second, bench.nameOf()))
    const removed = bench.pagesOf(1)[0]
    if (removed === undefined) throw new Error('no page')
    expect(getValue(bench.desk.pictureOf(removed)).jpeg).toHaveLength(page?.bytes ?? 0)
    renameSync(bench.place, join(home, 'unplugged'))
    expect(bench.desk.pictureOf(removed)).toMatchObject({ error: { code: 'page-archived' } })
    expect(bench.desk.locate(removed.id, second)).toMatchObject({
      error: { code: 'archive-file-gone' },
    })
  })

  test('that is damaged later says so, and is never taken for a whole one', async () => {
    reportSample(bench.vault, 1)
    await bench.run()
    const path = join(bench.place, bench.nameOf())
    flipByte(path, readFileSync(path).length - 70_000)
    const codes = bench.pagesOf(1).map((page) => bench.desk.pictureOf(page))
    expect(codes.some((answer) => !answer.ok && answer.error.code === 'archive-damaged')).toBe(true)
    reportSample(bench.vault, 2)
    expect(await bench.run()).toMatchObject({ files: [{ name: bench.nameOf('-2') }] })
    expect(namesIn(bench.place)).toHaveLength(2)
  })
})
