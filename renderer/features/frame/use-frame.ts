import { useEffect, useState } from 'react'
import { call, onEvent } from '#renderer/bridge.ts'
import { useDeskQuery } from '#renderer/store/use-desk-query.ts'
import type { LineState, QueueCounts } from '#shared/bridge.ts'

/** What the header follows. */
export interface FrameState {
  readonly line: LineState
  readonly counts: QueueCounts | undefined
}

const UNKNOWN_LINE: LineState = { state: 'unknown', words: '', checkedAt: null }

/** Follows the line and the queue. */
export function useFrame(): FrameState {
  const [line, setLine] = useState(UNKNOWN_LINE)
  const { value: counts } = useDeskQuery('queue.counts', {})
  useEffect(() => {
    void call('line.state', {}).then((answer) => answer.ok && setLine(answer.value))
    return onEvent('line.changed', setLine)
  }, [])
  return { line, counts }
}
