import { useEffect, useState } from 'react'
import { call, onEvent } from '#renderer/bridge.ts'
import type { Input, Output } from '#shared/bridge.ts'
import type { PrintRunView, UnknownPapers } from '#shared/printing/print-run.ts'
import type { Result } from '#shared/result.ts'

/** A batch on its way to the printer, and what may be done with it. */
export interface PrintRunDesk {
  /** Null when there is none. */
  readonly view: PrintRunView | null
  /** What the desk refused; '' while nothing. */
  readonly problem: string
  readonly isBusy: boolean
  start(order: Input<'print.batch'>): Promise<void>
  stop(): Promise<void>
  resume(unknown: UnknownPapers): Promise<void>
  end(): Promise<void>
}

/** Follows the `unfinished` batch, or one that is started here, to its end. */
export function usePrintRun(unfinished: PrintRunView | null): PrintRunDesk {
  const [view, setView] = useState(unfinished)
  const [problem, setProblem] = useState('')
  const [isBusy, setBusy] = useState(false)
  useEffect(() => onEvent('print.progress', setView), [])
  const act = async (ask: () => Promise<Result<Output<'print.batch'>>>) => {
    if (isBusy) return
    setBusy(true)
    setProblem('')
    const answer = await ask()
    if (answer.ok) setView(answer.value)
    else setProblem(answer.error.message)
    setBusy(false)
  }
  const runId = view?.run.id ?? ''
  return {
    view,
    problem,
    isBusy,
    start: (order) => act(() => call('print.batch', order)),
    stop: () => act(() => call('print.stop', { runId })),
    resume: (unknown) => act(() => call('print.resume', { runId, unknown })),
    async end() {
      const answer = await call('print.end', { runId })
      if (answer.ok) setView(null)
      else setProblem(answer.error.message)
    },
  }
}
