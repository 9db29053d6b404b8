import { INTAKE } from '#renderer/messages/intake.ts'
import { DateField } from '#renderer/ui/date-field.tsx'
import type { ControlProps } from '#renderer/ui/field.tsx'
import type { NamedField } from '#shared/filing/fields.ts'
import { exampleOf } from './entry-field.tsx'
import type { IntakeForm } from './use-entry-form.ts'

interface EntryDateProps {
  readonly form: IntakeForm
  readonly field: NamedField
  readonly control: ControlProps
  readonly value: string
  readonly placeholder?: string
  readonly onChange: (day: string) => void
}

/** The control of a day of the entry; what was typed and is no day stays, and keeps the entry back. */
export function EntryDate({ form, field, placeholder, ...shown }: EntryDateProps) {
  return (
    <DateField
      {...shown}
      placeholder={placeholder ?? exampleOf(field)}
      calendarLabel={INTAKE.calendar}
      onUnread={(isUnread) => form.markUnread(field, isUnread)}
    />
  )
}
