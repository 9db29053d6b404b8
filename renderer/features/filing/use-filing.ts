import { useState } from 'react'
import { call } from '#renderer/bridge.ts'
import { useDeskQuery } from '#renderer/store/use-desk-query.ts'
import type { FilingFile } from '#shared/bridge-filing.ts'

/** A filing on screen. */
export interface OpenFiling {
  /** Undefined until the first read. */
  readonly file: FilingFile | undefined
  /** Why something was refused; '' when nothing was. */
  readonly problem: string
  sendNow(entryId: string): Promise<void>
}

/** Follows one filing in the vault. */
export function useFiling(filingId: string): OpenFiling {
  const { value: file, failure, reload } = useDeskQuery('filing.get', { filingId })
  const [refusal, setRefusal] = useState('')
  const sendNow = async (entryId: string) => {
    const answer = await call('queue.sendNow', { entryId })
    setRefusal(answer.ok ? answer.value.held : answer.error.message)
    await reload()
  }
  return { file, problem: failure?.message ?? refusal, sendNow }
}
