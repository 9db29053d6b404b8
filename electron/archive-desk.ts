import type { ArchiveOutcome, ArchiveProgress, ArchiveState } from '#shared/archive/archive.ts'
import type { Filing } from '#shared/filing/filing.ts'
import { type Result, refuse } from '#shared/result.ts'
import { dueMonths, keptFilings } from './archive-plan.ts'
import { type ArchiveReader, createArchiveReader } from './archive-reader.ts'
import { runArchive } from './archive-run.ts'
import {
  findArchiveFolderFault,
  isOnDiskOf,
  readArchiveFolders,
  rememberArchiveFolder,
} from './vault/archive-folder.ts'
import { countArchivedPages, listHeldPages } from './vault/due-pages.ts'
import type { WriteBytes } from './vault/sealed-file.ts'
import type { Vault } from './vault/vault.ts'

/** What archives of an open vault are made with. */
export interface ArchiveDeskSetup {
  readonly vault: Vault
  readonly profileDirectory: string
  materialName(filing: Filing, requirement: string): string
  onProgress(progress: ArchiveProgress): void
  readonly write?: WriteBytes
}

/** The archives of an open vault: what is due, the run over it, and pages read from them again. */
export interface ArchiveDesk extends ArchiveReader {
  state(): ArchiveState
  /** Answers when everything due has left, or it was called off. */
  run(folder: string): Promise<Result<ArchiveOutcome>>
  /** Calls the run off: a file under way is thrown away, what has left has left. */
  cancel(): void
  stop(): Promise<void>
}

const READ_ONLY = refuse('read-only', '现在是只读查看，不能归档；请先锁定，重新登录后恢复')
const BUSY = refuse('archive-busy', '归档正在进行，请等它做完或先取消')

/** Opens the archives of a vault. */
export function openArchiveDesk(setup: ArchiveDeskSetup): ArchiveDesk {
  const { vault, profileDirectory } = setup
  const reader = createArchiveReader(vault, profileDirectory)
  let running: Promise<unknown> | undefined
  let isCalledOff = false
  return {
    ...reader,
    state: () => stateOf(setup, running !== undefined),
    async run(folder) {
      if (vault.db.readonly) return READ_ONLY
      if (running) return BUSY
      const fault = findArchiveFolderFault(profileDirectory, folder)
      if (fault) return fault
      isCalledOff = false
      // Before the first page leaves: a crash must not forget where it went.
      rememberArchiveFolder(profileDirectory, folder)
      const work = runArchive({ ...setup, folder, isCalledOff: () => isCalledOff })
      running = work.catch(() => undefined)
      return work.finally(() => {
        running = undefined
      })
    },
    cancel: () => {
      isCalledOff = true
    },
    stop: async () => {
      isCalledOff = true
      await running
      reader.close()
    },
  }
}

function stateOf({ vault, profileDirectory }: ArchiveDeskSetup, isRunning: boolean): ArchiveState {
  const held = listHeldPages(vault, vault.clock.now())
  const folder = readArchiveFolders(profileDirectory)[0] ?? ''
  return {
    retentionDays: vault.settings.retentionDays,
    folder,
    isSameDisk: folder !== '' && isOnDiskOf(profileDirectory, folder),
    due: dueMonths(held),
    kept: keptFilings(held),
    archivedPages: countArchivedPages(vault),
    isRunning,
  }
}
