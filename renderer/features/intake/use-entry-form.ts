import { useEffect, useEffectEvent, useState } from 'react'
import { type UseFormReturn, useForm } from 'react-hook-form'
import { COMMON } from '#renderer/messages/common.ts'
import type { FieldNote } from '#renderer/ui/field.tsx'
import { useUnreadDays } from '#renderer/ui/use-unread-days.ts'
import { type CheckContext, policyFor } from '#shared/filing/check.ts'
import type { OtherFiling } from '#shared/filing/check-overlap.ts'
import { type FieldName, labelOf, type NamedField } from '#shared/filing/fields.ts'
import type { FilingEntry } from '#shared/filing/filing.ts'
import { error, type Issue } from '#shared/filing/issue.ts'
import type { Policy } from '#shared/policy/resolve.ts'
import type { Tables } from '#shared/reference-data.ts'
import { editEntry } from './edit-entry.ts'
import { fieldId, inReadingOrder, notesOf, shownIssues } from './field-order.ts'
import { resolveEntry } from './resolve-entry.ts'
import { type OpenHelp, useFieldHelp } from './use-field-help.ts'
import { type GuardianLook, NOT_ASKED, useGuardian } from './use-guardian.ts'
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
  /** Something stands in the field that is no day, or no longer does. */
  markUnread(field: NamedField, isUnread: boolean): void
  notesOf(field: FieldName): readonly FieldNote[]
  /** Everything the rules say against the field, said under it or not. */
  issuesOf(field: FieldName): readonly Issue[]
  /** Opens or closes the help of a field. */
  toggleHelp(field: FieldName): void
  /** Whether the field is shown but cannot be edited: who the person is, in a change. */
  isFixed(field: FieldName): boolean
}

/** An entry on the page, whatever is to become of it. */
export interface EntryForm {
  readonly form: IntakeForm
  readonly help: OpenHelp
  /** All issues in reading order, said or not. */
  readonly issues: readonly Issue[]
  readonly isAttempted: boolean
  readonly fields: UseFormReturn<FilingEntry>
}

interface EntryStart {
  /** Of the draft or the filing: nobody is compared with himself. */
  readonly id: string
  readonly entry: FilingEntry
  readonly tables: Tables
  readonly officeDivision: string
  readonly today: string
  /** The day and the rules of the acceptance of what is changed. */
  readonly accepted?: Pick<CheckContext, 'filedOn' | 'acceptedUnder'>
  readonly fixed?: readonly (keyof FilingEntry)[]
  check(entry: FilingEntry, context: CheckContext): readonly Issue[]
  onEdit?(entry: FilingEntry): void
}

/** Runs the fields of the page: entry, issues and help. */
export function useEntryForm(start: EntryStart): EntryForm {
  const { id, tables, today, accepted, fixed = [] } = start
  const [otherFilings, setOtherFilings] = useState<readonly OtherFiling[]>([])
  const [guardian, setGuardian] = useState(NOT_ASKED)
  const context: CheckContext = { tables, today, otherFilings, ...accepted }
  const unread = useUnreadDays<NamedField>()
  const check = (entry: FilingEntry) =>
    inReadingOrder(withUnread(unread.fields, start.check(entry, context)))
  const fields = useForm<FilingEntry>({
    defaultValues: start.entry,
    resolver: resolveEntry(check),
    shouldFocusError: false, // the cursor follows the reading order instead
  })
  const { formState, getFieldState, getValues, setValue, setValues } = fields
  const entry = fields.watch()
  const help = useFieldHelp()
  useOtherFilings({ id, entry }, context, setOtherFilings)
  useGuardian(entry, today, setGuardian)
  const issues = check(entry)
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
      const edited = editEntry(getValues(), without(change, fixed), {
        today,
        policyOf: (other) => policyFor(other, context),
      })
      setValues(edited)
      start.onEdit?.(edited)
    },
    // A material nobody chose yet has no value; '' says the same.
    leave: (field) => setValue(field, getValues(field) ?? '', { shouldTouch: true }),
    markUnread: unread.mark,
    notesOf: (field) => notesOf(shown.filter((issue) => issue.field === field)),
    issuesOf: (field) => issues.filter((issue) => issue.field === field),
    toggleHelp: help.toggle,
    isFixed: (field) => fixed.some((one) => one === field),
  }
  useFirstFocus(issues)
  return { form, help, issues, isAttempted: formState.isSubmitted, fields }
}

/** Nothing else is said of a field in which no day can be read. */
function withUnread(fields: readonly NamedField[], issues: readonly Issue[]): readonly Issue[] {
  const unread = fields.map((field) =>
    error(field, 'day-unread', {
      problem: `${labelOf(field)}${COMMON.dayUnread}`,
      remedy: COMMON.dayUnreadRemedy,
    }),
  )
  return [...issues.filter(({ field }) => !fields.some((one) => one === field)), ...unread]
}

function without(
  change: Partial<FilingEntry>,
  fixed: readonly (keyof FilingEntry)[],
): Partial<FilingEntry> {
  return Object.fromEntries(
    Object.entries(change).filter(([field]) => !fixed.some((one) => one === field)),
  )
}

/** The page opens with the cursor where the work is: in the first field that is not right yet. */
function useFirstFocus(issues: readonly Issue[]): void {
  const focusFirst = useEffectEvent(() => focusField(issues[0]?.field ?? 'voucher'))
  useEffect(() => focusFirst(), [])
}

/** Puts the cursor into the first field that keeps the entry back. */
export function focusWrong(issues: readonly Issue[]): void {
  const wrong = issues.find(({ severity }) => severity === 'error')
  if (wrong) focusField(wrong.field)
}

/** Puts the cursor into a field; of a radio group into the option that is chosen. */
export function focusField(field: FieldName): void {
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
