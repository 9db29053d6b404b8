import { useEffect, useState } from 'react'
import type { DeskState } from '#shared/bridge.ts'
import { call, onEvent } from './bridge.ts'

/** What the desk is doing, as it says so itself; and the way to take over a command's answer. */
export function useDeskState(): readonly [DeskState | undefined, (state: DeskState) => void] {
  const [state, setState] = useState<DeskState>()
  useEffect(() => {
    void call('desk.state', {}).then((answer) => answer.ok && setState(answer.value))
    return onEvent('desk.changed', setState)
  }, [])
  return [state, setState]
}
