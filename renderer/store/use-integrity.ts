import { useCallback, useEffect, useState } from 'react'
import { call, onEvent } from '#renderer/bridge.ts'
import type { IntegrityState } from '#shared/backup/integrity.ts'

/** Follows the check of what is stored; undefined until the first answer. */
export function useIntegrity(): {
  readonly state: IntegrityState | undefined
  /** Takes what an act answered with. */
  take(state: IntegrityState): void
} {
  const [state, setState] = useState<IntegrityState>()
  const read = useCallback(async () => {
    const answer = await call('integrity.state', {})
    if (answer.ok) setState(answer.value)
  }, [])
  useEffect(() => {
    void read()
    return onEvent('integrity.changed', setState)
  }, [read])
  return { state, take: setState }
}
