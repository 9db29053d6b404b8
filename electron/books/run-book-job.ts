import { Worker } from 'node:worker_threads'
import type { Book } from '#shared/books/book.ts'
import { ok, type Result, refuse } from '#shared/result.ts'
import type { BookAnswers, BookJob } from './book-messages.ts'

/** Beside this file as source, beside the bundle of the desk as a module. */
const WORKER = import.meta.url.endsWith('.ts') ? './workbook-worker.ts' : './workbook-worker.mjs'

/** Writes a workbook off the desk's own thread; calling it off ends the worker at once. */
export function writeBookAside(
  book: Book,
  signal: AbortSignal,
): Promise<Result<BookAnswers['write']>> {
  return runJob<'write'>({ kind: 'write', book }, signal)
}

/** Reads an older ledger off the desk's own thread. */
export async function readLedgerAside(
  bytes: Uint8Array,
  signal: AbortSignal,
): Promise<BookAnswers['read']> {
  const read = await runJob<'read'>({ kind: 'read', bytes }, signal)
  return read.ok ? read.value : read
}

function runJob<K extends BookJob['kind']>(
  job: BookJob & { readonly kind: K },
  signal: AbortSignal,
): Promise<Result<BookAnswers[K]>> {
  if (signal.aborted) return Promise.resolve(CALLED_OFF)
  return new Promise((resolve) => {
    const worker = new Worker(new URL(WORKER, import.meta.url), { workerData: job })
    const stop = () => void worker.terminate()
    const end = (result: Result<BookAnswers[K]>) => {
      signal.removeEventListener('abort', stop)
      resolve(result)
    }
    signal.addEventListener('abort', stop)
    worker.once('message', (answer: BookAnswers[K]) => end(ok(answer)))
    worker.once('error', () => end(FAILED))
    // The first answer counts: after a message nothing is left to say here.
    worker.once('exit', () => end(signal.aborted ? CALLED_OFF : FAILED))
  })
}

const CALLED_OFF = refuse('called-off', '已取消')
const FAILED = refuse(
  'workbook-failed',
  '处理表格的部件意外停止，这次没有做成；请再试一次，仍不行请重新启动本程序',
)
