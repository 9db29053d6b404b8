import { useEffect, useState } from 'react'
import { indexTables, type Tables } from '#shared/reference-data.ts'
import type { Failure } from '#shared/result.ts'
import { call } from './bridge.ts'

/** The tables of the rules, or why there are none. */
export interface Reference {
  /** Undefined until they were read. */
  readonly tables: Tables | undefined
  readonly failure: Failure | undefined
}

/** Reads the tables of the rules once, while the password is still being typed. */
export function useReference(): Reference {
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
