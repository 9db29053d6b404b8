import { useMemo } from 'react'
import { call } from '#renderer/bridge.ts'
import { DecisionDialog } from '#renderer/decision/decision-dialog.tsx'
import { FactsFields } from '#renderer/decision/facts-fields.tsx'
import { ReasonField } from '#renderer/decision/reason-field.tsx'
import { RuleAnswer } from '#renderer/decision/rule-answer.tsx'
import { useDecision } from '#renderer/decision/use-decision.ts'
import { LIFE } from '#renderer/messages/life.ts'
import { DateField } from '#renderer/ui/date-field.tsx'
import { errorNotes, Field, type FieldNote } from '#renderer/ui/field.tsx'
import { policyOf } from '#shared/filing/accepted-under.ts'
import { checkTermination } from '#shared/filing/check-termination.ts'
import type { Filing } from '#shared/filing/filing.ts'
import { lifeAnswer } from '#shared/filing/life-rules.ts'
import type { Tables } from '#shared/reference-data.ts'
import { EndWords } from './end-words.tsx'
import type { Life } from './use-life.ts'

interface TerminateDialogProps {
  readonly filing: Filing
  readonly tables: Tables
  readonly life: Life
}

/** 终止: from which day, why, what was asked, and what the rules say to it. */
export function TerminateDialog({ filing, tables, life }: TerminateDialogProps) {
  const { wish, enter, today, close } = life
  const { on, reason, facts } = wish
  const policy = useMemo(() => policyOf(filing, tables.policies), [filing, tables])
  const answer = lifeAnswer(policy, 'terminate', { filing, facts, today })
  const notes = dayNotes(filing, on, today)
  const decision = useDecision({
    isComplete: reason.trim() !== '' && notes.every(({ severity }) => severity === 'warning'),
    decide: () => call('filing.terminate', { filingId: filing.id, on, reason, facts }),
    onDone: close,
  })
  return (
    <DecisionDialog
      title={LIFE.dialogTitles.terminate}
      subject={LIFE.subject(filing.entry.name, filing.acceptanceNumber)}
      problem={decision.problem}
      confirm={{
        label: LIFE.confirms.terminate,
        isBusy: decision.isBusy,
        isImpossible: answer.allowed === false,
        run: decision.run,
      }}
      onClose={close}
    >
      <EndWords current="terminated" />
      <ReasonField
        value={reason}
        example={LIFE.reasonExample.terminate}
        isAttempted={decision.isAttempted}
        onChange={(typed) => enter({ reason: typed })}
      />
      <Field id="on" label={LIFE.endDay} isRequired notes={notes} hint={LIFE.endDayHint}>
        {(control) => (
          <DateField
            control={control}
            value={on}
            placeholder={today}
            calendarLabel={LIFE.calendar}
            onChange={(day) => enter({ on: day })}
          />
        )}
      </Field>
      <FactsFields facts={facts} onChange={(told) => enter({ facts: told })} />
      <RuleAnswer answer={answer} />
    </DecisionDialog>
  )
}

function dayNotes(filing: Filing, on: string, today: string): readonly FieldNote[] {
  if (!isDay(on)) return errorNotes(LIFE.endDayMissing)
  return checkTermination(filing, { on, today }).map(({ severity, problem, remedy, basis }) => ({
    severity,
    text: LIFE.sentence(problem, remedy),
    basis,
  }))
}

function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/u.test(text) && !Number.isNaN(Date.parse(text))
}
