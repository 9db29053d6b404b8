import { call, onEvent } from '#renderer/bridge.ts'
import type { LineState } from '#shared/bridge.ts'

const UNKNOWN_LINE: LineState = {
  state: 'unknown',
  words: '',
  checkedAt: null,
  clockOffsetSeconds: null,
}

const listeners = new Set<() => void>()
let line = UNKNOWN_LINE
let unfollow = () => {}

/** The line as the desk last told of it; the header follows it as long as the desk is open. */
export function lastLine(): LineState {
  return line
}

/** Tells of every change of the line; the desk is asked as soon as anybody listens. */
export function followLine(listener: () => void): () => void {
  listeners.add(listener)
  if (listeners.size === 1) unfollow = startFollowing()
  return () => {
    listeners.delete(listener)
    if (listeners.size === 0) unfollow()
  }
}

function startFollowing(): () => void {
  let isNewer = false
  let isOver = false
  const stop = onEvent('line.changed', (told) => {
    isNewer = true
    tell(told)
  })
  // What came meanwhile is newer than the answer.
  void call('line.state', {}).then(
    (answer) => answer.ok && !isNewer && !isOver && tell(answer.value),
  )
  return () => {
    isOver = true
    stop()
  }
}

function tell(told: LineState): void {
  line = told
  for (const listener of listeners) listener()
}
