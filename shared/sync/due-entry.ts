import type { Filing, FilingEntry, Receipt } from '#shared/filing/filing.ts'
import type { MaterialPage } from '#shared/materials/page.ts'
import type { OutboxEntry } from './outbox-entry.ts'
import type { TransactionCode } from './transactions.ts'

/** An entry whose time has come, with the filing it is about. */
export interface DueEntry {
  readonly entry: OutboxEntry
  /** As it was when the entry was decided. */
  readonly filing: Filing
  /** What a change or a cancel goes by besides; a registration has none. */
  readonly sequel?: Sequel
  /** The pages a registration announces; none where it is left out. */
  readonly pages?: readonly MaterialPage[]
}

/** What the subsystem gave for the filing as it is known now, and why the clerk changes or ends it. */
export interface Sequel {
  readonly receipt: Receipt | null
  readonly reason: string
  /** What the filing said before a change; null of anything else. */
  readonly before: FilingEntry | null
}

/** One message to the subsystem as it is written down before its first byte leaves. */
export interface Attempt {
  readonly msgid: string
  readonly infno: TransactionCode
  /** SHA-256 of the body, lower-case hex. */
  readonly requestHash: string
}

/** A page whose filing the subsystem has, about to be uploaded. */
export interface DuePage {
  readonly page: MaterialPage
  /** Key of the registration of its filing. */
  readonly key: string
  /** Pieces the subsystem has confirmed. */
  readonly pieces: number
}
