import { useState } from 'react'
import { OBLIGATIONS } from '#renderer/messages/obligations.ts'
import { DateField } from '#renderer/ui/date-field.tsx'
import { Field } from '#renderer/ui/field.tsx'
import { ObligationSheet, type OwedOf } from './obligation-sheet.tsx'
import { missing, useObligationAct } from './use-obligation-act.ts'

/** 设期限: the last day of something for which no rule gives one. */
export function DueDialog({ filing, obligation, onClose }: OwedOf) {
  const [day, setDay] = useState(obligation.dueDay ?? '')
  const act = useObligationAct(onClose)
  const wish = {
    filingId: filing.id,
    obligationId: obligation.id,
    dueDay: day,
  }
  return (
    <ObligationSheet
      title={OBLIGATIONS.dueTitle}
      about={obligation.label}
      problem={act.problem}
      isRunning={act.isRunning}
      confirm={{ words: OBLIGATIONS.confirm, isDanger: false }}
      onConfirm={() => void act.run('filing.setDueDay', day === '' ? undefined : wish)}
      onClose={onClose}
    >
      <Field
        id="owed-due"
        label={OBLIGATIONS.dueDay}
        isRequired
        notes={missing(act.isAttempted && day === '', OBLIGATIONS.dueProblem)}
        hint={OBLIGATIONS.dueHint}
      >
        {(control) => (
          <DateField
            control={control}
            value={day}
            placeholder={obligation.start}
            calendarLabel={OBLIGATIONS.calendar}
            onChange={setDay}
          />
        )}
      </Field>
    </ObligationSheet>
  )
}
