import { useEffect, useState } from 'react'
import { indexTables, type Tables } from '#shared/reference-data.ts'
import type { Failure } from '#shared/result.ts'
import { call } from './bridge.ts'

/** The tables of the rules, read once while the desk is open. */
export function useReference(): {
  readonly tables: Tables | undefined
  readonly failure: Failure | undefined
} {
  const [tables, setTables] = useState<Tables>()
  const [failure, setFailure] = useState<Failure>()
  useEffect(() => {
    void call('reference.get', {}).then((answer) => {
      if (answer.ok) setTables(indexTables(answer.value))
      else setFailure(answer.error)
    })
  }, [])
  return { tables, failure }
}
