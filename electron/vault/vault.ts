import { randomBytes, randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, renameSync, rmdirSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Database } from 'better-sqlite3-multiple-ciphers'
import type { Clock } from '#electron/clock.ts'
import { type Office, Operator } from '#shared/bridge.ts'
import { ok, type Result, refuse } from '#shared/result.ts'
import { DEFAULT_SETTINGS, type DeskSettings } from '#shared/settings.ts'
import { DESK } from './actors.ts'
import { noteClosed } from './closed-mark.ts'
import { commit } from './commit.ts'
import { connect, DAMAGED, openChecked } from './database.ts'
import { syncDirectory } from './durable-file.ts'
import { compareWithHead } from './head.ts'
import { deriveKeys, type VaultKeys, wipeKeys } from './key-hierarchy.ts'
import { type Argon2Cost, type Credentials, makeSlot } from './keys.ts'
import { migrate } from './migrations.ts'
import { openMaster, type Unlock } from './open-master.ts'
import { markInterrupted } from './outbox.ts'
import { readOffice, readSettings, writeSettings } from './settings.ts'
import { mendSlots, writeSlots } from './slot-files.ts'
import { readStored } from './stored-json.ts'

/** The record of an office, unlocked: the database, its keys, and who is at the window. */
export interface Vault {
  readonly directory: string
  readonly db: Database
  readonly keys: VaultKeys
  /** Made with the vault, and anew when it is restored; copies that carry another one are of another vault. */
  readonly generation: string
  /** The generation the audit chain begins with; a restored vault keeps it. */
  readonly origin: string
  /** As the last commit left it. */
  readonly office: Office
  readonly settings: DeskSettings
  readonly operator: Operator
  readonly clock: Clock
  readonly listeners: Set<(seq: number) => void>
}

/** What the first run of a counter decides. */
export interface NewVault extends Credentials {
  /** The vault's own folder; not there yet, or empty. */
  readonly directory: string
  readonly clock: Clock
  readonly office: Office
  readonly operator: Operator
  /** The province profile this office reports by. */
  readonly profileId: string
  readonly cost: Argon2Cost
}

/** Makes a vault beside its folder, moves it there as a whole, and opens it the ordinary way. */
export async function createVault(plan: NewVault): Promise<Result<Vault>> {
  const { directory, clock, operator, password, deviceSecret } = plan
  if (existsSync(directory) && readdirSync(directory).length > 0) {
    return refuse('vault-exists', '本机已经有备案数据，不能重新建立；请直接登录')
  }
  // What an earlier run left here never became a vault: nobody was told so.
  const building = `${directory}.new`
  rmSync(building, { recursive: true, force: true })
  mkdirSync(building, { recursive: true, mode: 0o700 })
  await fillFolder(building, plan)
  syncDirectory(building)
  if (existsSync(directory)) rmdirSync(directory)
  renameSync(building, directory)
  syncDirectory(dirname(directory))
  return openVault({ directory, clock, operatorNumber: operator.number, password, deviceSecret })
}

/** Unlocks a vault, checks it, and settles what a crash left open; refuses what it cannot vouch for. */
export async function openVault(unlock: Unlock): Promise<Result<Vault>> {
  const keys = await unlockKeys(unlock)
  if (!keys.ok) return keys
  const opened = openByKeys(keys.value, unlock)
  if (!opened.ok) wipeKeys(keys.value)
  return opened
}

/** The keys of a vault by an operator's password; nothing of the record has been looked at. */
export async function unlockKeys(unlock: Unlock): Promise<Result<VaultKeys>> {
  const master = await openMaster(unlock)
  if (!master.ok) return master
  const keys = deriveKeys(master.value)
  master.value.fill(0)
  return ok(keys)
}

/** Whose vault it is, where it lies, and by which clock it works. */
export type VaultStation = Pick<Unlock, 'directory' | 'clock' | 'operatorNumber'>

/** Opens, checks and settles as `openVault` does; keys of a refused vault stay with the caller. */
export function openByKeys(keys: VaultKeys, station: VaultStation): Result<Vault> {
  const path = databasePath(station.directory)
  return openChecked({ path, key: keys.database, access: 'write' }, (db) =>
    openRecord(db, keys, station),
  )
}

/** Opens a vault nobody vouches for, so that it can be looked at: no byte of it can be changed. */
export function openToRead(keys: VaultKeys, station: VaultStation): Result<Vault> {
  const path = databasePath(station.directory)
  return openChecked({ path, key: keys.database, access: 'read' }, (db) =>
    isOurs(db, station) ? ok(vaultOf(db, keys, station)) : DAMAGED,
  )
}

