import { parentPort, workerData } from 'node:worker_threads'
import type { BookAnswer, BookJob } from './book-messages.ts'
import { writeBook } from './write-book.ts'

// Safe: only run-book-job.ts starts this file, with exactly this data.
const job = workerData as BookJob

const bytes = new Uint8Array(await writeBook(job.book))
const answer: BookAnswer = { kind: 'written', bytes }
parentPort?.postMessage(answer, [bytes.buffer])
