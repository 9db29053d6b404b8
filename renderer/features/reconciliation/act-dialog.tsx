import { useState } from 'react'
import { call } from '#renderer/bridge.ts'
import { DecisionDialog } from '#renderer/decision/decision-dialog.tsx'
import { ReasonField } from '#renderer/decision/reason-field.tsx'
import { useDecision } from '#renderer/decision/use-decision.ts'
import { LIFE } from '#renderer/messages/life.ts'
import { RECONCILIATION } from '#renderer/messages/reconciliation.ts'
import beside from '#renderer/ui/beside.module.css'
import type { DifferenceRow } from '#shared/bridge-reconciliation.ts'
import type { DifferenceAct } from '#shared/sync/difference.ts'

interface ActDialogProps {
  readonly row: DifferenceRow
  readonly act: DifferenceAct
  readonly onDone: () => void
  readonly onClose: () => void
}

/** What an act does, and for 转人工 why; confirmed before anything happens. */
export function ActDialog({ row, act, onDone, onClose }: ActDialogProps) {
  const [note, setNote] = useState('')
  const isAsked = act === 'by-hand'
  const decision = useDecision({
    isComplete: !isAsked || note.trim() !== '',
    decide: () => call('reconcile.act', { differenceId: row.difference.id, act, note }),
    onDone,
  })
  return (
    <DecisionDialog
      title={RECONCILIATION.acts[act]}
      subject={LIFE.subject(row.name, row.acceptanceNumber || RECONCILIATION.noNumber)}
      problem={decision.problem}
      confirm={{ label: RECONCILIATION.acts[act], isBusy: decision.isBusy, run: decision.run }}
      onClose={onClose}
    >
      <p className={beside.intro}>{RECONCILIATION.actWords[act]}</p>
      {isAsked && (
        <ReasonField
          value={note}
          example={RECONCILIATION.reasonExample}
          isAttempted={decision.isAttempted}
          onChange={setNote}
        />
      )}
    </DecisionDialog>
  )
}
