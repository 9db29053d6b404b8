import type { ReactNode } from 'react'
import { HELP } from '#renderer/messages/help.ts'
import { INTAKE } from '#renderer/messages/intake.ts'
import { type ControlProps, Field } from '#renderer/ui/field.tsx'
import { infoOf, labelOf, type NamedField } from '#shared/filing/fields.ts'
import { fieldId } from './field-order.ts'
import type { IntakeForm } from './use-entry-form.ts'

interface EntryFieldProps {
  readonly form: IntakeForm
  readonly field: NamedField
  readonly isRequired?: boolean
  readonly isGroup?: boolean
  readonly hint?: ReactNode
  /** Told besides that the field was left. */
  readonly onLeave?: () => void
  readonly children: (control: ControlProps) => ReactNode
}

/** A field of the entry: label, control and what is wrong with it. */
export function EntryField(props: EntryFieldProps) {
  const { form, field, isGroup = false, hint, children } = props
  return (
    <Field
      id={fieldId(field)}
      label={labelOf(field)}
      isRequired={props.isRequired ?? infoOf(field).required === 'always'}
      isGroup={isGroup}
      isDisabled={form.isFixed(field)}
      notes={form.notesOf(field)}
      hint={hint}
      help={{ field, label: HELP.open(labelOf(field)), onOpen: () => form.toggleHelp(field) }}
      onLeave={() => {
        form.leave(field)
        props.onLeave?.()
      }}
    >
      {children}
    </Field>
  )
}

/** What a right value of the field looks like, said so that nobody takes it for a value. */
export function exampleOf(field: NamedField): string {
  return INTAKE.example(infoOf(field).example)
}
