import { Radio } from 'antd'
import type { ControlProps } from './field.tsx'

interface RadioRowProps {
  readonly control: ControlProps
  readonly options: readonly { readonly code: string; readonly label: string }[]
  readonly value: string
  readonly onChange: (code: string) => void
}

/** A few options side by side; the arrow keys move between them. */
export function RadioRow({ control, options, value, onChange }: RadioRowProps) {
  return (
    <Radio.Group
      id={control.id}
      role="radiogroup"
      aria-labelledby={`${control.id}-label`}
      aria-describedby={control['aria-describedby']}
      optionType="button"
      value={value}
      disabled={control.disabled}
      data-status={control.status}
      options={options.map(({ code, label }) => ({ value: code, label }))}
      onChange={(event) => onChange(event.target.value)}
    />
  )
}
