import {
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import type { Clock } from '#electron/clock.ts'
import type { DeskMode } from '#shared/desk-mode.ts'
import { ok, type Result, refuse } from '#shared/result.ts'
import { type DeskSettings, modeOf } from '#shared/settings.ts'
import { findAuditLink } from './audit.ts'
import { findAuditFault } from './audit-check.ts'
import { copyThrough, describe } from './backup.ts'
import { backupDatabase, type FoundBackup, isGenuine, type Manifest } from './backup-manifest.ts'
import { beginAnew, knownOperator } from './begin-anew.ts'
import { commit } from './commit.ts'
import { openReadOnly } from './database.ts'
import { syncDirectory } from './durable-file.ts'
import { deriveKeys, type VaultKeys, wipeKeys } from './key-hierarchy.ts'
import { operatorSlots, type Slot } from './keys.ts'
import { openBackup, type SlotPlan, slotByCode, slotsAfter } from './restore-slots.ts'
import { hasLostSlots, readSlots, writeSlots } from './slot-files.ts'
import { databasePath, openByKeys, openToRead, type VaultStation, vaultOf } from './vault.ts'

/** What is restored, where to, and for whom. */
export interface RestorePlan extends SlotPlan {
  readonly backup: FoundBackup
  /** The vault's own folder; what is there is set aside, never deleted. */
  readonly directory: string
  /** Of the desk it is for: a backup made in the other one is refused. */
  readonly mode: DeskMode
  readonly clock: Clock
}

/** What came back. */
export interface Restored {
  readonly manifest: Manifest
  /** Only the slots: the data that are here open by their key and stay as they are. */
  readonly isDataKept: boolean
}

/**
 * Builds the vault of a backup beside its folder and moves it there as a whole; where only the slots of the vault
 * were lost, they are all that is taken. Everything unacknowledged
 * may have been sent since the backup was made: it is asked about by its key before any resend.
 */
export async function restore(plan: RestorePlan): Promise<Result<Restored>> {
  const { backup, directory, proof } = plan
  const { folder, manifest } = backup
  const slots = readSlots(folder)
  if (!slots.ok) return slots
  const master = await openBackup(slots.value, proof)
  if (!master.ok) return master
  const keys = deriveKeys(master.value)
  try {
    const { clock } = plan
    const station = { directory, clock, operatorNumber: proof.operatorNumber }
    if (hasLostSlots(directory) && opensBy(keys, station)) {
      takeSlotsBack(station, { keys, slots: await slotsAfter(slots.value, master.value, plan) })
      return ok({ manifest, isDataKept: true })
    }
    const own = proof.recoveryCode === '' ? undefined : ownSlots(plan, keys, station)
    if (own) {
      const [fresh, others] = await slotByCode(own, master.value, plan)
      takeSlotsBack(station, { keys, slots: [fresh, ...others] })
      return ok({ manifest, isDataKept: true })
    }
    const checked = checkBackup(backup, keys, station)
    if (!checked.ok) return checked
    if (modeOf(checked.value) !== plan.mode) return OTHER_MODE[plan.mode]
    bringBack(backup, station, { keys, slots: await slotsAfter(slots.value, master.value, plan) })
    return ok({ manifest, isDataKept: false })
  } finally {
    master.value.fill(0)
    wipeKeys(keys)
  }
}

/** Generated people must not be reported, and real ones not to the embedded platform. */
const OTHER_MODE = {
  training: refuse('backup-other-mode', '这是正式办理的备份，不能恢复到训练模式；请先转到正式办理'),
  production: refuse('backup-other-mode', '这是训练模式的备份，不能恢复到正式办理；请选另一份'),
} as const satisfies Record<DeskMode, unknown>

/**
 * The slots of a vault that is sound and goes on from the backup: whoever has only forgotten the password, or
 * lost what the machine kept, loses nothing of what was saved since. Undefined where there is no such vault.
 */
function ownSlots(
  { backup: { manifest } }: RestorePlan,
  keys: VaultKeys,
  station: VaultStation,
): readonly Slot[] | undefined {
  const slots = readSlots(station.directory)
  if (!slots.ok) return undefined
  const numbers = operatorSlots(slots.value).map(({ operator }) => operator.number)
  if (!numbers.includes(station.operatorNumber)) return undefined
  const opened = openByKeys(keys, station)
  if (!opened.ok) return undefined
  const isSame = findAuditLink(opened.value, manifest.seq)?.hash === manifest.chainHash
  opened.value.db.close()
  return isSame ? slots.value : undefined
}

/** Whether the data of a vault that has lost its slots open by these keys. */
function opensBy(keys: VaultKeys, station: VaultStation): boolean {
  const opened = openToRead(keys, station)
  if (opened.ok) opened.value.db.close()
  return opened.ok
}

/** Gives a vault its slots back. Where nothing vouches for its data, its next opening leads to a recovery, which is noted. */
function takeSlotsBack(
  station: VaultStation,
  { keys, slots }: { readonly keys: VaultKeys; readonly slots: readonly Slot[] },
): void {
  const { directory, operatorNumber: by } = station
  const opened = openByKeys(keys, station)
  if (!opened.ok) {
    writeSlots(directory, slots)
    return
  }
  const vault = opened.value
  try {
    const note = { action: 'slots.restore', object: vault.generation, by, fields: ['slots'] }
    commit(vault, note, () => writeSlots(directory, slots))
  } finally {
    vault.db.close()
  }
}

/**
 * Puts a backup that was checked in the place of a vault, which is set aside; `slots` are to open it. Once the
 * vault has left its place, `finishRestore` can do the rest.
 */
export function bringBack(
  { folder, manifest }: FoundBackup,
  station: VaultStation,
  { keys, slots }: { readonly keys: VaultKeys; readonly slots: readonly Slot[] },
): void {
  const { directory } = station
  const building = `${directory}.new`
  rmSync(building, { recursive: true, force: true })
  mkdirSync(building, { recursive: true, mode: 0o700 })
  copyThrough(backupDatabase(folder, manifest.seq), databasePath(building))
  for (const { path } of manifest.files) copyThrough(join(folder, path), join(building, path))
  writeSlots(building, slots)
  beginAnew(keys, { ...station, directory: building }, { action: 'vault.restore', fields: [] })
  const ready = readyPath(directory)
  rmSync(ready, { recursive: true, force: true })
  renameSync(building, ready)
  syncDirectory(dirname(directory))
  setAside(station)
  finishRestore(directory)
}

/** Moves a restored vault to its place where nothing is there; a restore that was broken off left it so. */
export function finishRestore(directory: string): void {
  const ready = readyPath(directory)
  if (existsSync(directory) || !existsSync(ready)) return
  renameSync(ready, directory)
  syncDirectory(dirname(directory))
}

/** Where a restored vault waits, whole, for its place. */
function readyPath(directory: string): string {
  return `${directory}.restored`
}

/**
 * Goes on with the vault that is there although its head does not vouch for it: its audit chain does. The
 * files as they were found are kept beside it; sealed pages stay where they are, nothing changes them.
 */
export function continueVault(keys: VaultKeys, station: VaultStation, found: string): void {
  const { directory } = station
  const evidence = asidePath(station)
  rmSync(`${evidence}.new`, { recursive: true, force: true })
  for (const { name } of readdirSync(directory, { withFileTypes: true }).filter((e) =>
    e.isFile(),
  )) {
    copyThrough(join(directory, name), join(`${evidence}.new`, name))
  }
  renameSync(`${evidence}.new`, evidence)
  syncDirectory(dirname(evidence))
  beginAnew(keys, station, { action: 'vault.continue', fields: [found] })
}

/** The whole backup as it will be used: manifest, bytes, pages, every link and row of the audit chain; its settings. */
export function checkBackup(
  { folder, manifest }: FoundBackup,
  keys: VaultKeys,
  { clock, operatorNumber }: VaultStation,
): Result<DeskSettings> {
  const path = backupDatabase(folder, manifest.seq)
  const { size, sha256 } = existsSync(path) ? describe(path) : { size: 0, sha256: '' }
  const isComplete = manifest.files.every(
    (file) =>
      existsSync(join(folder, file.path)) && statSync(join(folder, file.path)).size === file.size,
  )
  if (
    !isGenuine(folder, manifest, keys.backup) ||
    size !== manifest.database.size ||
    sha256 !== manifest.database.sha256 ||
    !isComplete
  ) {
    return refuse('backup-damaged', '这份备份缺了内容或被改动过，不能恢复；请选另一份')
  }
  return openReadOnly({ path, key: keys.database }, (db) => {
    const known = knownOperator(db, { operatorNumber })
    const vault = vaultOf(db, keys, { directory: folder, clock, operatorNumber: known })
    return findAuditFault(vault) === undefined
      ? ok(vault.settings)
      : refuse('backup-damaged', '这份备份的审计记录接不上，不能恢复；请选另一份')
  })
}

function setAside(station: VaultStation): void {
  const { directory } = station
  if (!existsSync(directory)) return
  if (readdirSync(directory).length === 0) {
    rmdirSync(directory)
    return
  }
  renameSync(directory, asidePath(station))
}

function asidePath({ directory, clock }: VaultStation): string {
  const moment = clock
    .now()
    .toISOString()
    .replaceAll(/[^0-9T]/g, '')
  return `${directory}.set-aside-${moment}`
}
