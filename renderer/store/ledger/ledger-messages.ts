import type { CopyHead } from '#shared/bridge.ts'
import type { Destination } from '#shared/codes/divisions.ts'
import type { FilingStatus } from '#shared/filing/filing.ts'
import type { LedgerQuery } from '#shared/ledger/ledger-query.ts'
import type { LedgerRow } from '#shared/ledger/ledger-row.ts'

/** What the window asks the index worker; a type and what answers it. */
export interface LedgerRequests {
  /** Reads what is on the disk. */
  open: {
    readonly input: {
      readonly mode: string
      readonly key: CryptoKey
      readonly head: CopyHead
      readonly destinations: readonly Destination[]
    }
    readonly output: LedgerOpened
  }
  /** Puts rows in; `seq` is the commit the index has then come to. */
  put: {
    readonly input: { readonly rows: readonly LedgerRow[]; readonly seq: number }
    readonly output: { readonly size: number }
  }
  /** Forgets everything, on the disk as well. */
  erase: { readonly input: Record<string, never>; readonly output: Record<string, never> }
  /** No more rows come in a row: gets ready for the first questions. */
  settle: { readonly input: Record<string, never>; readonly output: Record<string, never> }
  /** Asks, and keeps the answer for `page`, `place` and `ids`. */
  find: {
    readonly input: {
      readonly query: LedgerQuery
      readonly today: string
      /** How many rows come with the answer. */
      readonly first: number
    }
    readonly output: LedgerAnswer
  }
  page: {
    readonly input: { readonly from: number; readonly to: number }
    readonly output: readonly LedgerRow[]
  }
  /** Which row of what was found a filing is; -1 where it is none. */
  place: { readonly input: { readonly id: string }; readonly output: number }
  /** Everybody who accepted something, by number. */
  clerks: { readonly input: Record<string, never>; readonly output: readonly string[] }
  /** The ids of what was found, in its order. */
  ids: { readonly input: { readonly limit: number }; readonly output: readonly string[] }
}

export type LedgerRequest = keyof LedgerRequests

/** How far the index on the disk had come, and which rows have to come again. */
export interface LedgerOpened {
  readonly seq: number
  readonly size: number
  readonly lost: readonly string[]
}

/** What a question found; the first rows with it. */
export interface LedgerAnswer {
  readonly total: number
  readonly byStatus: Readonly<Record<FilingStatus, number>>
  readonly rows: readonly LedgerRow[]
  /** Milliseconds the index took. */
  readonly took: number
}

/** A request on its way to the worker, and the answer back, by number. */
export interface RequestMessage {
  readonly number: number
  readonly kind: LedgerRequest
  readonly input: unknown
}
export type ReplyMessage =
  | { readonly number: number; readonly ok: true; readonly output: unknown }
  | { readonly number: number; readonly ok: false; readonly fault: string }
