import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3-multiple-ciphers'
import { ok, type Result, refuse } from '#shared/result.ts'

/** Holds a profile folder for one desk; the system frees it however the process ends. */
export interface ProfileLock {
  release(): void
}

/** Takes the profile folder, or says that another desk has it. Uses SQLite's own file lock. */
export function lockProfile(directory: string): Result<ProfileLock> {
  mkdirSync(directory, { recursive: true, mode: 0o700 })
  const database = new Database(join(directory, 'profile.lock'), { timeout: 0 })
  try {
    database.pragma('locking_mode = EXCLUSIVE')
    database.exec('BEGIN EXCLUSIVE')
    return ok({ release: () => database.close() })
  } catch (fault) {
    database.close()
    if (!(fault instanceof Database.SqliteError) || fault.code !== 'SQLITE_BUSY') throw fault
    return refuse('already-open', '本机已经打开了一个备案柜台，请切换到已打开的窗口')
  }
}
