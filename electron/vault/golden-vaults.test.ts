import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { findAuditFault } from './audit-check.ts'
import { acceptFiling, copyHead, findFilingFile } from './filings.ts'
import { MIGRATIONS } from './migrations.ts'
import { listEntries } from './outbox.ts'
import {
  copyFolder,
  makeTestFolder,
  reopenSampleVault,
  SAMPLE_NOW,
  sampleAcceptance,
  sampleEntry,
  sampleId,
} from './sample-vault.test-helper.ts'
import { closeVault } from './vault.ts'

/**
 * A sealed vault as the program of every schema version left it: three sample filings, one of them on its
 * way when the desk ended. Each was written by the sources of its time and is never written again.
 */
const GOLDEN = fileURLToPath(new URL('../../tests/golden', import.meta.url))

const folder = makeTestFolder()
afterAll(folder.remove)

test('there is a golden vault of every schema version', () => {
  const missing = MIGRATIONS.filter(({ version }) => !existsSync(goldenOf(version)))
  // `npm run golden` makes that of a new migration.
  expect(missing.map(({ version }) => version)).toEqual([])
})

test.each(MIGRATIONS)(
  'the golden vault of version $version opens, whole and at work',
  async ({ version }) => {
    const directory = copyFolder(goldenOf(version), join(folder.path, `vault-${version}`))
    const vault = await reopenSampleVault(directory)
    expect(vault.db.pragma('user_version', { simple: true })).toBe(MIGRATIONS.length)
    expect(copyHead(vault).count).toBe(3)
    expect(findAuditFault(vault)).toBeUndefined()
    expect(findFilingFile(vault, sampleId(2))?.filing.entry.name).toBe(sampleEntry(2).name)
    // What was on its way is asked about first; the others are as they were.
    expect(listEntries(vault).map(({ state }) => state)).toEqual(['unknown', 'queued', 'queued'])
    acceptFiling(vault, sampleAcceptance(4), SAMPLE_NOW)
    closeVault(vault)
    closeVault(await reopenSampleVault(directory))
  },
)

function goldenOf(version: number): string {
  return join(GOLDEN, `vault-${version}`)
}

test('the golden vaults hold nothing in the clear', () => {
  for (const name of readdirSync(GOLDEN)) {
    // Vaults of later programs keep their slots twice.
    const files = readdirSync(join(GOLDEN, name)).filter((file) => file !== 'slots-copy.json')
    expect(files.toSorted()).toEqual(['head-0', 'head-1', 'slots.json', 'vault.db'])
  }
})
