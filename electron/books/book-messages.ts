import type { Book } from '#shared/books/book.ts'

/** What the workbook worker is asked; one worker does one job and ends. */
export type BookJob = { readonly kind: 'write'; readonly book: Book }

/** What a job comes to. */
export type BookAnswer = { readonly kind: 'written'; readonly bytes: Uint8Array<ArrayBuffer> }
