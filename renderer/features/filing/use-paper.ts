import { useState } from 'react'
import { call } from '#renderer/bridge.ts'
import { FILING } from '#renderer/messages/filing.ts'
import { Copies, type FormId } from '#shared/bridge.ts'

/** How the last thing done with a form ended. */
export interface PaperOutcome {
  readonly kind: 'running' | 'done' | 'failed'
  readonly words: string
}

/** Printing and saving the forms of a filing. */
export interface Paper {
  readonly outcomes: ReadonlyMap<FormId, PaperOutcome>
  /** How many copies of a form are asked for, as typed. */
  copiesOf(form: FormId): string
  setCopies(form: FormId, typed: string): void
  /** With the hash of a preview, only what was seen there is printed. */
  print(form: FormId, sha256?: string): Promise<void>
  save(form: FormId, sha256?: string): Promise<void>
}

/** Prints and saves; "printed" is only said when the spooler said so, a failure in its own words. */
export function usePaper(filingId: string): Paper {
  const [outcomes, setOutcomes] = useState<ReadonlyMap<FormId, PaperOutcome>>(new Map())
  const [typedCopies, setTypedCopies] = useState<ReadonlyMap<FormId, string>>(new Map())
  const say = (form: FormId, kind: PaperOutcome['kind'], words: string) =>
    setOutcomes((said) => new Map(said).set(form, { kind, words }))
  const copiesOf = (form: FormId) => typedCopies.get(form) ?? '1'
  const isBusy = (form: FormId) => outcomes.get(form)?.kind === 'running'
  return {
    outcomes,
    copiesOf,
    setCopies: (form, typed) => setTypedCopies((all) => new Map(all).set(form, typed)),
    async print(form, sha256) {
      if (isBusy(form)) return
      const copies = Copies.safeParse(Number(copiesOf(form)))
      if (!copies.success) return say(form, 'failed', FILING.copiesWrong)
      say(form, 'running', FILING.printing)
      const answer = await call('paper.print', { filingId, form, sha256, copies: copies.data })
      if (answer.ok) say(form, 'done', FILING.printed(answer.value.printer, answer.value.job))
      else say(form, 'failed', answer.error.message)
    },
    async save(form, sha256) {
      if (isBusy(form)) return
      say(form, 'running', FILING.saving)
      const answer = await call('paper.save', { filingId, form, sha256 })
      if (answer.ok) say(form, 'done', FILING.saved(answer.value.path))
      else say(form, 'failed', answer.error.message)
    },
  }
}
