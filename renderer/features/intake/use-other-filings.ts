import { useEffect, useState } from 'react'
import { call } from '#renderer/bridge.ts'
import { asOtherFiling, type OtherFiling } from '#shared/filing/check-overlap.ts'

const NONE: readonly OtherFiling[] = []

/** The filings the office holds of the person with this document, asked once it is complete. */
export function useOtherFilings(
  document: { readonly documentType: string; readonly documentNumber: string },
  isComplete: boolean,
): readonly OtherFiling[] {
  const { documentType, documentNumber } = document
  const [found, setFound] = useState(NONE)
  useEffect(() => {
    setFound(NONE)
    if (!isComplete) return
    let isCurrent = true
    void call('filing.findByPerson', { documentType, documentNumber }).then((answer) => {
      if (isCurrent && answer.ok) setFound(answer.value.map(asOtherFiling))
    })
    return () => {
      isCurrent = false
    }
  }, [documentType, documentNumber, isComplete])
  return found
}
