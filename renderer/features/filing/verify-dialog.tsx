import { useState } from 'react'
import * as z from 'zod'
import { call } from '#renderer/bridge.ts'
import { DecisionDialog } from '#renderer/decision/decision-dialog.tsx'
import { FactsFields } from '#renderer/decision/facts-fields.tsx'
import { useDecision } from '#renderer/decision/use-decision.ts'
import { LIFE } from '#renderer/messages/life.ts'
import { OBLIGATIONS } from '#renderer/messages/obligations.ts'
import { useOfficeToday } from '#renderer/store/office-today.ts'
import { errorNotes, Field } from '#renderer/ui/field.tsx'
import { RadioRow } from '#renderer/ui/radio-row.tsx'
import type { LifeFacts } from '#shared/filing/filing.ts'
import { isOver } from '#shared/filing/life-rules.ts'
import { NoteField } from './note-field.tsx'
import styles from './obligations.module.css'
import type { OwedOf } from './owed-of.ts'
import { VerdictBox } from './verdict-box.tsx'

const Verdict = z.enum(['true', 'false', 'lacking'])

/** 核验: what a promise turned out to be; what follows is said before it is confirmed. */
export function VerifyDialog({ filing, policy, obligation, onClose }: OwedOf) {
  const [result, setResult] = useState<z.infer<typeof Verdict> | ''>('')
  const [note, setNote] = useState('')
  const [facts, setFacts] = useState<LifeFacts>({ costArisen: null, inHospital: null })
  const today = useOfficeToday()
  const isNoteAsked = result !== '' && result !== 'true'
  const isNoteMissing = isNoteAsked && note.trim() === ''
  const isEnd = result === 'false' && !isOver(filing, today)
  const { isBusy, isAttempted, problem, run } = useDecision({
    isComplete: result !== '' && !isNoteMissing,
    decide: () => {
      const about = { filingId: filing.id, obligationId: obligation.id }
      return call('filing.verifyPromise', { ...about, result: Verdict.parse(result), note, facts })
    },
    onDone: onClose,
  })
  const label = isEnd ? OBLIGATIONS.confirmFalse : OBLIGATIONS.confirm
  return (
    <DecisionDialog
      title={OBLIGATIONS.verifyTitle}
      subject={LIFE.subject(filing.entry.name, filing.acceptanceNumber)}
      problem={problem}
      confirm={{ label, isBusy, isGrave: isEnd, run }}
      onClose={onClose}
    >
      <p className={styles.about}>{obligation.label}</p>
      <Field
        id="owed-result"
        label={OBLIGATIONS.result}
        isRequired
        isGroup
        notes={errorNotes(isAttempted && result === '' ? OBLIGATIONS.resultMissing : '')}
      >
        {(control) => (
          <RadioRow
            control={control}
            options={OBLIGATIONS.resultChoices}
            value={result}
            onChange={(code) => setResult(Verdict.parse(code))}
          />
        )}
      </Field>
      <NoteField
        value={note}
        hint={OBLIGATIONS.verifyNoteHint}
        isRequired={isNoteAsked}
        notes={errorNotes(isAttempted && isNoteMissing ? OBLIGATIONS.noteMissing : '')}
        onChange={setNote}
      />
      {isEnd && <FactsFields facts={facts} onChange={setFacts} />}
      {result !== '' && (
        <VerdictBox filing={filing} policy={policy} result={result} facts={facts} />
      )}
    </DecisionDialog>
  )
}
