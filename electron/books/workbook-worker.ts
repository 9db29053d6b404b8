import { parentPort } from 'node:worker_threads'
import type { BookAnswers, BookJob } from './book-messages.ts'
import { readOlderLedger } from './read-older-ledger.ts'
import { writeBook } from './write-book.ts'

// One job, and the thread ends: only run-book-job.ts starts this file, and sends exactly this.
parentPort?.once('message', (job: BookJob) => void run(job))

async function run(job: BookJob): Promise<void> {
  if (job.kind === 'write') {
    const bytes: BookAnswers['write'] = new Uint8Array(await writeBook(job.book))
    parentPort?.postMessage(bytes, [bytes.buffer])
  } else {
    const table: BookAnswers['read'] = await readOlderLedger(job.bytes)
    parentPort?.postMessage(table)
  }
}