/** Locks: closes the database, notes how it was left, and forgets the keys. */
export function closeVault(vault: Vault): void {
  const { db, directory } = vault
  vault.listeners.clear()
  try {
    const isOurs = db.open && !db.readonly
    db.close()
    if (isOurs) noteClosed(databasePath(directory))
  } finally {
    wipeKeys(vault.keys)
  }
}

/** Calls `listener` with the number of each commit once it is durable; returns the way to stop. */
export function onCommitted(vault: Vault, listener: (seq: number) => void): () => void {
  vault.listeners.add(listener)
  return () => vault.listeners.delete(listener)
}

async function fillFolder(directory: string, plan: NewVault): Promise<void> {
  const { clock, office, operator, profileId } = plan
  const settings: DeskSettings = { ...DEFAULT_SETTINGS, profileId }
  const master = randomBytes(32)
  const owner = { kind: 'operator', operator } as const
  writeSlots(directory, [await makeSlot(master, { owner, cost: plan.cost }, plan)])
  const keys = deriveKeys(master)
  master.fill(0)
  const db = connect(databasePath(directory), keys.database)
  const generation = randomUUID()
  const vault: Vault = {
    directory,
    db,
    keys,
    generation,
    origin: generation,
    office,
    settings,
    operator,
    clock,
    listeners: new Set(),
  }
  migrate(db)
  db.prepare('INSERT INTO vault (one, generation, origin, message_serial) VALUES (1, ?, ?, 0)').run(
    generation,
    generation,
  )
  const note = { action: 'vault.create', object: generation, by: operator.number }
  commit(vault, { ...note, fields: ['office', 'operator', 'settings'] }, (tx) => {
    const { seq } = tx
    writeSettings(tx, settings)
    db.prepare('INSERT INTO offices (id, seq, body) VALUES (?, ?, ?)').run(
      office.agencyCode,
      seq,
      JSON.stringify(office),
    )
    db.prepare('INSERT INTO operators (id, seq, body) VALUES (?, ?, ?)').run(
      operator.number,
      seq,
      JSON.stringify(operator),
    )
  })
  closeVault(vault)
}

function openRecord(db: Database, keys: VaultKeys, station: VaultStation): Result<Vault> {
  // A file cut to nothing is a good database without tables: it must not be filled with new ones.
  if (!isOurs(db, station)) return DAMAGED
  const migrated = migrate(db)
  if (!migrated.ok) return migrated
  const vault = vaultOf(db, keys, station)
  const compared = compareWithHead(vault)
  if (!compared.ok) return compared
  if (compared.value === 'one-ahead') noteHeadBroughtUp(vault)
  if (mendSlots(station.directory)) noteSlotsMended(vault)
  markInterrupted(vault)
  return ok(vault)
}

/** Whether a database is a vault at all, and one this operator works in. */
function isOurs(db: Database, { operatorNumber }: VaultStation): boolean {
  const tables = db
    .prepare("SELECT count(*) FROM sqlite_schema WHERE name IN ('vault', 'operators')")
    .pluck()
    .get()
  return (
    tables === 2 &&
    db.prepare('SELECT 1 FROM vault').get() !== undefined &&
    db.prepare('SELECT 1 FROM operators WHERE id = ?').get(operatorNumber) !== undefined
  )
}

/** An open database as a vault, unchecked: the caller says why it may be trusted. */
export function vaultOf(
  db: Database,
  keys: VaultKeys,
  { directory, clock, operatorNumber }: VaultStation,
): Vault {
  return {
    directory,
    db,
    keys,
    generation: getText(db, 'SELECT generation FROM vault'),
    origin: getText(db, 'SELECT origin FROM vault'),
    get office() {
      return readOffice({ db })
    },
    get settings() {
      return readSettings({ db })
    },
    operator: readStored(
      Operator,
      getText(db, 'SELECT body FROM operators WHERE id = ?', operatorNumber),
    ),
    clock,
    listeners: new Set(),
  }
}

/** The commit itself brings the head up first; its audit row keeps that this was needed. */
function noteHeadBroughtUp(vault: Vault): void {
  const note = { action: 'head.bring-up', object: vault.generation, by: DESK, fields: [] }
  commit(vault, note, () => undefined)
}

/** The first of the two slot files came back from its copy. */
function noteSlotsMended(vault: Vault): void {
  const note = { action: 'slots.mend', object: vault.generation, by: DESK, fields: [] }
  commit(vault, note, () => undefined)
}

function getText(db: Database, sql: string, ...values: readonly string[]): string {
  const text: unknown = db
    .prepare(sql)
    .pluck()
    .get(...values)
  if (typeof text !== 'string') throw new Error(`no row: ${sql}`)
  return text
}

/** The database of a vault folder. */
export function databasePath(directory: string): string {
  return join(directory, 'vault.db')
}
