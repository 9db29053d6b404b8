import { useState } from 'react'
import { call } from '#renderer/bridge.ts'
import { PAPER } from '#renderer/messages/paper.ts'
import { Copies, type PaperId, type WantedPaper } from '#shared/paper.ts'

/** How the last thing done with a form ended. */
export interface PaperOutcome {
  readonly kind: 'running' | 'done' | 'failed'
  readonly words: string
}

/** Printing and saving papers. */
export interface Paper {
  readonly outcomes: ReadonlyMap<PaperId, PaperOutcome>
  /** How many copies of a form are asked for, as typed. */
  copiesOf(form: PaperId): string
  setCopies(form: PaperId, typed: string): void
  /** With the hash of a preview, only what was seen there is printed. */
  print(wanted: WantedPaper, sha256?: string): Promise<void>
  save(wanted: WantedPaper, sha256?: string): Promise<void>
}

/** Prints and saves; "printed" is only said when the spooler said so, a failure in its own words. */
export function usePaper(): Paper {
  const [outcomes, setOutcomes] = useState<ReadonlyMap<PaperId, PaperOutcome>>(new Map())
  const [typedCopies, setTypedCopies] = useState<ReadonlyMap<PaperId, string>>(new Map())
  const say = (form: PaperId, kind: PaperOutcome['kind'], words: string) =>
    setOutcomes((said) => new Map(said).set(form, { kind, words }))
  const copiesOf = (form: PaperId) => typedCopies.get(form) ?? '1'
  const isBusy = (form: PaperId) => outcomes.get(form)?.kind === 'running'
  return {
    outcomes,
    copiesOf,
    setCopies: (form, typed) => setTypedCopies((all) => new Map(all).set(form, typed)),
    async print(wanted, sha256) {
      const { form } = wanted
      if (isBusy(form)) return
      const copies = Copies.safeParse(Number(copiesOf(form)))
      if (!copies.success) return say(form, 'failed', PAPER.copiesWrong)
      say(form, 'running', PAPER.printing)
      const answer = await call('paper.print', { ...wanted, sha256, copies: copies.data })
      if (answer.ok) say(form, 'done', PAPER.printed(answer.value.printer, answer.value.job))
      else say(form, 'failed', answer.error.message)
    },
    async save(wanted, sha256) {
      const { form } = wanted
      if (isBusy(form)) return
      say(form, 'running', PAPER.saving)
      const answer = await call('paper.save', { ...wanted, sha256 })
      if (answer.ok) say(form, 'done', PAPER.saved(answer.value.path))
      else say(form, 'failed', answer.error.message)
    },
  }
}
