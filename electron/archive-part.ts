import { rmSync } from 'node:fs'
import { basename } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import type {
  ArchivedPage,
  ArchiveIndex,
  ArchiveProgress,
  WrittenArchive,
} from '#shared/archive/archive.ts'
import type { Filing } from '#shared/filing/filing.ts'
import { ok, type Result, refuse } from '#shared/result.ts'
import type { ArchivePart } from './archive-plan.ts'
import { openArchive, pagesOfIndex, verifyArchive, writeArchive } from './vault/archive-file.ts'
import { archiveRefusal, findRoomFault, freeArchivePath } from './vault/archive-folder.ts'
import { pagesHere, removeArchived } from './vault/archived-pages.ts'
import { canonicalJson } from './vault/canonical-json.ts'
import { readContent } from './vault/materials.ts'
import type { WriteBytes } from './vault/sealed-file.ts'
import { readSlots } from './vault/slot-files.ts'
import type { Vault } from './vault/vault.ts'

/** One run over everything that is due. */
export interface ArchiveRun {
  readonly vault: Vault
  readonly profileDirectory: string
  readonly folder: string
  /** Name of a material by the rules its filing was accepted under. */
  materialName(filing: Filing, requirement: string): string
  onProgress(progress: ArchiveProgress): void
  isCalledOff(): boolean
  readonly write?: WriteBytes
}

/** What became of a file that was to be made. */
export interface PartOutcome {
  /** Undefined where the run was called off over it, or nothing was left to go into it. */
  readonly archive: Result<WrittenArchive> | undefined
  /** Acceptance numbers of filings that stay because a page of theirs cannot be read. */
  readonly unreadable: readonly string[]
}

const NOT_WHOLE = refuse(
  'archive-damaged',
  '归档文件写好后逐页核对不上，已删除该文件，页面都还在本机；请检查该磁盘或换一个文件夹',
)

/** Writes one file, reads it back, and takes off this machine what it holds. */
export async function archivePart(run: ArchiveRun, part: ArchivePart): Promise<PartOutcome> {
  const index = indexOf(run.vault, part)
  const written = await writePart(run, index)
  switch (written.kind) {
    case 'called-off':
      return { archive: undefined, unreadable: [] }
    case 'refused':
      return { archive: written.refusal, unreadable: [] }
    case 'unreadable':
      return withoutFiling(run, part, written.acceptanceNumber)
    case 'written':
      return { archive: await settlePart(run, written.path, index), unreadable: [] }
  }
}

/** All pages of a filing go together, or none of them. */
async function withoutFiling(
  run: ArchiveRun,
  part: ArchivePart,
  acceptanceNumber: string,
): Promise<PartOutcome> {
  const filings = part.filings.filter((filing) => filing.acceptanceNumber !== acceptanceNumber)
  const rest =
    filings.length > 0
      ? await archivePart(run, { ...part, filings })
      : { archive: undefined, unreadable: [] }
  return { ...rest, unreadable: [acceptanceNumber, ...rest.unreadable] }
}

async function settlePart(
  run: ArchiveRun,
  path: string,
  index: ArchiveIndex,
): Promise<PartOutcome['archive']> {
  const sha256 = await checkFile(run, path, index)
  if (sha256 !== undefined) {
    return ok(await removeHeld(run, { path, sha256, index, isFound: false }))
  }
  // Of our own making, minutes old, and no page rests on it.
  rmSync(path, { force: true })
  return run.isCalledOff() ? undefined : NOT_WHOLE
}

type Written =
  | { readonly kind: 'written'; readonly path: string }
  | { readonly kind: 'called-off' }
  | { readonly kind: 'unreadable'; readonly acceptanceNumber: string }
  | { readonly kind: 'refused'; readonly refusal: Result<never> }

