import { useMemo } from 'react'
import { COMMON } from '#renderer/messages/common.ts'
import { INTAKE } from '#renderer/messages/intake.ts'
import { ChoiceSelect } from '#renderer/ui/choice-select.tsx'
import { Panel } from '#renderer/ui/panel.tsx'
import { RadioRow } from '#renderer/ui/radio-row.tsx'
import { useShortcuts } from '#renderer/ui/use-shortcuts.ts'
import { DOCUMENT_TYPES, GENDERS, INSURANCE_TYPES, VOUCHERS } from '#shared/codes/code-tables.ts'
import { codeChoices, divisionChoices } from './choices.ts'
import { EntryDate } from './entry-date.tsx'
import { EntryField } from './entry-field.tsx'
import styles from './intake.module.css'
import { PersonCard } from './person-card.tsx'
import { TextField } from './text-field.tsx'
import type { IntakeForm } from './use-entry-form.ts'
import { type PersonCheck, usePersonLookUp } from './use-person-look-up.ts'

const DOCUMENT_CHOICES = codeChoices(DOCUMENT_TYPES)

/** Who the insured person is and where the insurance is. */
export function PersonColumn({ form }: { readonly form: IntakeForm }) {
  const { entry, tables, officeDivision, edit } = form
  const check = usePersonLookUp(form)
  useShortcuts({ F3: () => void check.ask(), 'Ctrl+u': check.takeFirst })
  const divisions = useMemo(() => divisionChoices(tables, officeDivision), [tables, officeDivision])
  return (
    <Panel title={INTAKE.person}>
      <EntryField form={form} field="voucher" isGroup>
        {(control) => (
          <RadioRow
            control={control}
            options={VOUCHERS}
            value={entry.voucher}
            onChange={(voucher) => edit({ voucher })}
          />
        )}
      </EntryField>
      <IdentityFields form={form} check={check} />
      <EntryField form={form} field="insuranceType" isGroup>
        {(control) => (
          <RadioRow
            control={control}
            options={INSURANCE_TYPES}
            value={entry.insuranceType}
            onChange={(insuranceType) => edit({ insuranceType })}
          />
        )}
      </EntryField>
      <EntryField form={form} field="insuredDivision">
        {(control) => (
          <ChoiceSelect
            control={control}
            choices={divisions}
            value={entry.insuredDivision}
            placeholder={INTAKE.typeDivision}
            renderNothing={COMMON.notFoundChoice}
            onChoose={(insuredDivision) => edit({ insuredDivision })}
          />
        )}
      </EntryField>
      <PersonCard check={check} divisions={tables.divisions} />
    </Panel>
  )
}

interface IdentityFieldsProps {
  readonly form: IntakeForm
  readonly check: PersonCheck
}

function IdentityFields({ form, check }: IdentityFieldsProps) {
  const { entry, edit } = form
  const length = entry.documentNumber.length
  const isPartial = entry.documentType === '01' && length > 0 && length < 18 && length !== 15
  return (
    <>
      <EntryField form={form} field="documentType">
        {(control) => (
          <ChoiceSelect
            control={control}
            choices={DOCUMENT_CHOICES}
            value={entry.documentType}
            placeholder={INTAKE.chooseDocument}
            renderNothing={COMMON.notFoundChoice}
            onChoose={(documentType) => check.editDocument({ documentType })}
          />
        )}
      </EntryField>
      <TextField
        form={form}
        field="documentNumber"
        value={entry.documentNumber}
        maxLength={50}
        onLeave={check.leaveNumber}
        hint={isPartial ? INTAKE.digits(length) : undefined}
        onChange={(documentNumber) => check.editDocument({ documentNumber })}
      />
      <TextField
        form={form}
        field="name"
        value={entry.name}
        // Fifty characters, of which a rare one counts twice here; the rule says which are too many.
        maxLength={120}
        onChange={(name) => edit({ name })}
      />
      <div className={styles.genderAndValidity}>
        <EntryField form={form} field="gender" isGroup>
          {(control) => (
            <RadioRow
              control={control}
              options={GENDERS}
              value={entry.gender}
              onChange={(gender) => edit({ gender })}
            />
          )}
        </EntryField>
        <EntryField form={form} field="documentValidUntil" isRequired={false}>
          {(control) => (
            <EntryDate
              {...{ form, control }}
              field="documentValidUntil"
              value={entry.documentValidUntil}
              placeholder={INTAKE.withoutEnd}
              onChange={(documentValidUntil) => edit({ documentValidUntil })}
            />
          )}
        </EntryField>
      </div>
    </>
  )
}
