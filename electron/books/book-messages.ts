import type { Book } from '#shared/books/book.ts'
import type { RawTable } from '#shared/imports/import-table.ts'
import type { Result } from '#shared/result.ts'

/** What the workbook worker is asked; one worker does one job and ends. */
export type BookJob =
  | { readonly kind: 'write'; readonly book: Book }
  /** Reads the sheet of a file that looks most like an older ledger. */
  | { readonly kind: 'read'; readonly bytes: Uint8Array }

/** What the jobs come to. */
export interface BookAnswers {
  readonly write: Uint8Array<ArrayBuffer>
  readonly read: Result<RawTable>
}