async function writePart(run: ArchiveRun, index: ArchiveIndex): Promise<Written> {
  const { vault, folder, write } = run
  const total = bytesOf(index)
  let unreadable: ArchivedPage | undefined
  const pictureOf = (page: ArchivedPage) => {
    const read = readContent(vault, page.sha256)
    if (read.ok) return read.value
    unreadable = page
    throw new Error('a page that cannot be read')
  }
  try {
    const noRoom = findRoomFault(folder, total)
    if (noRoom) return { kind: 'refused', refusal: noRoom }
    const slots = readSlots(vault.directory)
    if (!slots.ok) return { kind: 'refused', refusal: slots }
    const { month, madeAt, office } = index
    const path = freeArchivePath(run, month)
    const face = { version: 1, office: office.name, month, madeAt, slots: slots.value } as const
    const isWhole = await writeArchive(
      { path, key: vault.keys.archive, face, index, pictureOf, ...(write && { write }) },
      stepsOf(run, 'writing', { file: basename(path), total }),
    )
    return isWhole ? { kind: 'written', path } : { kind: 'called-off' }
  } catch (fault) {
    return unreadable === undefined
      ? { kind: 'refused', refusal: archiveRefusal(fault) }
      : { kind: 'unreadable', acceptanceNumber: filingOf(index, unreadable) }
  }
}

/** The SHA-256 of a file that was read back whole and says what it should; else undefined. */
export async function checkFile(
  run: ArchiveRun,
  path: string,
  index: ArchiveIndex,
): Promise<string | undefined> {
  try {
    const archive = openArchive(path, run.vault.keys.archive)
    if (archive === undefined || !isSameIndex(archive.index, index)) return undefined
    const about = { file: basename(path), total: bytesOf(index) }
    return await verifyArchive(archive, stepsOf(run, 'checking', about))
  } catch {
    // The disk went away under it.
    return undefined
  }
}

interface HeldArchive {
  readonly path: string
  readonly sha256: string
  readonly index: ArchiveIndex
  /** It lay there from a run that was broken off. */
  readonly isFound: boolean
}

/** Takes off this machine what a file holds, a filing at a time; what is left after a call-off is still due. */
export async function removeHeld(
  run: ArchiveRun,
  { path, sha256, index, isFound }: HeldArchive,
): Promise<WrittenArchive> {
  const archive = { archive: basename(path), archiveSha256: sha256 }
  const total = index.filings.length
  const left = { filings: 0, pages: 0, bytes: 0 }
  for (const [at, { id, pages }] of index.filings.entries()) {
    if (run.isCalledOff()) break
    const before = pagesHere(run.vault, id).length
    const bytes = removeArchived(run.vault, id, { pages, archive })
    left.filings += bytes > 0 ? 1 : 0
    left.pages += before - pagesHere(run.vault, id).length
    left.bytes += bytes
    run.onProgress({ step: 'removing', file: archive.archive, done: at + 1, total })
    await setImmediate()
  }
  return { name: archive.archive, sha256, month: index.month, isFound, ...left }
}

function indexOf({ origin, office, clock, operator }: Vault, part: ArchivePart): ArchiveIndex {
  return {
    version: 1,
    origin,
    office: { name: office.name, agencyCode: office.agencyCode },
    month: part.month,
    madeAt: clock.now().toISOString(),
    madeBy: { number: operator.number, name: operator.name },
    filings: [...part.filings],
  }
}

/** A hundred steps are enough for a bar. */
function stepsOf(
  { onProgress, isCalledOff }: ArchiveRun,
  step: 'writing' | 'checking',
  { file, total }: { readonly file: string; readonly total: number },
) {
  let told = -1
  return {
    isCalledOff,
    onBytes(done: number) {
      const percent = Math.floor((done / Math.max(total, 1)) * 100)
      if (percent === told) return
      told = percent
      onProgress({ step, file, done: Math.min(done, total), total })
    },
  }
}

function isSameIndex(one: ArchiveIndex, other: ArchiveIndex): boolean {
  return canonicalJson(one) === canonicalJson(other)
}

function bytesOf(index: ArchiveIndex): number {
  return pagesOfIndex(index).reduce((sum, { bytes }) => sum + bytes, 0)
}

function filingOf({ filings }: ArchiveIndex, page: ArchivedPage): string {
  return filings.find(({ pages }) => pages.includes(page))?.acceptanceNumber ?? ''
}
