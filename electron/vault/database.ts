import { existsSync } from 'node:fs'
import Database from 'better-sqlite3-multiple-ciphers'
import { type Result, refuse } from '#shared/result.ts'
import { isAsClosed } from './closed-mark.ts'
import { isDamage } from './damage.ts'

/** How long another process may hold the file, e.g. a virus scanner. */
const BUSY_MS = 500

/** Nothing of it can be vouched for. */
export const DAMAGED = refuse(
  'vault-damaged',
  '数据文件读不出来，可能已损坏、不完整或不属于本机。程序没有删除或改动任何内容',
)

/** Opens or makes an encrypted database under a raw 256-bit key, with every save durable. */
export function connect(path: string, key: Buffer): Database.Database {
  const db = new Database(path, { timeout: BUSY_MS })
  try {
    db.pragma("cipher = 'sqlcipher'")
    applyKey(db, key)
    // One process writes: the head file and the record could not be kept level otherwise.
    db.pragma('locking_mode = EXCLUSIVE')
    db.pragma('journal_mode = WAL')
    db.pragma('synchronous = FULL')
    db.pragma('secure_delete = ON')
    db.pragma('foreign_keys = ON')
    // What SQLite spills to a temporary file would not be encrypted.
    db.pragma('temp_store = MEMORY')
    return withKeptStatements(db)
  } catch (fault) {
    db.close()
    throw fault
  }
}

/** More texts than the vault has; should they ever be made up at run time, they do not pile up. */
const MOST_STATEMENTS = 500

/**
 * Compiles each SQL text once: every save runs the same few statements, and compiling them took a quarter of
 * its time. A statement comes back as new, so nobody may hold one over a call that prepares the same text.
 */
function withKeptStatements(db: Database.Database): Database.Database {
  const prepare = db.prepare.bind(db)
  const kept = new Map<string, Database.Statement>()
  const prepareOnce = (sql: string) => {
    const known = kept.get(sql)
    if (known && !known.busy) return known.reader ? known.pluck(false) : known
    const made = prepare(sql)
    if (kept.size >= MOST_STATEMENTS) kept.clear()
    kept.set(sql, made)
    return made
  }
  // The types of a statement's rows are the caller's word here as there.
  db.prepare = prepareOnce as typeof db.prepare
  return db
}

/** A database file, the key it opens by, and whether it may be changed. */
export interface DatabaseFile {
  readonly path: string
  readonly key: Buffer
  readonly access: 'write' | 'read'
}

/**
 * Opens the database of an existing vault and hands it to `run`; whatever refuses also closes it. All of it
 * is read first, unless it is as it was closed (`closed-mark.ts`): that takes seconds for a large office.
 */
export function openChecked<T>(
  { path, key, access }: DatabaseFile,
  run: (db: Database.Database) => Result<T>,
): Result<T> {
  if (!existsSync(path)) return DAMAGED
  const isKnown = isAsClosed(path)
  return refuseDamage(() => {
    const db = access === 'write' ? connect(path, key) : connectToRead(path, key)
    let opened: Result<T> | undefined
    try {
      opened = isKnown || isSound(db) ? run(db) : DAMAGED
      return opened
    } finally {
      if (!opened?.ok) db.close()
    }
  })
}

/** Reads an encrypted database that nobody may change, closes it, and answers what `run` found. */
export function openReadOnly<T>(
  { path, key }: Omit<DatabaseFile, 'access'>,
  run: (db: Database.Database) => Result<T>,
): Result<T> {
  let open: Database.Database | undefined
  const answer = openChecked({ path, key, access: 'read' }, (db) => {
    open = db
    return run(db)
  })
  open?.close()
  return answer
}

function connectToRead(path: string, key: Buffer): Database.Database {
  const db = new Database(path, { readonly: true, timeout: BUSY_MS })
  try {
    db.pragma("cipher = 'sqlcipher'")
    applyKey(db, key)
    db.pragma('temp_store = MEMORY')
    return db
  } catch (fault) {
    db.close()
    throw fault
  }
}

function refuseDamage<T>(run: () => Result<T>): Result<T> {
  try {
    return run()
  } catch (fault) {
    if (!(fault instanceof Database.SqliteError)) throw fault
    if (fault.code.startsWith('SQLITE_BUSY')) {
      return refuse('vault-in-use', '数据正被本机另一个程序使用，请关闭另一个备案柜台窗口后重试')
    }
    if (isDamage(fault)) return DAMAGED
    throw fault
  }
}

function applyKey(db: Database.Database, key: Buffer): void {
  // `raw:` and 32 bytes: the key itself, no passphrase to be stretched.
  const raw = Buffer.concat([Buffer.from('raw:'), key])
  db.key(raw)
  raw.fill(0)
}

function isSound(db: Database.Database): boolean {
  return db.pragma('quick_check(1)', { simple: true }) === 'ok'
}
