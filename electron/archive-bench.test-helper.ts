import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ArchiveOutcome, ArchiveProgress } from '#shared/archive/archive.ts'
import type { MaterialPage } from '#shared/materials/page.ts'
import { type ArchiveDesk, type ArchiveDeskSetup, openArchiveDesk } from './archive-desk.ts'
import { listPages, putPage } from './vault/draft-pages.ts'
import { confirmPage } from './vault/filing-pages.ts'
import { acceptFiling } from './vault/filings.ts'
import { MATERIALS_FOLDER } from './vault/materials.ts'
import { getEntry } from './vault/outbox-rows.ts'
import { samplePage } from './vault/page-samples.test-helper.ts'
import {
  createSampleVault,
  getValue,
  SAMPLE_NOW,
  sampleAcceptance,
  sampleId,
  sampleUnlock,
} from './vault/sample-vault.test-helper.ts'
import { settleEntry } from './vault/settle-entry.ts'
import { closeVault, openVault, type Vault } from './vault/vault.ts'

/** The last office day before whose beginning nothing of the samples is due, and the first on which all is. */
export const DUE_DAY = new Date('2027-06-01T02:00:00.000Z')

/** A vault whose pages may be archived, and a folder to do it into. */
export interface ArchiveBench {
  vault: Vault
  readonly profile: string
  readonly place: string
  desk: ArchiveDesk
  readonly told: ArchiveProgress[]
  /** What it calls the archive of the samples' month. */
  nameOf(part?: string): string
  /** Archives what is due, which must go well. */
  run(): Promise<ArchiveOutcome>
  pagesOf(count: number): MaterialPage[]
  /** Whether every page of filing `count` is on this machine. */
  isHere(count: number): boolean
  /** The files of pages on this machine, by name. */
  keptFiles(): string[]
  /** The desk anew, over the vault as it lies in a folder now. */
  reopen(directory?: string): Promise<void>
}

/** Sets up an office in a folder of its own; its clock stands at `DUE_DAY`. */
export async function archiveBench(
  folder: string,
  more: Partial<ArchiveDeskSetup> = {},
): Promise<ArchiveBench> {
  const profile = join(folder, 'profile')
  const place = join(folder, 'place')
  for (const path of [profile, place]) mkdirSync(path, { recursive: true })
  const told: ArchiveProgress[] = []
  const open = (vault: Vault) =>
    openArchiveDesk({
      vault,
      profileDirectory: profile,
      materialName: () => '异地安置认定材料',
      onProgress: (progress) => told.push(progress),
      ...more,
    })
  if (!existsSync(join(profile, 'vault')))
    closeVault(await createSampleVault(join(profile, 'vault')))
  const vault = await openAt(join(profile, 'vault'))
  const bench: ArchiveBench = {
    vault,
    profile,
    place,
    told,
    desk: open(vault),
    nameOf: (part = '') =>
      `材料归档-A371002-${bench.vault.origin.slice(0, 4)}-2026-11${part}.fdarchive`,
    run: async () => getValue(await bench.desk.run(place)),
    pagesOf: (count) => listPages(bench.vault, sampleId(count)),
    isHere: (count) => bench.pagesOf(count).every(({ removed }) => removed === null),
    keptFiles: () => namesIn(join(bench.vault.directory, MATERIALS_FOLDER)),
    async reopen(directory = join(profile, 'vault')) {
      closeVault(bench.vault)
      bench.vault = await openAt(directory)
      bench.desk = open(bench.vault)
    },
  }
  return bench
}

async function openAt(directory: string): Promise<Vault> {
  const opened = await openVault({ ...sampleUnlock(directory), clock: { now: () => DUE_DAY } })
  if (!opened.ok) throw new Error(opened.error.message)
  return opened.value
}

/** Accepts filing `count` with so many pages; nothing of it is with the subsystem. */
export function acceptWithPages(vault: Vault, count: number, pages: number): MaterialPage[] {
  for (let at = 0; at < pages; at += 1) putPage(vault, samplePage(sampleId(count), 60_000))
  acceptFiling(vault, sampleAcceptance(count), SAMPLE_NOW)
  return listPages(vault, sampleId(count))
}

/** The subsystem has the filing. */
export function acknowledge(vault: Vault, count: number, at = SAMPLE_NOW): void {
  const entry = getEntry(vault.db, sampleId(count, 'entry'))
  settleEntry(vault, entry.id, {
    entry: { ...entry, state: 'acknowledged', nextAt: null },
    filingStatus: 'acknowledged',
    receipt: {
      receiptNumber: `3700${count}`,
      filingNumber: `BA${count}`,
      version: '1',
      personNumber: '',
      acknowledgedAt: at.toISOString(),
    },
    event: null,
    msgid: '',
    outcome: 'accepted',
  })
}

/** The subsystem has every page of it, since an instant. */
export function confirmAll(vault: Vault, count: number, at = SAMPLE_NOW): void {
  const then = { ...vault, clock: { now: () => at } }
  for (const page of listPages(vault, sampleId(count))) {
    confirmPage(then, page, `20261122${page.id.slice(0, 8)}`)
  }
}

/** A filing wholly reported on the samples' day. */
export function reportSample(vault: Vault, count: number, pages = 2): MaterialPage[] {
  acceptWithPages(vault, count, pages)
  acknowledge(vault, count)
  confirmAll(vault, count)
  return listPages(vault, sampleId(count))
}

/** Every file under a folder, by name; none where it is not there. */
export function namesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8', withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name)
    .toSorted()
}

/** Damages a file by the lowest bit of one byte. */
export function flipByte(path: string, at: number): void {
  const bytes = readFileSync(path)
  bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at)
  writeFileSync(path, bytes)
}
