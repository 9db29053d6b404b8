import { useEffect } from 'react'
import { call } from '#renderer/bridge.ts'
import { isSoundDocument } from '#shared/codes/documents/document-rules.ts'
import type { CheckContext } from '#shared/filing/check.ts'
import { type OtherFiling, otherFilingsOf } from '#shared/filing/check-overlap.ts'
import type { Draft } from '#shared/filing/filing.ts'

/** Finds the filings the office holds of the person, once the document number is complete. */
export function useOtherFilings(
  { id, entry }: Pick<Draft, 'id' | 'entry'>,
  context: CheckContext,
  onFound: (filings: readonly OtherFiling[]) => void,
): void {
  const { documentType, documentNumber } = entry
  const isComplete = isSoundDocument(entry, { today: context.today, isKnownRegion: () => true })
  useEffect(() => {
    onFound([])
    if (!isComplete) return
    let isCurrent = true
    void call('filing.findByPerson', { documentType, documentNumber }).then((answer) => {
      if (isCurrent && answer.ok) onFound(otherFilingsOf(answer.value, id))
    })
    return () => {
      isCurrent = false
    }
  }, [id, documentType, documentNumber, isComplete, onFound])
}
