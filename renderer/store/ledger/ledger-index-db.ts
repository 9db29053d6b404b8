import { Dexie, type Table } from 'dexie'
import type { Sealed } from '#renderer/store/seal.ts'

/** The version of the segments below; rises when their meaning changes. */
export const LEDGER_INDEX_VERSION = 2

/** A thousand ledger rows, sealed; their ids are in the clear, so that a damaged one can be asked for again. */
export interface SegmentRecord {
  readonly number: number
  /** The ids in order, each ended by a line feed. */
  readonly ids: string
  readonly sealed: Sealed
}

/** What the index is made from, and how far it has come. */
export interface LedgerIndexMeta {
  readonly key: 'head'
  readonly version: number
  readonly generation: string
  readonly seq: number
  /** Opens under the right window key only, and then says the generation. */
  readonly probe: Sealed
}

/** The summaries of all filings for searching; a database of its own that may vanish at any time. */
export class LedgerIndexDb extends Dexie {
  readonly segments: Table<SegmentRecord, number>
  readonly meta: Table<LedgerIndexMeta, string>

  constructor(mode: string) {
    super(`${mode}-ledger-index`, { chromeTransactionDurability: 'strict' })
    this.version(1).stores({ segments: 'number', meta: 'key' })
    this.segments = this.table('segments')
    this.meta = this.table('meta')
  }
}
