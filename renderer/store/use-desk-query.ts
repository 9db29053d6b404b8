import { useCallback, useEffect, useRef, useState } from 'react'
import { call, onEvent } from '#renderer/bridge.ts'
import type { Input, Method, Output } from '#shared/bridge.ts'
import type { Failure } from '#shared/result.ts'
import { followCommits } from './follow-commits.ts'

/** What the desk answered last; asked again after every commit of the vault. */
export interface DeskQuery<T> {
  /** Undefined until the first answer; the one before stands until the first to another input. */
  readonly value: T | undefined
  /** Whether the value answers the present input. */
  readonly isCurrent: boolean
  readonly failure: Failure | undefined
  reload(): Promise<void>
}

/** Asks the desk and follows its commits; `input` is compared by what it says. */
export function useDeskQuery<M extends Method>(method: M, input: Input<M>): DeskQuery<Output<M>> {
  const [{ value, of }, setAnswer] = useState<{ value?: Output<M>; of?: string }>({})
  const [failure, setFailure] = useState<Failure>()
  const lastAsked = useRef(0)
  const asked = JSON.stringify(input)
  const reload = useCallback(async () => {
    lastAsked.current += 1
    const own = lastAsked.current
    // The text was made from an input of this very method.
    const answer = await call(method, JSON.parse(asked) as Input<M>)
    // A later question overtook this one.
    if (own !== lastAsked.current) return
    if (answer.ok) setAnswer({ value: answer.value, of: asked })
    setFailure(answer.ok ? undefined : answer.error)
  }, [method, asked])
  useEffect(() => followCommits(onEvent, reload).stop, [reload])
  return { value, isCurrent: of === asked, failure, reload }
}
