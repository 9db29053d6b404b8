import { useCallback, useState } from 'react'
import { call } from '#renderer/bridge.ts'
import { useDeskQuery } from '#renderer/store/use-desk-query.ts'
import { DEFAULT_LOOKS, type LedgerLooks } from '#shared/ledger/ledger-looks.ts'

/** How the ledger looks; a change shows at once and is kept by the desk. */
export function useLooks(): readonly [LedgerLooks, (looks: LedgerLooks) => void, string] {
  const { value } = useDeskQuery('ledger.looks', {})
  const [chosen, setChosen] = useState<LedgerLooks>()
  const [problem, setProblem] = useState('')
  const keep = useCallback((looks: LedgerLooks) => {
    setChosen(looks)
    void call('ledger.keepLooks', looks).then((answer) => {
      setProblem(answer.ok ? '' : answer.error.message)
      if (!answer.ok) setChosen(undefined)
    })
  }, [])
  return [chosen ?? value ?? DEFAULT_LOOKS, keep, problem]
}
