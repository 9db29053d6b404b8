import { Worker } from 'node:worker_threads'
import type { Layout } from '#shared/forms/layout.ts'
import { type Result, refuse } from '#shared/result.ts'
import {
  type Papers,
  type PdfMessage,
  type PdfRequest,
  type PdfWorkerData,
  PLAIN,
  type PrintSetting,
  type RenderedPdf,
} from './pdf-messages.ts'

/** Longer than the slowest machine takes for the first form; then the worker counts as hung. */
const TIME_LIMIT_MS = 60_000

/** Where the worker's code and its fonts are. */
export interface PdfRendererOptions {
  readonly workerUrl: URL
  /** Path of `assets/fonts`. */
  readonly fontsDirectory: string
}

/** Turns page layouts into PDF documents, off the desk's own thread. */
export interface PdfRenderer {
  /** One paper; refuses `glyph-missing`, `pdf-worker-failed` or, after `stop`, `pdf-stopped`. */
  render(layout: Layout, setting?: PrintSetting): Promise<Result<RenderedPdf>>
  /** Several papers as one document; refuses as a whole. */
  renderTogether(papers: Papers, setting: PrintSetting): Promise<Result<RenderedPdf>>
  /** Settles once the first worker has read its everyday fonts. */
  ready(): Promise<void>
  stop(): Promise<void>
}

type Settle = (result: Result<RenderedPdf>) => void

/** One worker, started ahead of the first form and anew after it failed; answers find their request. */
export function startPdfRenderer({ workerUrl, fontsDirectory }: PdfRendererOptions): PdfRenderer {
  const waiting = new Map<number, Settle>()
  const ready = Promise.withResolvers<void>()
  let worker: Worker | undefined
  let stopped = false
  let lastId = 0

  const refuseAll = (result: Result<RenderedPdf>) => {
    for (const settle of waiting.values()) settle(result)
    waiting.clear()
  }
  const start = () => {
    const workerData: PdfWorkerData = { fontsDirectory }
    const started = new Worker(workerUrl, { workerData })
    const fail = () => {
      if (worker !== started) return
      worker = undefined
      refuseAll(stopped ? STOPPED : FAILED)
    }
    started.on('message', (message: PdfMessage) => {
      if (message.kind === 'answer') waiting.get(message.id)?.(message.result)
      else ready.resolve()
    })
    started.on('error', fail)
    started.on('exit', fail)
    return started
  }
  worker = start()

  const renderTogether: PdfRenderer['renderTogether'] = (papers, setting) => {
    if (stopped) return Promise.resolve(STOPPED)
    worker ??= start()
    const asked = worker
    const request: PdfRequest = { id: ++lastId, papers, setting }
    return new Promise((resolve) => {
      const timer = setTimeout(() => void asked.terminate(), TIME_LIMIT_MS)
      waiting.set(request.id, (result) => {
        clearTimeout(timer)
        waiting.delete(request.id)
        resolve(result)
      })
      asked.postMessage(request)
    })
  }
  return {
    render: (layout, setting = PLAIN) => renderTogether([layout], setting),
    renderTogether,
    ready: () => ready.promise,
    async stop() {
      stopped = true
      await worker?.terminate()
    },
  }
}

const FAILED = refuse(
  'pdf-worker-failed',
  '生成表格的部件意外停止，这份表格没有生成；请再试一次，仍不行请重新启动本程序',
)
const STOPPED = refuse('pdf-stopped', '程序正在退出，没有生成表格')
