import { useSyncExternalStore } from 'react'
import type { LineState } from '#shared/bridge.ts'
import { followLine, lastLine } from './line-store.ts'

/** The line to the subsystem as the desk last found it. */
export function useLine(): LineState {
  return useSyncExternalStore(followLine, lastLine)
}
