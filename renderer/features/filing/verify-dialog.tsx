import { useState } from 'react'
import * as z from 'zod'
import { OBLIGATIONS } from '#renderer/messages/obligations.ts'
import { useOfficeToday } from '#renderer/store/office-today.ts'
import { Field } from '#renderer/ui/field.tsx'
import { RadioRow } from '#renderer/ui/radio-row.tsx'
import type { LifeFacts } from '#shared/filing/filing.ts'
import { isOver } from '#shared/filing/life-rules.ts'
import { NoteField } from './note-field.tsx'
import { ObligationSheet, type OwedOf } from './obligation-sheet.tsx'
import { missing, useObligationAct } from './use-obligation-act.ts'
import { VerdictBox } from './verdict-box.tsx'

const Verdict = z.enum(['true', 'false', 'lacking'])

/** 核验: what a promise turned out to be; what follows is said before it is confirmed. */
export function VerifyDialog({ filing, policy, obligation, onClose }: OwedOf) {
  const [result, setResult] = useState<z.infer<typeof Verdict>>()
  const [note, setNote] = useState('')
  const [facts, setFacts] = useState<LifeFacts>({ costArisen: null, inHospital: null })
  const act = useObligationAct(onClose)
  const isNoteMissing = result !== undefined && result !== 'true' && note.trim() === ''
  const today = useOfficeToday()
  const isEnd = result === 'false' && !isOver(filing, today)
  const confirm = () => {
    const wish = result && { filingId: filing.id, obligationId: obligation.id, result, note, facts }
    void act.run('filing.verifyPromise', isNoteMissing ? undefined : wish)
  }
  return (
    <ObligationSheet
      title={OBLIGATIONS.verifyTitle}
      about={obligation.label}
      problem={act.problem}
      isRunning={act.isRunning}
      confirm={{
        words: isEnd ? OBLIGATIONS.confirmFalse : OBLIGATIONS.confirm,
        isDanger: isEnd,
      }}
      onConfirm={confirm}
      onClose={onClose}
    >
      <Field
        id="owed-result"
        label={OBLIGATIONS.result}
        isRequired
        isGroup
        notes={missing(act.isAttempted && result === undefined, OBLIGATIONS.resultMissing)}
      >
        {(control) => (
          <RadioRow
            control={control}
            options={OBLIGATIONS.resultChoices}
            value={result ?? ''}
            onChange={(code) => setResult(Verdict.parse(code))}
          />
        )}
      </Field>
      <NoteField
        value={note}
        hint={OBLIGATIONS.verifyNoteHint}
        isRequired={result !== undefined && result !== 'true'}
        notes={missing(act.isAttempted && isNoteMissing, OBLIGATIONS.noteMissing)}
        onChange={setNote}
      />
      {isEnd && <FactsAsked facts={facts} onChange={setFacts} />}
      {result && <VerdictBox filing={filing} policy={policy} result={result} facts={facts} />}
    </ObligationSheet>
  )
}

interface FactsAskedProps {
  readonly facts: LifeFacts
  readonly onChange: (facts: LifeFacts) => void
}

/** What the consequence may turn upon. */
function FactsAsked({ facts, onChange }: FactsAskedProps) {
  return (['costArisen', 'inHospital'] as const).map((fact) => (
    <Field key={fact} id={`owed-${fact}`} label={OBLIGATIONS[fact]} isGroup notes={[]}>
      {(control) => (
        <RadioRow
          control={control}
          options={OBLIGATIONS.factChoices}
          value={codeOf(facts[fact])}
          onChange={(code) => onChange({ ...facts, [fact]: code === '' ? null : code === 'yes' })}
        />
      )}
    </Field>
  ))
}

function codeOf(fact: boolean | null): string {
  return fact === null ? '' : fact ? 'yes' : 'no'
}
