import { parentPort, workerData } from 'node:worker_threads'
import type { BookAnswers, BookJob } from './book-messages.ts'
import { readOlderLedger } from './read-older-ledger.ts'
import { writeBook } from './write-book.ts'

// Safe: only run-book-job.ts starts this file, with exactly this data.
const job = workerData as BookJob

if (job.kind === 'write') {
  const bytes: BookAnswers['write'] = new Uint8Array(await writeBook(job.book))
  parentPort?.postMessage(bytes, [bytes.buffer])
} else {
  const table: BookAnswers['read'] = await readOlderLedger(job.bytes)
  parentPort?.postMessage(table)
}
