import { useMemo } from 'react'
import { COMMON } from '#renderer/messages/common.ts'
import { INTAKE } from '#renderer/messages/intake.ts'
import { ChoiceSelect } from '#renderer/ui/choice-select.tsx'
import { Panel } from '#renderer/ui/panel.tsx'
import { asCategory, categoryChoices, destinationChoices } from './choices.ts'
import { DateFields } from './date-fields.tsx'
import { DestinationNothing } from './destination-nothing.tsx'
import { EntryField, exampleOf } from './entry-field.tsx'
import { TextField } from './text-field.tsx'
import type { IntakeForm } from './use-entry-form.ts'

/** What is filed: category, place, days, and how to reach the person there. */
export function FilingColumn({ form }: { readonly form: IntakeForm }) {
  const { entry, edit } = form
  return (
    <Panel title={INTAKE.filing}>
      <PlaceFields form={form} />
      <DateFields form={form} />
      <TextField
        form={form}
        field="address"
        value={entry.address}
        maxLength={200}
        onChange={(address) => edit({ address })}
      />
      <TextField
        form={form}
        field="phone"
        value={entry.phone}
        maxLength={30}
        onChange={(phone) => edit({ phone })}
      />
      <TextField
        form={form}
        field="secondPhone"
        value={entry.secondPhone}
        maxLength={30}
        onChange={(secondPhone) => edit({ secondPhone })}
      />
    </Panel>
  )
}

function PlaceFields({ form }: { readonly form: IntakeForm }) {
  const { entry, edit, tables, policy } = form
  const categories = useMemo(() => categoryChoices(policy), [policy])
  const destinations = useMemo(
    () => destinationChoices(tables, entry.insuredDivision),
    [tables, entry.insuredDivision],
  )
  return (
    <>
      <EntryField form={form} field="category">
        {(control) => (
          <ChoiceSelect
            control={control}
            choices={categories}
            value={entry.category}
            placeholder={exampleOf('category')}
            renderNothing={COMMON.notFoundChoice}
            onChoose={(category) => edit({ category: asCategory(category) })}
          />
        )}
      </EntryField>
      <EntryField form={form} field="destination">
        {(control) => (
          <ChoiceSelect
            control={control}
            choices={destinations}
            value={entry.destination}
            placeholder={INTAKE.typePlace}
            renderNothing={(query) => <DestinationNothing form={form} query={query} />}
            onChoose={(destination) => edit({ destination })}
          />
        )}
      </EntryField>
    </>
  )
}
