import type {
  LedgerRequest,
  LedgerRequests,
  ReplyMessage,
  RequestMessage,
} from './ledger-messages.ts'

/** The way to an index worker. */
export interface LedgerClient {
  ask<K extends LedgerRequest>(
    kind: K,
    input: LedgerRequests[K]['input'],
  ): Promise<LedgerRequests[K]['output']>
  /** Ends the worker: nothing of the index stays in memory, and what was asked is never answered. */
  close(): void
}

/** A worker that knows nothing yet. */
let waitingWorker: Worker | undefined

/** Starts the next worker ahead of the password: by then it has read its code, the pinyin of all characters with it. */
export function prepareLedgerWorker(): void {
  waitingWorker ??= startWorker()
}

/** Gives the worker that holds the index, which is the one that waits for it where there is one. */
export function startLedgerClient(): LedgerClient {
  const worker = waitingWorker ?? startWorker()
  waitingWorker = undefined
  const waiting = new Map<number, (reply: ReplyMessage) => void>()
  let last = 0
  worker.addEventListener('message', ({ data }: MessageEvent<ReplyMessage>) => {
    waiting.get(data.number)?.(data)
    waiting.delete(data.number)
  })
  return {
    ask: (kind, input) =>
      new Promise((resolve, reject) => {
        last += 1
        waiting.set(last, (reply) => {
          // The worker answers each kind with its own output.
          if (reply.ok) resolve(reply.output as LedgerRequests[typeof kind]['output'])
          else reject(new Error(`ledger index: ${reply.fault}`))
        })
        const message: RequestMessage = { number: last, kind, input }
        worker.postMessage(message)
      }),
    close: () => {
      worker.terminate()
      waiting.clear()
    },
  }
}

function startWorker(): Worker {
  return new Worker(new URL('./ledger-worker.ts', import.meta.url), { type: 'module' })
}
