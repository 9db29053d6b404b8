import { Dexie, type Table } from 'dexie'
import type { FilingStatus } from '#shared/filing/filing.ts'
import type { Sealed } from './seal.ts'

/** The version of the rows below; rises when their meaning changes. */
export const COPY_SCHEMA_VERSION = 2

/** A filing as the window keeps it: enough in the clear to order rows, nothing to know a person by. */
export interface CopyRecord {
  readonly id: string
  readonly generation: string
  readonly seq: number
  readonly status: FilingStatus
  readonly acceptedAt: string
  /** '' while the subsystem has given no receipt. */
  readonly acknowledgedAt: string
  readonly sealed: Sealed
}

/** Where the copy stands, and a probe that only the right window key opens. */
export interface CopyMeta {
  readonly key: 'head'
  readonly schemaVersion: number
  readonly generation: string
  readonly seq: number
  readonly probe: Sealed
}

/** The window's copy of the vault for reading; it may vanish at any time and is rebuilt. */
export class FilingCopyDb extends Dexie {
  readonly filings: Table<CopyRecord, string>
  readonly meta: Table<CopyMeta, string>

  constructor(mode: string) {
    super(`${mode}-filing-copy`, { chromeTransactionDurability: 'strict' })
    this.version(1).stores({ filings: 'id, [acceptedAt+id]', meta: 'key' })
    // Rows of version 1 are not in the new index; the copy is rebuilt for its older schema version.
    this.version(2).stores({ filings: 'id, [acceptedAt+id], acknowledgedAt' })
    this.filings = this.table('filings')
    this.meta = this.table('meta')
  }
}
