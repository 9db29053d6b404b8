import { randomUUID } from 'node:crypto'
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
import { officeDay } from '#shared/office-day.ts'
import { ok, type Result, refuse } from '#shared/result.ts'
import { restored } from '#shared/sync/entry-steps.ts'
import { findAuditFault } from './audit-check.ts'
import { copyThrough, describe } from './backup.ts'
import { backupDatabase, type FoundBackup, isGenuine, type Manifest } from './backup-manifest.ts'
import { commit } from './commit.ts'
import { connect, openReadOnly } from './database.ts'
import { syncDirectory } from './durable-file.ts'
import { deriveKeys, type VaultKeys, wipeKeys } from './key-hierarchy.ts'
import {
  type Argon2Cost,
  type Credentials,
  makeSlot,
  openSlot,
  operatorSlots,
  readSlots,
  type Slot,
  writeSlots,
} from './keys.ts'
import { migrate } from './migrations.ts'
import { listUnacknowledged } from './outbox.ts'
import { updateEntry } from './outbox-rows.ts'
import { openByRecoveryCode } from './recovery-slot.ts'
import { databasePath, vaultOf } from './vault.ts'

/** Who restores: an operator of the backup by password, or whoever holds the recovery code of the safe. */
export interface RestoreProof extends Credentials {
  readonly operatorNumber: string
  /** '' where the operator's own password opens the backup. */
  readonly recoveryCode: string
}

/** What is restored, where to, and for whom. */
export interface RestorePlan {
  readonly backup: FoundBackup
  /** The vault's own folder; what is there is set aside, never deleted. */
  readonly directory: string
  readonly clock: Clock
  readonly proof: RestoreProof
  readonly cost: Argon2Cost
}

/** Serials left out after a restore: numbers may have been given out that the backup does not know. */
const SERIALS_LEFT_OUT = 1_000

/**
 * Builds the vault of a backup beside its folder and moves it there as a whole. Everything unacknowledged
 * may have been sent since the backup was made: it is asked about by its key before any resend.
 */
export async function restore(plan: RestorePlan): Promise<Result<Manifest>> {
  const { backup, directory, proof } = plan
  const { folder, manifest } = backup
  const slots = readSlots(folder)
  if (!slots.ok) return slots
  const master = await openMaster(slots.value, proof)
  if (!master.ok) return master
  const keys = deriveKeys(master.value)
  try {
    const checked = checkBackup(backup, keys, plan)
    if (!checked.ok) return checked
    const building = `${directory}.new`
    rmSync(building, { recursive: true, force: true })
    mkdirSync(building, { recursive: true, mode: 0o700 })
    copyThrough(backupDatabase(folder, manifest.seq), databasePath(building))
    for (const { path } of manifest.files) copyThrough(join(folder, path), join(building, path))
    writeSlots(building, await slotsAfter(slots.value, master.value, plan))
    beginAnew(building, keys, plan)
    setAside(plan)
    renameSync(building, directory)
    syncDirectory(dirname(directory))
    return ok(manifest)
  } finally {
    master.value.fill(0)
    wipeKeys(keys)
  }
}

async function openMaster(slots: readonly Slot[], proof: RestoreProof): Promise<Result<Buffer>> {
  if (proof.recoveryCode !== '') return openByRecoveryCode(slots, proof.recoveryCode)
  const slot = operatorSlots(slots).find(({ operator }) => operator.number === proof.operatorNumber)
  if (slot === undefined) return refuse('unknown-operator', '这份备份里没有这个经办人')
  const opened = await openSlot(slot, proof)
  if (!opened.ok && slot.deviceBound) {
    return refuse(
      opened.error.code,
      `${opened.error.message}；这份备份是在另一台电脑上做的，须用保险柜里的恢复码`,
    )
  }
  return opened
}

/** The whole backup as it will be used: manifest, bytes, pages, every link and row of the audit chain. */
function checkBackup(
  { folder, manifest }: FoundBackup,
  keys: VaultKeys,
  { clock, proof }: RestorePlan,
): Result<undefined> {
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
    const { operatorNumber } = proof
    const known = db.prepare('SELECT 1 FROM operators WHERE id = ?').get(operatorNumber)
    if (known === undefined) return refuse('unknown-operator', '这份备份里没有这个经办人')
    const vault = vaultOf(db, keys, { directory: folder, clock, operatorNumber })
    return findAuditFault(vault) === undefined
      ? ok(undefined)
      : refuse('backup-damaged', '这份备份的审计记录接不上，不能恢复；请选另一份')
  })
}

/** By the recovery code the operator gets the new password; slots bound to another machine open nothing here. */
async function slotsAfter(
  slots: readonly Slot[],
  master: Buffer,
  { backup, proof, cost, directory }: RestorePlan,
): Promise<Slot[]> {
  if (proof.recoveryCode === '') return [...slots]
  const owner = operatorSlots(slots).find(
    ({ operator }) => operator.number === proof.operatorNumber,
  )
  if (owner === undefined) throw new Error(`no operator of ${backup.folder} for ${directory}`)
  const { operator } = owner
  const fresh = await makeSlot(
    master,
    { owner: { kind: 'operator', operator }, cost },
    { password: proof.password, deviceSecret: proof.deviceSecret },
  )
  const others = slots.filter((slot) => slot !== owner && !slot.deviceBound)
  return [fresh, ...others]
}

/** A generation of its own, so that no copy of the old vault is taken for this one's. */
function beginAnew(directory: string, keys: VaultKeys, { clock, proof }: RestorePlan): void {
  const db = connect(databasePath(directory), keys.database)
  try {
    migrate(db)
    const generation = randomUUID()
    db.prepare('UPDATE vault SET generation = ?').run(generation)
    const vault = vaultOf(db, keys, { directory, clock, operatorNumber: proof.operatorNumber })
    const note = {
      action: 'vault.restore',
      object: generation,
      by: proof.operatorNumber,
      fields: ['state', 'reason', 'nextAt'],
    }
    commit(vault, note, (tx) => {
      const at = new Date(tx.at)
      for (const entry of listUnacknowledged(vault)) updateEntry(tx, restored(entry, at))
      tx.db
        .prepare(
          `INSERT INTO acceptance_serials (office_day, last) VALUES (?, ?)
           ON CONFLICT (office_day) DO UPDATE SET last = last + excluded.last`,
        )
        .run(officeDay(at), SERIALS_LEFT_OUT)
    })
  } finally {
    db.close()
  }
}

function setAside({ directory, clock }: RestorePlan): void {
  if (!existsSync(directory)) return
  if (readdirSync(directory).length === 0) {
    rmdirSync(directory)
    return
  }
  const moment = clock
    .now()
    .toISOString()
    .replaceAll(/[^0-9T]/g, '')
  renameSync(directory, `${directory}.set-aside-${moment}`)
}
