import { useDeskQuery } from '#renderer/store/use-desk-query.ts'
import { useLine } from '#renderer/store/use-line.ts'
import type { LineState } from '#shared/bridge.ts'
import type { QueueCounts } from '#shared/bridge-queue.ts'

/** What the header follows. */
export interface FrameState {
  readonly line: LineState
  readonly counts: QueueCounts | undefined
}

/** Follows the line and the queue. */
export function useFrame(): FrameState {
  const line = useLine()
  const { value: counts } = useDeskQuery('queue.counts', {})
  return { line, counts }
}
