import { useState } from 'react'
import { call } from '#renderer/bridge.ts'
import { DecisionDialog } from '#renderer/decision/decision-dialog.tsx'
import { ReasonField } from '#renderer/decision/reason-field.tsx'
import { useDecision } from '#renderer/decision/use-decision.ts'
import { LIFE } from '#renderer/messages/life.ts'
import { OUTBOX } from '#renderer/messages/outbox.ts'
import beside from '#renderer/ui/beside.module.css'
import type { QueueRow } from '#shared/bridge-queue.ts'

interface SetAsideDialogProps {
  readonly row: QueueRow
  readonly onClose: () => void
}

/** 转人工: why, and from then on it waits for a person. */
export function SetAsideDialog({ row, onClose }: SetAsideDialogProps) {
  const [reason, setReason] = useState('')
  const decision = useDecision({
    isComplete: reason.trim() !== '',
    decide: () => call('queue.setAside', { entryId: row.entry.id, reason }),
    onDone: onClose,
  })
  return (
    <DecisionDialog
      title={OUTBOX.setAside}
      subject={LIFE.subject(row.name, row.acceptanceNumber)}
      problem={decision.problem}
      confirm={{ label: OUTBOX.setAsideConfirm, isBusy: decision.isBusy, run: decision.run }}
      onClose={onClose}
    >
      <p className={beside.intro}>{OUTBOX.setAsideWords}</p>
      <ReasonField
        value={reason}
        example={OUTBOX.setAsideExample}
        isAttempted={decision.isAttempted}
        onChange={setReason}
      />
    </DecisionDialog>
  )
}
