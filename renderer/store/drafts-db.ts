import { Dexie, type Table } from 'dexie'
import type { Sealed } from './seal.ts'

/** The version of the rows below; rises when their meaning changes. */
export const DRAFTS_SCHEMA_VERSION = 1

/** A draft as the window keeps it. */
export interface DraftRecord {
  readonly id: string
  readonly revision: number
  readonly sealed: Sealed
}

/** What the database says of itself. */
export interface DraftsMeta {
  readonly key: 'schema'
  readonly schemaVersion: number
}

/** Drafts have a database of their own: rebuilding the filing copy never touches them. */
export class DraftsDb extends Dexie {
  readonly drafts: Table<DraftRecord, string>
  readonly meta: Table<DraftsMeta, string>

  constructor(mode: string) {
    super(`${mode}-drafts`, { chromeTransactionDurability: 'strict' })
    this.version(1).stores({ drafts: 'id', meta: 'key' })
    this.drafts = this.table('drafts')
    this.meta = this.table('meta')
  }
}
