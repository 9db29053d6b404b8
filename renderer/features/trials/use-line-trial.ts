import { useEffect, useEffectEvent, useState } from 'react'
import { call } from '#renderer/bridge.ts'
import type { LineTest } from '#shared/settings.ts'

/** A test of the line, as far as it has come. */
export interface LineTrial {
  readonly isBusy: boolean
  /** Undefined until the first answer. */
  readonly found: LineTest | undefined
  /** The desk's own refusal; '' mostly. */
  readonly refusal: string
  run(): Promise<void>
}

/** Tests the line when asked, and once by itself where `isAtOnce`. */
export function useLineTrial(isAtOnce: boolean, onGood: () => void): LineTrial {
  const [isBusy, setBusy] = useState(false)
  const [found, setFound] = useState<LineTest>()
  const [refusal, setRefusal] = useState('')
  const run = async () => {
    if (isBusy) return
    setBusy(true)
    const answer = await call('line.test', {})
    setBusy(false)
    setFound(answer.ok ? answer.value : undefined)
    setRefusal(answer.ok ? '' : answer.error.message)
    if (answer.ok && answer.value.isGood) onGood()
  }
  const begin = useEffectEvent(() => void run())
  useEffect(() => {
    if (isAtOnce) begin()
  }, [isAtOnce])
  return { isBusy, found, refusal, run }
}
