import { useRef, useState } from 'react'
import { call } from '#renderer/bridge.ts'
import type { Input } from '#shared/bridge.ts'

type Method = 'filing.supply' | 'filing.verifyPromise' | 'filing.setDueDay'

/** Something being done about an obligation. */
interface ObligationAct {
  /** The first attempt was made: what is missing may be said. */
  readonly isAttempted: boolean
  readonly isRunning: boolean
  /** Why the desk refused; '' when it did not. */
  readonly problem: string
  /** Asks the desk once; `undefined` stands for an entry that is not complete yet. */
  run<M extends Method>(method: M, input: Input<M> | undefined): Promise<void>
}

/** Carries out one act; `onDone` follows only when the desk has it on its disk. */
export function useObligationAct(onDone: () => void): ObligationAct {
  const [isAttempted, setAttempted] = useState(false)
  const [isRunning, setRunning] = useState(false)
  const [problem, setProblem] = useState('')
  const isAsking = useRef(false)
  return {
    isAttempted,
    isRunning,
    problem,
    async run(method, input) {
      setAttempted(true)
      if (input === undefined || isAsking.current) return
      isAsking.current = true
      setRunning(true)
      const answer = await call(method, input)
      isAsking.current = false
      setRunning(false)
      setProblem(answer.ok ? '' : answer.error.message)
      if (answer.ok) onDone()
    },
  }
}

/** The note under a field that was left out. */
export function missing(isMissing: boolean, text: string) {
  return isMissing ? [{ severity: 'error' as const, text, basis: '' }] : []
}
