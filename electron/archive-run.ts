import { basename } from 'node:path'
import type { ArchivedFiling, ArchivedPage, ArchiveOutcome } from '#shared/archive/archive.ts'
import { ok, type Result, refuse } from '#shared/result.ts'
import { type ArchiveRun, archivePart, checkFile, removeHeld } from './archive-part.ts'
import { archiveParts } from './archive-plan.ts'
import { type OpenArchive, openArchive, pagesOfIndex, readFace } from './vault/archive-file.ts'
import { archiveRefusal, clearUnfinished, listArchives } from './vault/archive-folder.ts'
import { pagesHere } from './vault/archived-pages.ts'
import { listHeldPages } from './vault/due-pages.ts'
import { getFilingRow } from './vault/filing-rows.ts'
import { readSlots } from './vault/slot-files.ts'
import type { Vault } from './vault/vault.ts'

const NOTHING_DUE = refuse('nothing-due', '没有到期的材料图像，没有归档')

/**
 * Brings what is due into archive files and takes it off this machine file by file: written, read back whole,
 * and only then removed. What a run before has left in the folder is gone on with, so that none is made twice.
 */
export async function runArchive(run: ArchiveRun): Promise<Result<ArchiveOutcome>> {
  const due = dueFilings(run)
  if (due.length === 0) return NOTHING_DUE
  try {
    const there = lookInto(run)
    if (!there.ok) return there
    const found = await takeUpFound(run, there.value, due)
    const made = await archiveDue(run)
    if (made.refusal && found.files.length + made.files.length === 0) return made.refusal
    return ok({
      files: [...found.files, ...made.files],
      isCalledOff: run.isCalledOff(),
      unreadable: [...made.unreadable],
      damaged: [...found.damaged],
      problem: made.refusal?.error.message ?? '',
    })
  } finally {
    run.onProgress({ step: 'ended', file: '', done: 0, total: 0 })
  }
}

type Refusal = Extract<Result<never>, { ok: false }>

interface Made extends Pick<ArchiveOutcome, 'files' | 'unreadable'> {
  readonly refusal: Refusal | undefined
}

/** File after file until one cannot be made or the run is called off. */
async function archiveDue(run: ArchiveRun): Promise<Made> {
  const made: Made = { files: [], unreadable: [], refusal: undefined }
  for (const part of archiveParts(dueFilings(run))) {
    if (run.isCalledOff()) return made
    const { archive, unreadable } = await archivePart(run, part)
    made.unreadable.push(...unreadable)
    if (archive?.ok) made.files.push(archive.value)
    if (archive?.ok === false) return { ...made, refusal: archive }
  }
  return made
}

/** What may leave now, as an index names it. */
function dueFilings({ vault, materialName }: ArchiveRun): ArchivedFiling[] {
  return listHeldPages(vault, vault.clock.now()).flatMap(({ filingId, retention }) => {
    if (retention.kind !== 'due') return []
    const filing = getFilingRow(vault.db, filingId)
    const { id, acceptanceNumber, receipt, entry } = filing
    const { name, documentNumber } = entry
    const { reportedDay } = retention
    return {
      ...{ id, acceptanceNumber, name, documentNumber, reportedDay },
      receiptNumber: receipt?.receiptNumber ?? '',
      pages: pagesHere(vault, filingId).map((page): ArchivedPage => {
        const { requirement, position, width, height, bytes, sha256, takenAt, takenBy } = page
        return {
          ...{ id: page.id, requirement, position, width, height, bytes, sha256, takenAt, takenBy },
          material: materialName(filing, requirement),
          serial: page.upload.serial,
        }
      }),
    }
  })
}

/** A run that was broken off between file and removal left a whole file: its pages leave by that. */
async function takeUpFound(
  run: ArchiveRun,
  there: readonly OwnArchive[],
  due: readonly ArchivedFiling[],
): Promise<Pick<ArchiveOutcome, 'files' | 'damaged'>> {
  const wanted = new Set(due.flatMap(({ pages }) => pages.map(({ id }) => id)))
  const taken: Pick<ArchiveOutcome, 'files' | 'damaged'> = { files: [], damaged: [] }
  for (const { path, archive } of there) {
    if (run.isCalledOff()) return taken
    if (archive && !pagesOfIndex(archive.index).some(({ id }) => wanted.has(id))) continue
    const sha256 = archive && (await checkFile(run, path, archive.index))
    if (archive && sha256 !== undefined) {
      const { index } = archive
      taken.files.push(await removeHeld(run, { path, sha256, index, isFound: true }))
    } else if (!run.isCalledOff()) {
      taken.damaged.push(basename(path))
    }
  }
  return taken
}

interface OwnArchive {
  readonly path: string
  /** Undefined of one whose beginning is not whole. */
  readonly archive: OpenArchive | undefined
}

/** Clears the folder of what a crash left half written; then the archives in it that came from this vault. */
function lookInto({ vault, folder }: ArchiveRun): Result<OwnArchive[]> {
  try {
    clearUnfinished(folder, vault)
    const own = listArchives(folder).flatMap((path) => {
      const archive = openArchive(path, vault.keys.archive)
      const isOurs = archive ? archive.index.origin === vault.origin : hasOurSlots(vault, path)
      return isOurs ? { path, archive } : []
    })
    return ok(own)
  } catch (fault) {
    return archiveRefusal(fault)
  }
}

function hasOurSlots({ directory }: Vault, path: string): boolean {
  const own = readSlots(directory)
  const slots = readFace(path)?.face.slots ?? []
  return own.ok && own.value.some(({ id }) => slots.some((slot) => slot.id === id))
}
