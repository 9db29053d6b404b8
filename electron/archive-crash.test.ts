import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  type ArchiveBench,
  archiveBench,
  namesIn,
  reportSample,
} from './archive-bench.test-helper.ts'
import { findAuditFault } from './vault/audit-check.ts'
import { listPages, readPicture } from './vault/draft-pages.ts'
import { copyFolder, makeTestFolder, sampleId } from './vault/sample-vault.test-helper.ts'
import { closeVault } from './vault/vault.ts'

const CHILD = fileURLToPath(new URL('archive-until-killed.test-helper.ts', import.meta.url))
const FILINGS = 6

const folder = makeTestFolder()
afterAll(folder.remove)
const prepared = join(folder.path, 'prepared')

beforeAll(async () => {
  const bench = await archiveBench(prepared)
  for (let count = 1; count <= FILINGS; count += 1) reportSample(bench.vault, count)
  closeVault(bench.vault)
})

/** Lets a process archive and kills it when a step is told; whether it came so far. */
async function archiveAndKill(home: string, step: string): Promise<boolean> {
  const child = spawn(process.execPath, [CHILD, home], { stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = new Promise((resolve) => child.once('exit', resolve))
  let isKilled = false
  for await (const line of createInterface({ input: child.stdout })) {
    if (line.startsWith(step) && !isKilled) isKilled = child.kill('SIGKILL')
  }
  await ended
  return isKilled
}

/** Every page is here as it was, or in a whole file that its tombstone names. */
function expectNothingLost({ vault, desk }: ArchiveBench): number {
  const pages = Array.from({ length: FILINGS }, (_, at) =>
    listPages(vault, sampleId(at + 1)),
  ).flat()
  expect(pages).toHaveLength(2 * FILINGS)
  for (const page of pages) {
    const read = page.removed ? desk.pictureOf(page) : readPicture(vault, page.id, 'jpeg')
    expect(read.ok && read.value.jpeg.length, `${page.position}`).toBe(page.bytes)
  }
  expect(findAuditFault(vault)).toBeUndefined()
  return pages.filter(({ removed }) => removed !== null).length
}

test.each(['writing 60000', 'writing 480000', 'checking', 'removing 1', 'removing 4'])(
  'kill -9 at "%s" loses no page, and the next run ends with one whole file',
  async (step) => {
    const home = copyFolder(prepared, join(folder.path, step.replace(' ', '-')))
    expect(await archiveAndKill(home, step)).toBe(true)
    const bench = await archiveBench(home)
    expectNothingLost(bench)
    await bench.desk.run(bench.place)
    expect(expectNothingLost(bench)).toBe(2 * FILINGS)
    expect(namesIn(bench.place)).toHaveLength(1)
    expect(bench.desk.state().due).toEqual([])
    closeVault(bench.vault)
  },
  60_000,
)
