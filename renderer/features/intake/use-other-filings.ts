import { useEffect } from 'react'
import { call } from '#renderer/bridge.ts'
import { type CheckContext, refuses } from '#shared/filing/check.ts'
import { type OtherFiling, otherFilingsOf } from '#shared/filing/check-overlap.ts'
import { checkDocumentNumber } from '#shared/filing/check-person.ts'
import type { Draft, FilingEntry } from '#shared/filing/filing.ts'

/** Finds the filings the office holds of the person, once the document number is complete. */
export function useOtherFilings(
  { id, entry }: Pick<Draft, 'id' | 'entry'>,
  context: CheckContext,
  onFound: (filings: readonly OtherFiling[]) => void,
): void {
  const { documentType, documentNumber } = entry
  const isComplete = hasWholeNumber(entry, context)
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

function hasWholeNumber(entry: FilingEntry, { tables, today }: CheckContext): boolean {
  const issues = checkDocumentNumber(entry, 'documentNumber', {
    today,
    isKnownRegion: (code) => tables.divisions.has(code),
  })
  return entry.documentNumber !== '' && !refuses(issues)
}
