import type { UseFormReturn } from 'react-hook-form'
import { call } from '#renderer/bridge.ts'
import type { WindowStore } from '#renderer/store/window-store.ts'
import { checkEntry } from '#shared/filing/check.ts'
import type { Draft, Filing, FilingEntry } from '#shared/filing/filing.ts'
import type { Issue } from '#shared/filing/issue.ts'
import type { Tables } from '#shared/reference-data.ts'
import { type DraftState, type OpenDraft, useDraft } from './use-draft.ts'
import { type EntryForm, focusWrong, useEntryForm } from './use-entry-form.ts'

/** The whole page. */
export interface Intake extends Omit<EntryForm, 'fields'> {
  readonly draft: DraftState
  readonly isSubmitting: boolean
  /** Why the desk did not accept the entry; '' while it did not say. */
  readonly refusal: string
  submit(): Promise<void>
}

interface IntakeStart {
  readonly draft: Draft
  readonly tables: Tables
  readonly officeDivision: string
  readonly today: string
  readonly store: WindowStore
  readonly onAccepted: (filing: Filing) => void
}

/** Runs the page of one filing: entry, issues, draft and acceptance. */
export function useIntake(start: IntakeStart): Intake {
  const { tables, officeDivision, today } = start
  const { id, entry } = start.draft
  const draft = useDraft(start.store, start.draft)
  const { fields, ...page } = useEntryForm({
    id,
    entry,
    tables,
    officeDivision,
    today,
    check: checkEntry,
    onEdit: draft.change,
  })
  return {
    ...page,
    draft: draft.state,
    isSubmitting: fields.formState.isSubmitting,
    refusal: fields.formState.errors.root?.message ?? '',
    submit: acceptance(start, { fields, draft, issues: page.issues }),
  }
}

interface Submission {
  readonly fields: UseFormReturn<FilingEntry>
  readonly draft: OpenDraft
  readonly issues: readonly Issue[]
}

/** Accepts the entry: the draft rests meanwhile, and goes on where the desk refuses. */
function acceptance(start: IntakeStart, { fields, draft, issues }: Submission) {
  const accept = fields.handleSubmit(
    async (entry) => {
      await draft.stop()
      const answer = await call('filing.submit', { id: start.draft.id, entry })
      if (answer.ok) {
        await draft.forget()
        start.onAccepted(answer.value)
      } else {
        fields.setError('root', { type: answer.error.code, message: answer.error.message })
        draft.change(entry)
      }
    },
    () => focusWrong(issues),
  )
  return async () => {
    if (!fields.formState.isSubmitting) await accept()
  }
}
