import { useCallback, useEffect, useEffectEvent, useState } from 'react'
import { call, onEvent } from '#renderer/bridge.ts'
import { ARCHIVE } from '#renderer/messages/archive.ts'
import type { ArchiveOutcome, ArchiveProgress, ArchiveState } from '#shared/archive/archive.ts'
import type { Result } from '#shared/result.ts'

/** What is due, the run over it, and what came of the last one. */
export interface Archives {
  readonly state: ArchiveState | undefined
  /** Why there is no state; '' where there is one. */
  readonly failure: string
  /** How far the run is; null while none is under way. */
  readonly progress: ArchiveProgress | null
  readonly isRunning: boolean
  readonly isCancelling: boolean
  readonly outcome: ArchiveOutcome | undefined
  /** Why the run did not begin or made nothing; '' where it did. */
  readonly problem: string
  setRetention(days: number): Promise<Result<ArchiveState>>
  run(folder: string): Promise<void>
  cancel(): Promise<void>
}

/** Follows the archives of the desk; a run goes on there while another screen is shown. */
export function useArchives(): Archives {
  const [state, setState] = useState<ArchiveState>()
  const [failure, setFailure] = useState('')
  const [progress, setProgress] = useState<ArchiveProgress | null>(null)
  const [isCancelling, setCancelling] = useState(false)
  const [outcome, setOutcome] = useState<ArchiveOutcome>()
  const [problem, setProblem] = useState('')
  const take = useCallback((answer: Result<ArchiveState>) => {
    if (answer.ok) setState(answer.value)
    setFailure(answer.ok ? '' : answer.error.message)
  }, [])
  const follow = useEffectEvent((told: ArchiveProgress) => {
    const isEnded = told.step === 'ended'
    setProgress(isEnded ? null : told)
    // The end of a run that an earlier visit to this screen may have begun.
    if (isEnded) void call('archive.state', {}).then(take)
  })
  useEffect(() => {
    void call('archive.state', {}).then(take)
    return onEvent('archive.progress', follow)
  }, [take])
  return {
    state,
    failure,
    progress,
    isRunning: progress !== null || state?.isRunning === true,
    isCancelling,
    outcome,
    problem,
    setRetention: async (retentionDays) => {
      const saved = await call('archive.setRetention', { retentionDays })
      if (saved.ok) take(saved)
      return saved
    },
    run: async (folder) => {
      setOutcome(undefined)
      setProblem(folder === '' ? ARCHIVE.folderMissing : '')
      if (folder === '') return
      setCancelling(false)
      setProgress({ step: 'checking', file: '', done: 0, total: 0 })
      const answer = await call('archive.run', { folder })
      setProgress(null)
      if (answer.ok) setOutcome(answer.value)
      else setProblem(answer.error.message)
      take(await call('archive.state', {}))
    },
    cancel: async () => {
      setCancelling(true)
      await call('archive.cancel', {})
    },
  }
}
