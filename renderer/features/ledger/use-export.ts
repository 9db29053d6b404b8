import { useEffect, useState } from 'react'
import { call, onEvent } from '#renderer/bridge.ts'
import type { Input } from '#shared/bridge.ts'
import type { ExportProgress } from '#shared/bridge-ledger.ts'

/** An export on its way. */
export interface LedgerExport {
  /** Undefined while none runs. */
  readonly progress: ExportProgress | undefined
  /** Why there is no file; '' while there is nothing to say. */
  readonly problem: string
  start(wanted: () => Promise<Input<'ledger.export'>>): Promise<void>
  cancel(): void
}

/** Writes a ledger at the desk and follows how far it has come. */
export function useExport(onExported: (path: string) => void): LedgerExport {
  const [progress, setProgress] = useState<ExportProgress>()
  const [problem, setProblem] = useState('')
  useEffect(() => onEvent('ledger.exporting', setProgress), [])
  return {
    progress,
    problem,
    async start(wanted) {
      setProblem('')
      const input = await wanted()
      setProgress({ step: 'reading', done: 0, total: input.filingIds.length })
      const answer = await call('ledger.export', input)
      setProgress(undefined)
      if (answer.ok) onExported(answer.value.path)
      else setProblem(answer.error.message)
    },
    cancel: () => void call('ledger.cancelExport', {}),
  }
}
