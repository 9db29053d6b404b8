import { type RefSelectProps, Select } from 'antd'
import { type ReactNode, type Ref, useMemo, useState } from 'react'
import type { ControlProps } from './field.tsx'
import { type Choice, searchChoices } from './pinyin.ts'

interface ChoiceSelectProps {
  readonly control: ControlProps
  readonly ref?: Ref<RefSelectProps>
  /** Its name where no label stands beside it. */
  readonly label?: string
  readonly choices: readonly Choice[]
  /** '' while nothing is chosen. */
  readonly value: string
  readonly placeholder: string
  /** What to say when nothing matches what was typed. */
  readonly renderNothing: (query: string) => ReactNode
  readonly onChoose: (value: string) => void
}

/** A list chosen from by typing characters, pinyin, first letters or a code, then Enter. */
export function ChoiceSelect(props: ChoiceSelectProps) {
  const { ref, control, label, choices, value, placeholder, renderNothing, onChoose } = props
  const [query, setQuery] = useState('')
  const found = useMemo(() => searchChoices(choices, query), [choices, query])
  return (
    <div data-filled={value !== ''}>
      <Select
        ref={ref}
        {...control}
        {...(label !== undefined && { 'aria-label': label })}
        style={{ width: '100%' }}
        showSearch={{ filterOption: false, searchValue: query, onSearch: setQuery }}
        options={[...found]}
        value={value === '' ? null : value}
        placeholder={placeholder}
        notFoundContent={renderNothing(query)}
        listHeight={256}
        onSelect={(chosen: string | null) => {
          setQuery('')
          if (chosen !== null) onChoose(chosen)
        }}
      />
    </div>
  )
}
