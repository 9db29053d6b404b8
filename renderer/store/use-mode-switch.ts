import { useState } from 'react'
import { call } from '#renderer/bridge.ts'
import { type DeskMode, otherMode } from '#shared/desk-mode.ts'

/** The way from a desk that is not open to the desk of the other mode. */
export interface ModeSwitch {
  /** Why it was not gone; '' mostly. */
  readonly problem: string
  go(): void
}

/** Switches the mode; the window then begins anew, so that nothing of one mode stays in it under the other. */
export function useModeSwitch(mode: DeskMode): ModeSwitch {
  const [problem, setProblem] = useState('')
  const go = async () => {
    const switched = await call('mode.switch', { mode: otherMode(mode) })
    if (switched.ok) location.reload()
    else setProblem(switched.error.message)
  }
  return { problem, go: () => void go() }
}
