import { useEffect, useEffectEvent, useMemo, useState } from 'react'
import { call } from '#renderer/bridge.ts'
import type { WindowStore } from '#renderer/store/window-store.ts'
import type { FieldNote } from '#renderer/ui/field.tsx'
import { type CheckContext, checkEntry, policyFor, refuses } from '#shared/filing/check.ts'
import { checkDocumentNumber } from '#shared/filing/check-document.ts'
import type { FieldName } from '#shared/filing/fields.ts'
import type { Draft, Filing, FilingEntry } from '#shared/filing/filing.ts'
import type { Issue } from '#shared/filing/issue.ts'
import type { PolicyPack } from '#shared/policy/policy.ts'
import type { Tables } from '#shared/reference-data.ts'
import type { Failure } from '#shared/result.ts'
import { editEntry } from './edit-entry.ts'
import { fieldId, inReadingOrder, notesOf, shownIssues } from './field-order.ts'
import { type DraftState, type OpenDraft, useDraft } from './use-draft.ts'
import { useOtherFilings } from './use-other-filings.ts'

/** What a column of the page needs of the entry. */
export interface IntakeForm {
  readonly entry: FilingEntry
  readonly tables: Tables
  /** 医保区划 of the agency. */
  readonly officeDivision: string
  readonly policy: PolicyPack
  readonly context: CheckContext
  edit(change: Partial<FilingEntry>): void
  /** The field was left: from now on its issues are said. */
  leave(field: FieldName): void
  notesOf(field: FieldName): readonly FieldNote[]
}

/** The whole page. */
export interface Intake {
  readonly form: IntakeForm
  readonly draft: DraftState
  /** All issues in reading order, said or not. */
  readonly issues: readonly Issue[]
  readonly isAttempted: boolean
  readonly isSubmitting: boolean
  readonly failure: Failure | undefined
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
  const [entry, setEntry] = useState(start.draft.entry)
  const [touched, setTouched] = useState<ReadonlySet<FieldName>>(new Set())
  const draft = useDraft(start.store, start.draft)
  const context = useCheckContext(entry, tables, today)
  const issues = useMemo(() => inReadingOrder(checkEntry(entry, context)), [entry, context])
  const submission = useSubmission({
    entry,
    issues,
    kept: draft,
    id: start.draft.id,
    onAccepted: start.onAccepted,
  })
  const shown = shownIssues(issues, { touched, isAttempted: submission.isAttempted })
  const form: IntakeForm = {
    entry,
    tables,
    officeDivision: start.officeDivision,
    context,
    policy: policyFor(entry, context),
    edit(change) {
      const edited = editEntry(entry, change, {
        today,
        policyOf: (other) => policyFor(other, context),
      })
      setEntry(edited)
      draft.change(edited)
    },
    leave(field) {
      if (!touched.has(field)) setTouched(new Set([...touched, field]))
    },
    notesOf: (field) => notesOf(shown.filter((issue) => issue.field === field)),
  }
  useFirstFocus(issues)
  return { form, draft: draft.state, issues, goTo: focusField, ...submission }
}

function useCheckContext(entry: FilingEntry, tables: Tables, today: string): CheckContext {
  const isComplete =
    entry.documentNumber !== '' &&
    !refuses(
      checkDocumentNumber(entry, 'documentNumber', {
        today,
        isKnownRegion: (code) => tables.divisions.has(code),
      }),
    )
  const otherFilings = useOtherFilings(entry, isComplete)
  return useMemo(() => ({ tables, today, otherFilings }), [tables, today, otherFilings])
}

interface Submission {
  readonly id: string
  readonly entry: FilingEntry
  readonly issues: readonly Issue[]
  readonly kept: OpenDraft
  readonly onAccepted: (filing: Filing) => void
}

/** Accepts the entry: the draft rests meanwhile, and goes on where the desk refuses. */
function useSubmission({ id, entry, issues, kept, onAccepted }: Submission) {
  const [isAttempted, setAttempted] = useState(false)
  const [isSubmitting, setSubmitting] = useState(false)
  const [failure, setFailure] = useState<Failure>()
  const submit = async () => {
    if (isSubmitting) return
    setAttempted(true)
    setFailure(undefined)
    const wrong = issues.find(({ severity }) => severity === 'error')
    if (wrong) return focusField(wrong.field)
    setSubmitting(true)
    await kept.stop()
    const answer = await call('filing.submit', { id, entry })
    setSubmitting(false)
    if (answer.ok) {
      await kept.forget()
      onAccepted(answer.value)
    } else {
      setFailure(answer.error)
      kept.change(entry)
    }
  }
  return { isAttempted, isSubmitting, failure, submit }
}

/** The page opens with the cursor where the work is: in the first field that is not right yet. */
function useFirstFocus(issues: readonly Issue[]): void {
  const focusFirst = useEffectEvent(() => focusField(issues[0]?.field ?? 'voucher'))
  useEffect(() => focusFirst(), [])
}

/** Puts the cursor into a field; of a radio group into the option that is chosen. */
function focusField(field: FieldName): void {
  const element = document.getElementById(fieldId(field))
  const target =
    element?.querySelector<HTMLElement>('input:checked') ??
    element?.querySelector<HTMLElement>('input') ??
    element
  target?.focus()
}
