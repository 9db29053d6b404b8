import { useState } from 'react'
import { call } from '#renderer/bridge.ts'
import { DecisionDialog } from '#renderer/decision/decision-dialog.tsx'
import { useDecision } from '#renderer/decision/use-decision.ts'
import { LIFE } from '#renderer/messages/life.ts'
import { OBLIGATIONS } from '#renderer/messages/obligations.ts'
import { DateField } from '#renderer/ui/date-field.tsx'
import { errorNotes, Field } from '#renderer/ui/field.tsx'
import styles from './obligations.module.css'
import type { OwedOf } from './owed-of.ts'

/** 设期限: the last day of something for which no rule gives one. */
export function DueDialog({ filing, obligation, onClose }: OwedOf) {
  const [dueDay, setDueDay] = useState(obligation.dueDay ?? '')
  const { isBusy, isAttempted, problem, run } = useDecision({
    isComplete: dueDay !== '',
    decide: () =>
      call('filing.setDueDay', { filingId: filing.id, obligationId: obligation.id, dueDay }),
    onDone: onClose,
  })
  return (
    <DecisionDialog
      title={OBLIGATIONS.dueTitle}
      subject={LIFE.subject(filing.entry.name, filing.acceptanceNumber)}
      problem={problem}
      confirm={{ label: OBLIGATIONS.confirm, isBusy, run }}
      onClose={onClose}
    >
      <p className={styles.about}>{obligation.label}</p>
      <Field
        id="owed-due"
        label={OBLIGATIONS.dueDay}
        isRequired
        notes={errorNotes(isAttempted && dueDay === '' ? OBLIGATIONS.dueProblem : '')}
        hint={OBLIGATIONS.dueHint}
      >
        {(control) => (
          <DateField
            control={control}
            value={dueDay}
            placeholder={obligation.start}
            calendarLabel={OBLIGATIONS.calendar}
            onChange={setDueDay}
          />
        )}
      </Field>
    </DecisionDialog>
  )
}
