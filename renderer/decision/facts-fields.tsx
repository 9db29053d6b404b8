import { LIFE } from '#renderer/messages/life.ts'
import { Field } from '#renderer/ui/field.tsx'
import { RadioRow } from '#renderer/ui/radio-row.tsx'
import type { LifeFacts } from '#shared/filing/filing.ts'

const FACTS = ['costArisen', 'inHospital'] as const satisfies readonly (keyof LifeFacts)[]
const VALUES = [true, false, null] as const

interface FactsFieldsProps {
  readonly facts: LifeFacts
  readonly onChange: (facts: LifeFacts) => void
}

/** What the clerk asks before a change or an end. */
export function FactsFields({ facts, onChange }: FactsFieldsProps) {
  return FACTS.map((fact) => (
    <Field
      key={fact}
      id={fact}
      label={LIFE.facts[fact]}
      isGroup
      notes={[]}
      hint={LIFE.factHints[fact]}
    >
      {(control) => (
        <RadioRow
          control={control}
          options={VALUES.map((value) => ({
            code: String(value),
            label: LIFE.factAnswers[fact][`${value}`],
          }))}
          value={String(facts[fact])}
          onChange={(code) =>
            onChange({ ...facts, [fact]: VALUES.find((value) => String(value) === code) ?? null })
          }
        />
      )}
    </Field>
  ))
}
