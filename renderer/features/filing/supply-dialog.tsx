import { Radio } from 'antd'
import { useState } from 'react'
import { OBLIGATIONS } from '#renderer/messages/obligations.ts'
import { Field } from '#renderer/ui/field.tsx'
import { isPaper } from '#shared/filing/owed-materials.ts'
import { requiredMaterials } from '#shared/policy/materials.ts'
import { NoteField } from './note-field.tsx'
import { ObligationSheet, type OwedOf } from './obligation-sheet.tsx'
import styles from './obligations.module.css'
import { missing, useObligationAct } from './use-obligation-act.ts'

/** 补交: which paper of the requirement was handed in. */
export function SupplyDialog({ filing, policy, obligation, onClose }: OwedOf) {
  const papers =
    requiredMaterials(filing.entry, policy)
      .find(({ id }) => id === obligation.requirement)
      ?.anyOf.filter(isPaper) ?? []
  const [only] = papers
  const [evidence, setEvidence] = useState(papers.length === 1 && only ? only.id : '')
  const [note, setNote] = useState('')
  const act = useObligationAct(onClose)
  const wish = { filingId: filing.id, obligationId: obligation.id, evidence, note }
  return (
    <ObligationSheet
      title={OBLIGATIONS.supplyTitle}
      about={obligation.label}
      problem={act.problem}
      isRunning={act.isRunning}
      confirm={{ words: OBLIGATIONS.confirm, isDanger: false }}
      onConfirm={() => void act.run('filing.supply', evidence === '' ? undefined : wish)}
      onClose={onClose}
    >
      <Field
        id="owed-paper"
        label={OBLIGATIONS.paper}
        isRequired
        isGroup
        notes={missing(act.isAttempted && evidence === '', OBLIGATIONS.paperMissing)}
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
    </ObligationSheet>
  )
}
