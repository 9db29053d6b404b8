import { existsSync, statSync } from 'node:fs'
import { isAbsolute, relative } from 'node:path'
import type { BackupPlace, BackupState } from '#shared/backup/backup-state.ts'
import { ok, type Result, refuse } from '#shared/result.ts'
import type { Timers } from './sync/timers.ts'
import { lastSeq } from './vault/audit.ts'
import { backUp } from './vault/backup.ts'
import {
  backupDatabase,
  backupFolder,
  type FoundBackup,
  listBackups,
} from './vault/backup-manifest.ts'
import { readPlaces, writePlaces } from './vault/backup-places.ts'
import { findRecoverySlot } from './vault/keys.ts'
import { readSlots } from './vault/slot-files.ts'
import type { Vault } from './vault/vault.ts'

/** Between two looks at whether something new has to be backed up. */
const EVERY_MS = 5 * 60_000

/** What the backups of an open vault need. */
export interface BackupDeskSetup {
  readonly vault: Vault
  readonly profileDirectory: string
  readonly timers: Timers
  onChanged(state: BackupState): void
  reportFault(where: string, fault: unknown): void
}

/**
 * What makes a place need a backup: a save that is not there (the five minutes), a draft as well (the lock), or
 * nothing but the wish (立即备份: written and read back once more).
 */
type Need = 'save' | 'draft' | 'wish'

/** Backs an open vault up every five minutes and when it is locked. */
export interface BackupDesk {
  state(): BackupState
  /** Backs up to every place that needs it. */
  run(need?: Need): BackupState
  addPlace(path: string): Result<BackupState>
  removePlace(path: string): BackupState
  stop(): void
}

/** Starts the backups of a vault. */
export function startBackupDesk(setup: BackupDeskSetup): BackupDesk {
  const { vault, profileDirectory, timers } = setup
  const problems = new Map<string, string>()
  const state = () => stateOf(setup, problems)
  const changed = () => {
    const next = state()
    setup.onChanged(next)
    return next
  }
  // Drafts are rows like others, but no saves: only the database counts them.
  const rowsWritten = vault.db.prepare<[], number>('SELECT total_changes()').pluck()
  const opened = rowsWritten.get()
  const backedUp = new Map<string, number | undefined>()
  const needs: Record<Need, (place: string) => boolean> = {
    save: (place) => !isCurrentIn(vault, place),
    draft: (place) => needs.save(place) || rowsWritten.get() !== (backedUp.get(place) ?? opened),
    wish: () => true,
  }
  const run = (need: Need = 'save') => {
    // What nobody vouches for does not push good backups out.
    if (vault.db.readonly) return changed()
    for (const place of readPlaces(profileDirectory)) {
      const onMade = () => void backedUp.set(place, rowsWritten.get())
      problems.set(place, tryBackUp(setup, place, { needsBackup: needs[need], onMade }))
    }
    return changed()
  }
  let cancel = () => {}
  const tick = () => {
    cancel = timers.after(EVERY_MS, tick)
    try {
      run()
    } catch (fault) {
      setup.reportFault('backup', fault)
    }
  }
  cancel = timers.after(EVERY_MS, tick)
  return {
    state,
    run,
    addPlace(path) {
      const usable = checkPlace(setup, path)
      if (!usable.ok) return usable
      const first = backUp(vault, path)
      if (!first.ok) return first
      writePlaces(profileDirectory, [...readPlaces(profileDirectory), path])
      return ok(changed())
    },
    removePlace(path) {
      problems.delete(path)
      const rest = readPlaces(profileDirectory).filter((place) => place !== path)
      writePlaces(profileDirectory, rest)
      return changed()
    },
    stop: () => cancel(),
  }
}

/** A backup that fails is said beside its place and tried again; it never disturbs the window. */
function tryBackUp(
  { vault, reportFault }: BackupDeskSetup,
  place: string,
  { needsBackup, onMade }: { needsBackup(place: string): boolean; onMade(): void },
): string {
  try {
    if (!needsBackup(place)) return ''
    const made = backUp(vault, place)
    if (!made.ok) return made.error.message
    onMade()
    return ''
  } catch (fault) {
    reportFault('backup', fault)
    return '备份没有做成，原因不明；请换一个备份位置，或联系技术支持'
  }
}

function checkPlace({ vault, profileDirectory }: BackupDeskSetup, path: string): Result<undefined> {
  if (vault.db.readonly) {
    return refuse('read-only', '现在是只读查看，不做备份；请先锁定，重新登录后恢复')
  }
  if (!isAbsolute(path)) {
    return refuse('backup-place-relative', '请填写完整路径，例如 D:\\备份 或 /mnt/backup')
  }
  if (!existsSync(path) || !statSync(path).isDirectory()) {
    return refuse('backup-place-gone', '没有这个文件夹；请先建好文件夹，或接好移动硬盘、共享再试')
  }
  const inside = relative(profileDirectory, path)
  if (!inside.startsWith('..') && !isAbsolute(inside)) {
    return refuse(
      'backup-place-inside',
      '这个文件夹就在数据文件夹里，数据丢失时会一起丢失；请选别的位置',
    )
  }
  return readPlaces(profileDirectory).includes(path)
    ? refuse('backup-place-known', '已经在备份到这个位置')
    : ok(undefined)
}

function stateOf(
  { vault, profileDirectory }: BackupDeskSetup,
  problems: ReadonlyMap<string, string>,
): BackupState {
  const places = readPlaces(profileDirectory)
  const slots = readSlots(vault.directory)
  const shown = places.map(
    (path): BackupPlace => ({
      path,
      verifiedAt: newest(vault, path)?.manifest.madeAt ?? null,
      isSameDisk: isSameDisk(profileDirectory, path),
      problem: problems.get(path) ?? '',
    }),
  )
  const moments = shown.flatMap(({ verifiedAt }) => verifiedAt ?? []).toSorted()
  return {
    places: shown,
    verifiedAt: moments.at(-1) ?? null,
    isCurrent: places.some((place) => isCurrentIn(vault, place)),
    recoveryMadeAt: (slots.ok && findRecoverySlot(slots.value)?.madeAt) || null,
  }
}

/** Whether the newest backup of a place holds every save, and its database is there in its size. */
function isCurrentIn(vault: Vault, place: string): boolean {
  const found = newest(vault, place)
  if (found?.manifest.seq !== lastSeq(vault)) return false
  const path = backupDatabase(found.folder, found.manifest.seq)
  return existsSync(path) && statSync(path).size === found.manifest.database.size
}

function newest({ generation }: Vault, place: string): FoundBackup | undefined {
  return listBackups(backupFolder(place, generation))[0]
}

/** Of a place that does not answer nothing is known. */
function isSameDisk(one: string, other: string): boolean {
  try {
    return statSync(one).dev === statSync(other).dev
  } catch {
    return false
  }
}
