import { useState } from 'react'
import { call } from '#renderer/bridge.ts'
import { useDeskQuery } from '#renderer/store/use-desk-query.ts'
import { DEFAULT_LOOKS, type LedgerLooks } from '#shared/ledger/ledger-looks.ts'

/** How the ledger looks; a change shows at once and is kept by the desk. */
export function useLooks(): readonly [LedgerLooks, (looks: LedgerLooks) => void, string] {
  const { value } = useDeskQuery('ledger.looks', {})
  const [chosen, setChosen] = useState<LedgerLooks>()
  const [problem, setProblem] = useState('')
  const keep = async (looks: LedgerLooks) => {
    setChosen(looks)
    const answer = await call('ledger.keepLooks', looks)
    setProblem(answer.ok ? '' : answer.error.message)
    if (!answer.ok) setChosen(undefined)
  }
  return [chosen ?? value ?? DEFAULT_LOOKS, (looks) => void keep(looks), problem]
}
