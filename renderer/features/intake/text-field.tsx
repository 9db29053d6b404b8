import { Input } from 'antd'
import type { NamedField } from '#shared/filing/fields.ts'
import { EntryField, exampleOf } from './entry-field.tsx'
import type { IntakeForm } from './use-entry-form.ts'

interface TextFieldProps {
  readonly form: IntakeForm
  readonly field: NamedField
  readonly value: string
  readonly maxLength: number
  readonly isRequired?: boolean
  readonly isFocusedFirst?: boolean
  readonly hint?: string | undefined
  readonly onLeave?: () => void
  readonly onChange: (value: string) => void
}

/** A field that is typed into. */
export function TextField(props: TextFieldProps) {
  const { form, field, value, maxLength, isFocusedFirst = false, hint, onChange } = props
  return (
    <EntryField
      form={form}
      field={field}
      {...(props.isRequired !== undefined && { isRequired: props.isRequired })}
      hint={hint}
      {...(props.onLeave && { onLeave: props.onLeave })}
    >
      {(control) => (
        <Input
          {...control}
          value={value}
          maxLength={maxLength}
          placeholder={exampleOf(field)}
          autoFocus={isFocusedFirst}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </EntryField>
  )
}
