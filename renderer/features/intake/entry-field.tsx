import type { ReactNode } from 'react'
import { HELP } from '#renderer/messages/help.ts'
import { INTAKE } from '#renderer/messages/intake.ts'
import { type ControlProps, Field } from '#renderer/ui/field.tsx'
import { AGENT_FIELDS, ENTRY_FIELDS, type FieldName, labelOf } from '#shared/filing/fields.ts'
import type { Agent } from '#shared/filing/filing.ts'
import { fieldId } from './field-order.ts'
import type { IntakeForm } from './use-entry-form.ts'

/** A field that has a name of its own: every one but the materials. */
export type PlainField = keyof typeof ENTRY_FIELDS | `agent.${keyof Agent}`

interface EntryFieldProps {
  readonly form: IntakeForm
  readonly field: PlainField
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
export function exampleOf(field: PlainField): string {
  return INTAKE.example(infoOf(field).example)
}

function infoOf(field: FieldName) {
  return field.startsWith('agent.')
    ? // The prefix says it is one of an agent's fields.
      AGENT_FIELDS[field.slice(6) as keyof Agent]
    : // What is left are the plain fields of the entry.
      ENTRY_FIELDS[field as keyof typeof ENTRY_FIELDS]
}
