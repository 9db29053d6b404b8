import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { call, onEvent } from './bridge.ts'

/** The desk hears of somebody at the window at most this often, in ms. */
const REPORT_MS = 4_000

const SIGNS = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const

/**
 * Tells an open desk that somebody is there, and what the desk says of the coming lock: the seconds
 * left, or null. The desk decides by its own clock; silence locks.
 */
export function useActivity(isOpen: boolean): number | null {
  const [seconds, setSeconds] = useState<number | null>(null)
  const reportedAt = useRef(Number.NEGATIVE_INFINITY)
  const stir = useEffectEvent(({ timeStamp }: Event) => {
    // A warning is answered at once.
    if (seconds === null && timeStamp - reportedAt.current < REPORT_MS) return
    reportedAt.current = timeStamp
    void call('desk.active', {})
  })
  useEffect(() => {
    if (!isOpen) return
    const listen = (event: Event) => stir(event)
    for (const sign of SIGNS) window.addEventListener(sign, listen, true)
    const unsubscribe = onEvent('lock.nearing', (nearing) => setSeconds(nearing.seconds))
    return () => {
      for (const sign of SIGNS) window.removeEventListener(sign, listen, true)
      unsubscribe()
      setSeconds(null)
    }
  }, [isOpen])
  return isOpen ? seconds : null
}
