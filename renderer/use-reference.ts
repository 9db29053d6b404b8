import { useEffect, useMemo, useState } from 'react'
import type { PolicyPack } from '#shared/policy/pack.ts'
import { indexTables, type Tables } from '#shared/reference-data.ts'
import type { Failure } from '#shared/result.ts'
import { call, onEvent } from './bridge.ts'

/** The tables of the rules, or why there are none. */
export interface Reference {
  /** Undefined until the desk is open and all of them were read. */
  readonly tables: Tables | undefined
  readonly failure: Failure | undefined
}

/**
 * Reads the tables once, while the password is still being typed; once the desk is open, the packs it
 * rules by, and again whenever one was imported.
 */
export function useReference(isOpen: boolean): Reference {
  const [shipped, setShipped] = useState<Tables>()
  const [policies, setPolicies] = useState<readonly PolicyPack[]>()
  const [failure, setFailure] = useState<Failure>()
  useEffect(() => {
    void call('reference.get', {}).then((answer) => {
      if (answer.ok) setShipped(indexTables(answer.value))
      else setFailure(answer.error)
    })
  }, [])
  useEffect(() => {
    if (!isOpen) return
    let isLeft = false
    const read = async () => {
      const answer = await call('policy.packs', {})
      if (isLeft) return
      if (answer.ok) setPolicies(answer.value)
      else setFailure(answer.error)
    }
    void read()
    const stop = onEvent('policy.changed', () => void read())
    return () => {
      isLeft = true
      stop()
      // The next office's vault may hold other ones.
      setPolicies(undefined)
      setFailure(undefined)
    }
  }, [isOpen])
  const tables = useMemo(() => shipped && policies && { ...shipped, policies }, [shipped, policies])
  return { tables, failure }
}
