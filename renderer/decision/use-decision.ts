import { useState } from 'react'
import type { Result } from '#shared/result.ts'

/** A decision on its way to the desk. */
export interface Decision {
  readonly isBusy: boolean
  /** It was tried once: from now on what is missing is said. */
  readonly isAttempted: boolean
  /** Why the desk refused it; '' while it did not. */
  readonly problem: string
  run(): void
}

interface Deciding<T> {
  /** Everything asked is there and right. */
  readonly isComplete: boolean
  decide(): Promise<Result<T>>
  onDone(value: T): void
  onRefused?(): void
}

/** Runs a decision once at a time; what was entered stays where the desk refuses. */
export function useDecision<T>(deciding: Deciding<T>): Decision {
  const [isBusy, setBusy] = useState(false)
  const [isAttempted, setAttempted] = useState(false)
  const [problem, setProblem] = useState('')
  const run = async () => {
    setAttempted(true)
    setProblem('')
    if (!deciding.isComplete) return focusWrong()
    setBusy(true)
    const answer = await deciding.decide()
    setBusy(false)
    if (answer.ok) return deciding.onDone(answer.value)
    setProblem(answer.error.message)
    deciding.onRefused?.()
  }
  return { isBusy, isAttempted, problem, run: () => void (isBusy || run()) }
}

/** Puts the cursor into the first field of the dialog that is not right, once it says so. */
function focusWrong(): void {
  requestAnimationFrame(() =>
    document.querySelector<HTMLElement>('dialog [aria-invalid="true"]')?.focus(),
  )
}
