import { useState } from 'react'
import { call } from '#renderer/bridge.ts'
import { FILING } from '#renderer/messages/filing.ts'
import type { FormId } from '#shared/bridge.ts'

/** How the last thing done with a form ended. */
export interface PaperOutcome {
  readonly kind: 'running' | 'done' | 'failed'
  readonly words: string
}

/** Printing and saving the forms of a filing. */
export interface Paper {
  readonly outcomes: ReadonlyMap<FormId, PaperOutcome>
  print(form: FormId): Promise<void>
  save(form: FormId): Promise<void>
}

/** Prints and saves; "printed" is only said when the spooler said so, a failure in its own words. */
export function usePaper(filingId: string): Paper {
  const [outcomes, setOutcomes] = useState<ReadonlyMap<FormId, PaperOutcome>>(new Map())
  const say = (form: FormId, kind: PaperOutcome['kind'], words: string) =>
    setOutcomes((said) => new Map(said).set(form, { kind, words }))
  return {
    outcomes,
    async print(form) {
      say(form, 'running', FILING.printing)
      const answer = await call('paper.print', { filingId, form, copies: 1 })
      if (answer.ok) say(form, 'done', FILING.printed(answer.value.printer, answer.value.job))
      else say(form, 'failed', answer.error.message)
    },
    async save(form) {
      say(form, 'running', FILING.saving)
      const answer = await call('paper.save', { filingId, form })
      if (answer.ok) say(form, 'done', FILING.saved(answer.value.path))
      else say(form, 'failed', answer.error.message)
    },
  }
}
