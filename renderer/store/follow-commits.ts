import type { OnEvent } from '#renderer/bridge.ts'

/** Commits that come in a row, as while the queue is sent, are followed no closer than this. */
const PACE_MS = 200

/** Somebody who follows the commits of the vault. */
export interface CommitFollower {
  /** Works once more, as after a commit. */
  again(): void
  /** From here on nothing is begun; what is under way goes to its end. */
  stop(): void
}

/** Works now and after every commit of the vault: never twice at once, commits in a row together. */
export function followCommits(onEvent: OnEvent, work: () => Promise<void>): CommitFollower {
  let isWorking = false
  let isAsked = false
  let isStopped = false
  const run = async () => {
    isAsked = true
    if (isWorking) return
    isWorking = true
    while (isAsked && !isStopped) {
      isAsked = false
      await work()
      await pause(PACE_MS)
    }
    isWorking = false
  }
  const again = () => void run()
  const unsubscribe = onEvent('vault.committed', again)
  again()
  return {
    again,
    stop() {
      isStopped = true
      unsubscribe()
    },
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
