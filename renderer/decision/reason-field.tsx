import { Input } from 'antd'
import { LIFE } from '#renderer/messages/life.ts'
import { errorNotes, Field } from '#renderer/ui/field.tsx'

interface ReasonFieldProps {
  readonly value: string
  readonly example: string
  /** An attempt was made: from now on an empty reason is wrong. */
  readonly isAttempted: boolean
  readonly onChange: (reason: string) => void
}

/** Why something is done to a filing: always asked, first in the dialog. */
export function ReasonField({ value, example, isAttempted, onChange }: ReasonFieldProps) {
  const isMissing = isAttempted && value.trim() === ''
  return (
    <Field
      id="reason"
      label={LIFE.reason}
      isRequired
      notes={errorNotes(isMissing ? LIFE.reasonMissing : '')}
    >
      {(control) => (
        <Input
          {...control}
          value={value}
          maxLength={500}
          placeholder={example}
          autoComplete="off"
          autoFocus
          onChange={({ target }) => onChange(target.value)}
        />
      )}
    </Field>
  )
}
