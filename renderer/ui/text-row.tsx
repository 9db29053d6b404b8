import { Input } from 'antd'
import type { ReactNode } from 'react'
import {
  type Control,
  type ControllerRenderProps,
  type FieldPath,
  useController,
} from 'react-hook-form'
import { type ControlProps, errorNotes, Field } from './field.tsx'

/** A form all of whose values are text. */
type Texts = Record<string, string>

interface FormRowProps<V extends Texts> {
  readonly control: Control<V>
  readonly name: FieldPath<V>
  readonly label: string
  /** Fields whose answer depends on this one. */
  readonly deps?: readonly FieldPath<V>[]
  /** An attempt was made: from now on an empty field is wrong as well. */
  readonly isAttempted: boolean
  readonly hint?: ReactNode
  readonly children: (
    controlProps: ControlProps,
    field: ControllerRenderProps<V, FieldPath<V>>,
  ) => ReactNode
}

/** A field of a form; one that was left empty is not called wrong before an attempt. */
export function FormRow<V extends Texts>(props: FormRowProps<V>) {
  const { control, name, label, deps = [], isAttempted, hint } = props
  const { field, fieldState } = useController({ control, name, rules: { deps: [...deps] } })
  // Both are read every time: what is not read is not followed.
  const { error, isTouched } = fieldState
  const text = isTouched || isAttempted ? error?.message : undefined
  return (
    <Field
      id={name}
      label={label}
      isRequired
      notes={errorNotes(text)}
      hint={hint}
      onLeave={() => field.value !== '' && field.onBlur()}
    >
      {(controlProps) => props.children(controlProps, field)}
    </Field>
  )
}

interface TextRowProps<V extends Texts> extends Omit<FormRowProps<V>, 'children'> {
  readonly placeholder?: string
  readonly isSecret?: boolean
  readonly isFocusedFirst?: boolean
  readonly isDisabled?: boolean
}

/** A field one types into. */
export function TextRow<V extends Texts>(props: TextRowProps<V>) {
  const { placeholder, isSecret = false, isFocusedFirst = false, isDisabled = false } = props
  const TextInput = isSecret ? Input.Password : Input
  return (
    <FormRow {...props}>
      {(controlProps, { ref, value, onChange }) => (
        <TextInput
          {...controlProps}
          ref={ref}
          value={value}
          placeholder={placeholder}
          maxLength={200}
          autoComplete="off"
          spellCheck={false}
          autoFocus={isFocusedFirst}
          disabled={isDisabled}
          onChange={onChange}
        />
      )}
    </FormRow>
  )
}
