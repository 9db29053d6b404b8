import { Radio } from 'antd'
import { useState } from 'react'
import { call } from '#renderer/bridge.ts'
import { DecisionDialog } from '#renderer/decision/decision-dialog.tsx'
import { useDecision } from '#renderer/decision/use-decision.ts'
import { LIFE } from '#renderer/messages/life.ts'
import { OBLIGATIONS } from '#renderer/messages/obligations.ts'
import { errorNotes, Field } from '#renderer/ui/field.tsx'
import { isPaper } from '#shared/filing/owed-materials.ts'
import { requiredMaterials } from '#shared/policy/materials.ts'
import { NoteField } from './note-field.tsx'
import styles from './obligations.module.css'
import type { OwedOf } from './owed-of.ts'

/** 补交: which paper of the requirement was handed in. */
export function SupplyDialog({ filing, policy, obligation, onClose }: OwedOf) {
  const papers =
    requiredMaterials(filing.entry, policy)
      .find(({ id }) => id === obligation.requirement)
      ?.anyOf.filter(isPaper) ?? []
  const [only] = papers
  const [evidence, setEvidence] = useState(papers.length === 1 && only ? only.id : '')
  const [note, setNote] = useState('')
  const wish = { filingId: filing.id, obligationId: obligation.id, evidence, note }
  const { isBusy, isAttempted, problem, run } = useDecision({
    isComplete: evidence !== '',
    decide: () => call('filing.supply', wish),
    onDone: onClose,
  })
  return (
    <DecisionDialog
      title={OBLIGATIONS.supplyTitle}
      subject={LIFE.subject(filing.entry.name, filing.acceptanceNumber)}
      problem={problem}
      confirm={{ label: OBLIGATIONS.confirm, isBusy, run }}
      onClose={onClose}
    >
      <p className={styles.about}>{obligation.label}</p>
      <Field
        id="owed-paper"
        label={OBLIGATIONS.paper}
        isRequired
        isGroup
        notes={errorNotes(isAttempted && evidence === '' ? OBLIGATIONS.paperMissing : '')}
      >
        {(control) => (
          <Radio.Group
            id={control.id}
            role="radiogroup"
            aria-labelledby={`${control.id}-label`}
            aria-describedby={control['aria-describedby']}
            className={styles.papers ?? ''}
            value={evidence}
            options={papers.map(({ id, label }) => ({ value: id, label }))}
            onChange={({ target }) => setEvidence(target.value)}
          />
        )}
      </Field>
      <NoteField value={note} hint={OBLIGATIONS.supplyNoteHint} onChange={setNote} />
    </DecisionDialog>
  )
}
