import { useEffect, useEffectEvent, useState } from 'react'
import { call } from '#renderer/bridge.ts'
import { STATISTICS } from '#renderer/messages/statistics.ts'

/** What a recount of the filings has to say. */
export interface Recount {
  readonly words: string
  readonly isGood: boolean
  readonly isRunning: boolean
  run(): Promise<void>
}

/** Holds the kept counts against the filings, once with the screen and whenever asked. */
export function useRecount(reload: () => Promise<void>): Recount {
  const [said, say] = useState({ words: '', isGood: true })
  const [isRunning, setRunning] = useState(false)
  const run = async () => {
    if (isRunning) return
    setRunning(true)
    const answer = await call('statistics.recount', {})
    setRunning(false)
    if (!answer.ok) return say({ words: answer.error.message, isGood: false })
    const { repaired } = answer.value
    say(
      repaired.length === 0
        ? { words: STATISTICS.right, isGood: true }
        : { words: STATISTICS.repaired(repaired), isGood: false },
    )
    if (repaired.length > 0) await reload()
  }
  const first = useEffectEvent(run)
  useEffect(() => {
    void first()
  }, [])
  return { ...said, isRunning, run }
}
