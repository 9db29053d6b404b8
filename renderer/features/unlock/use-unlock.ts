import { useEffect, useState } from 'react'
import { call } from '#renderer/bridge.ts'
import { UNLOCK } from '#renderer/messages/unlock.ts'
import type { DeskState, Operator } from '#shared/bridge.ts'

/** The lock page's state and the way through it. */
export interface Unlock {
  readonly operatorNumber: string
  readonly password: string
  /** What is wrong with the password; '' while nothing is. */
  readonly problem: string
  readonly isBusy: boolean
  /** Seconds until the desk hears the next password, by its own clock. */
  readonly wait: number
  choose(operatorNumber: string): void
  type(password: string): void
  submit(): Promise<void>
}

/** Opens the vault for an operator; a refusal is said under the password. */
export function useUnlock(
  operators: readonly Operator[],
  lastOperator: string | undefined,
  onOpened: (state: DeskState) => void,
): Unlock {
  const [operatorNumber, setOperatorNumber] = useState(lastOperator ?? operators[0]?.number ?? '')
  const [password, setPassword] = useState('')
  const [problem, setProblem] = useState('')
  const [isBusy, setBusy] = useState(false)
  const [tries, setTries] = useState(0)
  const wait = useWait(operatorNumber, tries)
  const submit = async () => {
    if (isBusy || wait > 0) return
    if (password === '') return setProblem(UNLOCK.missing)
    setBusy(true)
    const answer = await call('vault.unlock', { operatorNumber, password })
    setBusy(false)
    if (answer.ok) return onOpened(answer.value)
    setPassword('')
    setTries(tries + 1)
    setProblem(answer.error.message)
  }
  return {
    operatorNumber,
    password,
    problem,
    isBusy,
    wait,
    choose(number) {
      setOperatorNumber(number)
      setProblem('')
    },
    type(typed) {
      setPassword(typed)
      setProblem('')
    },
    submit,
  }
}

/** Asks the desk how long to wait, anew after every try, and every second until it is over. */
function useWait(operatorNumber: string, tries: number): number {
  const [seconds, setSeconds] = useState(0)
  // Another try of the same operator may have changed the answer.
  // biome-ignore lint/correctness/useExhaustiveDependencies: `tries` is when to ask, not what.
  useEffect(() => {
    let timer = 0
    let isLeft = false
    const look = async () => {
      const answer = await call('vault.wait', { operatorNumber })
      if (isLeft) return
      const left = answer.ok ? answer.value.seconds : 0
      setSeconds(left)
      if (left > 0) timer = window.setTimeout(() => void look(), 1_000)
    }
    void look()
    return () => {
      isLeft = true
      window.clearTimeout(timer)
    }
  }, [operatorNumber, tries])
  return seconds
}
