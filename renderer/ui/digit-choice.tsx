import { Radio } from 'antd'
import { KeyHint } from './key-hint.tsx'
import { type Shortcuts, useShortcuts } from './use-shortcuts.ts'

interface DigitOption<Code extends string> {
  readonly code: Code
  readonly label: string
  /** How many there are of it; left out where nothing is counted, or not yet. */
  readonly count?: number | undefined
}

interface DigitChoiceProps<Code extends string> {
  readonly id: string
  readonly label: string
  readonly options: readonly DigitOption<Code>[]
  readonly value: Code
  readonly onChange: (code: Code) => void
  readonly className?: string | undefined
}

/** What of a screen is shown, side by side: the digit beside each chooses it from anywhere on the screen. */
export function DigitChoice<Code extends string>(props: DigitChoiceProps<Code>) {
  const { id, label, options, value, onChange, className = '' } = props
  const keys: Shortcuts = Object.fromEntries(
    options.map(({ code }, at) => [String(at + 1), () => onChange(code)]),
  )
  useShortcuts(keys)
  return (
    <Radio.Group
      id={id}
      role="radiogroup"
      aria-label={label}
      className={className}
      optionType="button"
      value={value}
      options={options.map((option, at) => ({
        value: option.code,
        label: (
          <>
            {option.label}
            {option.count === undefined ? '' : ` ${option.count}`}{' '}
            <KeyHint>{String(at + 1)}</KeyHint>
          </>
        ),
      }))}
      onChange={({ target }) => {
        const chosen = options.find(({ code }) => code === target.value)
        if (chosen) onChange(chosen.code)
      }}
    />
  )
}
