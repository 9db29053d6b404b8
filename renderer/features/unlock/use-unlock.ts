import { useState } from 'react'
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
  choose(operatorNumber: string): void
  type(password: string): void
  submit(): Promise<void>
}

/** Opens the vault for an operator; a refusal is said under the password. */
export function useUnlock(
  operators: readonly Operator[],
  onOpened: (state: DeskState) => void,
): Unlock {
  const [operatorNumber, setOperatorNumber] = useState(operators[0]?.number ?? '')
  const [password, setPassword] = useState('')
  const [problem, setProblem] = useState('')
  const [isBusy, setBusy] = useState(false)
  const submit = async () => {
    if (isBusy) return
    if (password === '') return setProblem(UNLOCK.missing)
    setBusy(true)
    const answer = await call('vault.unlock', { operatorNumber, password })
    setBusy(false)
    if (answer.ok) return onOpened(answer.value)
    setPassword('')
    setProblem(answer.error.message)
  }
  return {
    operatorNumber,
    password,
    problem,
    isBusy,
    choose: setOperatorNumber,
    type(typed) {
      setPassword(typed)
      setProblem('')
    },
    submit,
  }
}
