import { Checkbox } from 'antd'
import type { ReactNode } from 'react'
import { COMMON } from '#renderer/messages/common.ts'
import { REFERRAL } from '#renderer/messages/referral.ts'
import { ChoiceSelect } from '#renderer/ui/choice-select.tsx'
import type { ControlProps } from '#renderer/ui/field.tsx'
import { INSTITUTION_LEVELS, PHYSICIAN_TITLES } from '#shared/codes/code-tables.ts'
import type { ReferralPart } from '#shared/filing/fields.ts'
import type { Referral } from '#shared/filing/referral.ts'
import { demandedParts, findReferralRule } from '#shared/filing/referral-rules.ts'
import { assertNever } from '#shared/result.ts'
import { codeChoices } from './choices.ts'
import { EntryDate } from './entry-date.tsx'
import { EntryField } from './entry-field.tsx'
import styles from './referral.module.css'
import { TextField } from './text-field.tsx'
import type { IntakeForm } from './use-entry-form.ts'

const LEVEL_CHOICES = codeChoices(INSTITUTION_LEVELS)
const TITLE_CHOICES = codeChoices(PHYSICIAN_TITLES)

/** As long as the national fields; the schema of the entry counts characters again. */
const LENGTHS = {
  issuer: 200,
  issuerCode: 30,
  diagnosis: 255,
  diagnosisCode: 20,
  reason: 100,
  receiver: 200,
} as const satisfies Partial<Record<ReferralPart, number>>

type TextPart = keyof typeof LENGTHS

interface ReferralPartProps {
  readonly form: IntakeForm
  readonly referral: Referral
  readonly part: ReferralPart
  readonly onChange: (part: Partial<Referral>) => void
}

/** One field of a referral, with the control its kind asks for. */
export function ReferralPartField(props: ReferralPartProps) {
  const { form, referral, part, onChange } = props
  const field = `referral.${part}` as const
  const isRequired = demandedParts(findReferralRule(form.policy)?.value).has(part)
  return isText(part) ? (
    <TextField
      form={form}
      field={field}
      value={referral[part]}
      maxLength={LENGTHS[part]}
      isRequired={isRequired}
      onChange={(text) => onChange({ [part]: text })}
    />
  ) : (
    <EntryField form={form} field={field} isRequired={isRequired}>
      {(control) => renderControl(props, part, control)}
    </EntryField>
  )
}

function renderControl(
  { form, referral, onChange }: ReferralPartProps,
  part: Exclude<ReferralPart, TextPart>,
  control: ControlProps,
): ReactNode {
  switch (part) {
    case 'approvedBy':
      return <Approval form={form} control={control} referral={referral} onChange={onChange} />
    case 'date':
      return (
        <EntryDate
          {...{ form, control }}
          field="referral.date"
          value={referral.date}
          onChange={(date) => onChange({ date })}
        />
      )
    case 'issuerLevel':
    case 'receiverLevel':
    case 'opinionBy':
      return (
        <ChoiceSelect
          control={control}
          choices={part === 'opinionBy' ? TITLE_CHOICES : LEVEL_CHOICES}
          value={referral[part]}
          placeholder={part === 'opinionBy' ? REFERRAL.chooseTitle : REFERRAL.chooseLevel}
          renderNothing={COMMON.notFoundChoice}
          onChoose={(code) => onChange({ [part]: code })}
        />
      )
    default:
      return assertNever(part)
  }
}

interface ApprovalProps extends Omit<ReferralPartProps, 'part'> {
  readonly control: ControlProps
}

/** Ticked where the one whom the rules name has approved the opinion. */
function Approval({ form, control, referral, onChange }: ApprovalProps) {
  const approver = findReferralRule(form.policy)?.value.approvedBy ?? REFERRAL.approver
  return (
    <Checkbox
      className={styles.approval ?? ''}
      id={control.id}
      aria-invalid={control['aria-invalid']}
      aria-describedby={control['aria-describedby']}
      checked={referral.approvedBy === approver}
      onChange={({ target }) => onChange({ approvedBy: target.checked ? approver : '' })}
    >
      {approver}
    </Checkbox>
  )
}

function isText(part: ReferralPart): part is TextPart {
  return Object.hasOwn(LENGTHS, part)
}
