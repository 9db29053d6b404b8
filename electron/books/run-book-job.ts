import { Worker } from 'node:worker_threads'
import type { Book } from '#shared/books/book.ts'
import { ok, type Result, refuse } from '#shared/result.ts'
import type { BookAnswers, BookJob } from './book-messages.ts'

/** Beside this file as source, beside the bundle of the desk as a module. */
const WORKER = import.meta.url.endsWith('.ts') ? './workbook-worker.ts' : './workbook-worker.mjs'

/** A worker for one workbook, on a thread of its own. */
export interface BookWorker {
  /** Writes a workbook; calling it off ends the worker at once. */
  write(book: Book): Promise<Result<BookAnswers['write']>>
  /** Ends a worker that nothing was asked of. */
  stop(): void
}

/** Starts a worker before there is anything to write: its code is loaded meanwhile. */
export function startBookWorker(signal: AbortSignal): BookWorker {
  const { run, stop } = startWorker(signal)
  return { write: (book) => run<'write'>({ kind: 'write', book }), stop }
}

/** Writes a workbook off the desk's own thread. */
export function writeBookAside(
  book: Book,
  signal: AbortSignal,
): Promise<Result<BookAnswers['write']>> {
  return startBookWorker(signal).write(book)
}

/** Reads an older ledger off the desk's own thread. */
export async function readLedgerAside(
  bytes: Uint8Array,
  signal: AbortSignal,
): Promise<BookAnswers['read']> {
  const read = await startWorker(signal).run<'read'>({ kind: 'read', bytes })
  return read.ok ? read.value : read
}

function startWorker(signal: AbortSignal) {
  const worker = new Worker(new URL(WORKER, import.meta.url))
  const stop = () => void worker.terminate()
  if (signal.aborted) stop()
  signal.addEventListener('abort', stop)
  const answered = new Promise<Result<unknown>>((resolve) => {
    worker.once('message', (answer) => resolve(ok(answer)))
    worker.once('error', () => resolve(FAILED))
    // The first answer counts: after a message nothing is left to say here.
    worker.once('exit', () => resolve(signal.aborted ? CALLED_OFF : FAILED))
  }).finally(() => signal.removeEventListener('abort', stop))
  return {
    run: <K extends BookJob['kind']>(job: BookJob & { readonly kind: K }) => {
      worker.postMessage(job)
      // The worker answers a job of a kind by the answer of that kind.
      return answered as Promise<Result<BookAnswers[K]>>
    },
    stop,
  }
}

const CALLED_OFF = refuse('called-off', '已取消')
const FAILED = refuse(
  'workbook-failed',
  '处理表格的部件意外停止，这次没有做成；请再试一次，仍不行请重新启动本程序',
)
