import { Input } from 'antd'
import { OBLIGATIONS } from '#renderer/messages/obligations.ts'
import { Field, type FieldNote } from '#renderer/ui/field.tsx'

interface NoteFieldProps {
  readonly value: string
  readonly hint: string
  readonly isRequired?: boolean
  readonly notes?: readonly FieldNote[]
  readonly onChange: (value: string) => void
}

/** What the clerk writes down about it; goes into the timeline. */
export function NoteField({
  value,
  hint,
  isRequired = false,
  notes = [],
  onChange,
}: NoteFieldProps) {
  return (
    <Field
      id="owed-note"
      label={OBLIGATIONS.note}
      isRequired={isRequired}
      notes={notes}
      hint={hint}
    >
      {(control) => (
        <Input.TextArea
          id={control.id}
          status={control.status}
          aria-required={control['aria-required']}
          aria-invalid={control['aria-invalid']}
          aria-describedby={control['aria-describedby']}
          rows={3}
          maxLength={500}
          value={value}
          onChange={({ target }) => onChange(target.value)}
        />
      )}
    </Field>
  )
}
