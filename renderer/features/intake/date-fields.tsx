import { Input } from 'antd'
import { INTAKE } from '#renderer/messages/intake.ts'
import { EntryDate } from './entry-date.tsx'
import { EntryField } from './entry-field.tsx'
import type { IntakeForm } from './use-entry-form.ts'

/** Start and end of the filing, as its category allows them (规程第十条). */
export function DateFields({ form }: { readonly form: IntakeForm }) {
  const { entry, edit, policy } = form
  const rule = entry.category === '' ? undefined : policy.categories[entry.category]?.validity
  const validity = rule?.value
  return (
    <>
      <EntryField form={form} field="startDate">
        {(control) => (
          <EntryDate
            {...{ form, control }}
            field="startDate"
            value={entry.startDate}
            onChange={(startDate) => edit({ startDate })}
          />
        )}
      </EntryField>
      {validity?.end === 'none' ? (
        <EntryField form={form} field="endDate" isRequired={false} hint={INTAKE.longTermHint}>
          {({ id }) => <Input id={id} value={INTAKE.longTerm} disabled />}
        </EntryField>
      ) : (
        <EntryField
          form={form}
          field="endDate"
          isRequired={validity?.end !== 'optional'}
          hint={INTAKE.endHint(validity)}
        >
          {(control) => (
            <EntryDate
              {...{ form, control }}
              field="endDate"
              value={entry.endDate}
              onChange={(endDate) => edit({ endDate })}
            />
          )}
        </EntryField>
      )}
    </>
  )
}
