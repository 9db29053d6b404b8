import { useEffect, useState } from 'react'
import { call, onEvent } from '#renderer/bridge.ts'
import { followCommits } from '#renderer/store/follow-commits.ts'
import type { QueueFile } from '#shared/bridge-queue.ts'

/** Everything about the selected entry, followed over the commits; undefined while it is another's. */
export function useQueueFile(entryId: string | undefined): QueueFile | undefined {
  const [file, setFile] = useState<QueueFile>()
  useEffect(() => {
    if (entryId === undefined) return
    let isShown = true
    const { stop } = followCommits(onEvent, async () => {
      const answer = await call('queue.entry', { entryId })
      if (isShown && answer.ok) setFile(answer.value)
    })
    return () => {
      isShown = false
      stop()
    }
  }, [entryId])
  return file?.row.entry.id === entryId ? file : undefined
}
