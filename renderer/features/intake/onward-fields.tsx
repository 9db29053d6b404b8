import { COMMON } from '#renderer/messages/common.ts'
import { REFERRAL } from '#renderer/messages/referral.ts'
import { ChoiceSelect } from '#renderer/ui/choice-select.tsx'
import { TRANSFER_RELATIONS } from '#shared/codes/code-tables.ts'
import { OnwardTransfer } from '#shared/filing/referral.ts'
import { onwardIssuers } from '#shared/filing/referral-rules.ts'
import { codeChoices } from './choices.ts'
import { EntryDate } from './entry-date.tsx'
import { EntryField } from './entry-field.tsx'
import { TextField } from './text-field.tsx'
import type { IntakeForm } from './use-entry-form.ts'

const RELATION_CHOICES = codeChoices(TRANSFER_RELATIONS)

interface OnwardFieldsProps {
  readonly form: IntakeForm
  readonly onward: OnwardTransfer
  readonly onChange: (onward: OnwardTransfer) => void
}

/** 再次转诊 from the place of treatment on. */
export function OnwardFields({ form, onward, onChange }: OnwardFieldsProps) {
  const issuers = onwardIssuers(form.policy).map((name) => ({ value: name, label: name, name }))
  return (
    <>
      <TextField
        form={form}
        field="referral.onward.from"
        value={onward.from}
        maxLength={200}
        isRequired
        onChange={(from) => onChange({ ...onward, from })}
      />
      <EntryField form={form} field="referral.onward.relation" isRequired>
        {(control) => (
          <ChoiceSelect
            control={control}
            choices={RELATION_CHOICES}
            value={onward.relation}
            placeholder={REFERRAL.chooseRelation}
            renderNothing={COMMON.notFoundChoice}
            onChoose={(code) =>
              onChange({ ...onward, relation: OnwardTransfer.shape.relation.parse(code) })
            }
          />
        )}
      </EntryField>
      <EntryField form={form} field="referral.onward.issuer" isRequired>
        {(control) => (
          <ChoiceSelect
            control={control}
            choices={issuers}
            value={onward.issuer}
            placeholder={REFERRAL.chooseIssuer}
            renderNothing={COMMON.notFoundChoice}
            onChoose={(issuer) => onChange({ ...onward, issuer })}
          />
        )}
      </EntryField>
      <EntryField form={form} field="referral.onward.date">
        {(control) => (
          <EntryDate
            {...{ form, control }}
            field="referral.onward.date"
            value={onward.date}
            onChange={(date) => onChange({ ...onward, date })}
          />
        )}
      </EntryField>
    </>
  )
}
