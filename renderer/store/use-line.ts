import { useEffect, useState } from 'react'
import { call, onEvent } from '#renderer/bridge.ts'
import type { LineState } from '#shared/bridge.ts'

const UNKNOWN_LINE: LineState = {
  state: 'unknown',
  words: '',
  checkedAt: null,
  clockOffsetSeconds: null,
}

/** The line to the subsystem as the desk last found it. */
export function useLine(): LineState {
  const [line, setLine] = useState(UNKNOWN_LINE)
  useEffect(() => {
    void call('line.state', {}).then((answer) => answer.ok && setLine(answer.value))
    return onEvent('line.changed', setLine)
  }, [])
  return line
}
