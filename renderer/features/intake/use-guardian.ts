import { useEffect, useState } from 'react'
import { call } from '#renderer/bridge.ts'
import type { Filing, FilingEntry } from '#shared/filing/filing.ts'
import { findGuardian, findGuardianFiling } from '#shared/filing/guardian.ts'

/** What the office holds of a minor's guardian. */
export type GuardianLook =
  | { readonly kind: 'not-asked' }
  | { readonly kind: 'absent' }
  | { readonly kind: 'filed'; readonly filing: Filing }

/** Nobody to look for, or no answer yet. */
export const NOT_ASKED: GuardianLook = { kind: 'not-asked' }

/** Looks for the guardian's own filing once the agent of a minor has a sound document number. */
export function useGuardian(
  entry: FilingEntry,
  today: string,
  onLook: (look: GuardianLook) => void,
): void {
  const [filings, setFilings] = useState<readonly Filing[]>()
  const guardian = findGuardian(entry, today)
  const documentType = guardian?.documentType ?? ''
  const documentNumber = guardian?.documentNumber ?? ''
  useEffect(() => {
    setFilings(undefined)
    if (documentNumber === '') return
    let isCurrent = true
    void call('filing.findByPerson', { documentType, documentNumber }).then((answer) => {
      if (isCurrent && answer.ok) setFilings(answer.value)
    })
    return () => {
      isCurrent = false
    }
  }, [documentType, documentNumber])
  const { startDate, endDate } = entry
  useEffect(() => {
    if (filings === undefined) return onLook(NOT_ASKED)
    const filing = findGuardianFiling(filings, { startDate, endDate })
    onLook(filing ? { kind: 'filed', filing } : { kind: 'absent' })
  }, [filings, startDate, endDate, onLook])
}

/** The look as the rules know it: that this office holds none says nothing of the others. */
export function isGuardianFiled({ kind }: GuardianLook): true | null {
  return kind === 'filed' ? true : null
}
