import { useEffect, useEffectEvent, useState } from 'react'
import { type UseFormReturn, useForm } from 'react-hook-form'
import { call } from '#renderer/bridge.ts'
import type { WindowStore } from '#renderer/store/window-store.ts'
import type { FieldNote } from '#renderer/ui/field.tsx'
import { type CheckContext, checkEntry, policyFor } from '#shared/filing/check.ts'
import type { OtherFiling } from '#shared/filing/check-overlap.ts'
import type { FieldName } from '#shared/filing/fields.ts'
import type { Draft, Filing, FilingEntry } from '#shared/filing/filing.ts'
import type { Issue } from '#shared/filing/issue.ts'
import type { Policy } from '#shared/policy/resolve.ts'
import type { Tables } from '#shared/reference-data.ts'
import { editEntry } from './edit-entry.ts'
import { fieldId, inReadingOrder, notesOf, shownIssues } from './field-order.ts'
import { resolveEntry } from './resolve-entry.ts'
import { type DraftState, type OpenDraft, useDraft } from './use-draft.ts'
import { type OpenHelp, useFieldHelp } from './use-field-help.ts'
import { type GuardianLook, isGuardianFiled, NOT_ASKED, useGuardian } from './use-guardian.ts'
import { useOtherFilings } from './use-other-filings.ts'

/** What a column of the page needs of the entry. */
export interface IntakeForm {
  readonly entry: FilingEntry
  readonly tables: Tables
  /** 医保区划 of the agency. */
  readonly officeDivision: string
  readonly policy: Policy
  readonly context: CheckContext
  /** What the office holds of a minor's guardian. */
  readonly guardian: GuardianLook
  edit(change: Partial<FilingEntry>): void
  /** The field was left: from now on its issues are said. */
  leave(field: FieldName): void
  notesOf(field: FieldName): readonly FieldNote[]
  /** Everything the rules say against the field, said under it or not. */
  issuesOf(field: FieldName): readonly Issue[]
  /** Opens or closes the help of a field. */
  toggleHelp(field: FieldName): void
}

/** The whole page. */
export interface Intake {
  readonly form: IntakeForm
  readonly help: OpenHelp
  readonly draft: DraftState
  /** All issues in reading order, said or not. */
  readonly issues: readonly Issue[]
  readonly isAttempted: boolean
  readonly isSubmitting: boolean
  /** Why the desk did not accept the entry; '' while it did not say. */
  readonly refusal: string
  goTo(field: FieldName): void
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
  const { tables, today } = start
  const [otherFilings, setOtherFilings] = useState<readonly OtherFiling[]>([])
  const [guardian, setGuardian] = useState(NOT_ASKED)
  const guardianFiled = isGuardianFiled(guardian)
  const context: CheckContext = { tables, today, otherFilings, guardianFiled }
  const entryForm = useForm<FilingEntry>({
    defaultValues: start.draft.entry,
    resolver: resolveEntry(context),
    shouldFocusError: false, // the cursor follows the reading order instead
  })
  const { formState, getFieldState, getValues, setValue, setValues } = entryForm
  const entry = entryForm.watch()
  const draft = useDraft(start.store, start.draft)
  const help = useFieldHelp()
  useOtherFilings({ id: start.draft.id, entry }, context, setOtherFilings)
  useGuardian(entry, today, setGuardian)
  const issues = inReadingOrder(checkEntry(entry, context))
  const shown = shownIssues(issues, {
    isTouched: (field) => getFieldState(field, formState).isTouched,
    isAttempted: formState.isSubmitted,
  })
  const form: IntakeForm = {
    entry,
    tables,
    officeDivision: start.officeDivision,
    context,
    guardian,
    policy: policyFor(entry, context),
    edit(change) {
      const edited = editEntry(getValues(), change, {
        today,
        policyOf: (other) => policyFor(other, context),
      })
      setValues(edited)
      draft.change(edited)
    },
    // A material nobody chose yet has no value; '' says the same.
    leave: (field) => setValue(field, getValues(field) ?? '', { shouldTouch: true }),
    notesOf: (field) => notesOf(shown.filter((issue) => issue.field === field)),
    issuesOf: (field) => issues.filter((issue) => issue.field === field),
    toggleHelp: help.toggle,
  }
  useFirstFocus(issues)
  return {
    form,
    help,
    draft: draft.state,
    issues,
    isAttempted: formState.isSubmitted,
    isSubmitting: formState.isSubmitting,
    refusal: formState.errors.root?.message ?? '',
    goTo: focusField,
    submit: acceptance(start, { entryForm, draft, issues }),
  }
}

interface Submission {
  readonly entryForm: UseFormReturn<FilingEntry>
  readonly draft: OpenDraft
  readonly issues: readonly Issue[]
}

/** Accepts the entry: the draft rests meanwhile, and goes on where the desk refuses. */
function acceptance(start: IntakeStart, { entryForm, draft, issues }: Submission) {
  const accept = entryForm.handleSubmit(
    async (entry) => {
      await draft.stop()
      const answer = await call('filing.submit', { id: start.draft.id, entry })
      if (answer.ok) {
        await draft.forget()
        start.onAccepted(answer.value)
      } else {
        entryForm.setError('root', { type: answer.error.code, message: answer.error.message })
        draft.change(entry)
      }
    },
    () => {
      const wrong = issues.find(({ severity }) => severity === 'error')
      if (wrong) focusField(wrong.field)
    },
  )
  return async () => {
    if (!entryForm.formState.isSubmitting) await accept()
  }
}

/** The page opens with the cursor where the work is: in the first field that is not right yet. */
function useFirstFocus(issues: readonly Issue[]): void {
  const focusFirst = useEffectEvent(() => focusField(issues[0]?.field ?? 'voucher'))
  useEffect(() => focusFirst(), [])
}

/** Puts the cursor into a field; of a radio group into the option that is chosen. */
function focusField(field: FieldName): void {
  const id = fieldId(field)
  // Of an agent who was not entered there is the switch.
  const element =
    document.getElementById(id) ?? document.getElementById(id.startsWith('agent-') ? 'agent' : id)
  const target =
    element?.querySelector<HTMLElement>('input:checked') ??
    element?.querySelector<HTMLElement>('input') ??
    element
  target?.focus()
}
