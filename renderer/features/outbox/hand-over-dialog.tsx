import { useState } from 'react'
import { call } from '#renderer/bridge.ts'
import { LifeDialog } from '#renderer/life/life-dialog.tsx'
import { useDecision } from '#renderer/life/use-decision.ts'
import { LIFE } from '#renderer/messages/life.ts'
import { OUTBOX } from '#renderer/messages/outbox.ts'
import { useDeskQuery } from '#renderer/store/use-desk-query.ts'
import { Field } from '#renderer/ui/field.tsx'
import { RadioRow } from '#renderer/ui/radio-row.tsx'
import type { QueueRow } from '#shared/bridge-queue.ts'
import styles from './outbox.module.css'

interface HandOverDialogProps {
  readonly row: QueueRow
  readonly onClose: () => void
}

/** 交接: another operator looks after the entry from now on. */
export function HandOverDialog({ row, onClose }: HandOverDialogProps) {
  const { value: clerks } = useDeskQuery('queue.clerks', {})
  const others = clerks?.filter(({ number }) => number !== row.holder.number) ?? []
  const [chosen, setChosen] = useState('')
  const to = others.length === 1 ? (others[0]?.number ?? '') : chosen
  const decision = useDecision({
    isComplete: to !== '',
    decide: () => call('queue.handOver', { entryId: row.entry.id, operatorNumber: to }),
    onDone: onClose,
  })
  const isMissing = decision.isAttempted && to === ''
  return (
    <LifeDialog
      title={OUTBOX.handOver}
      subject={LIFE.subject(row.name, row.acceptanceNumber)}
      problem={decision.problem}
      confirm={{
        label: OUTBOX.handOverConfirm,
        isBusy: decision.isBusy,
        isImpossible: others.length === 0,
        run: decision.run,
      }}
      onClose={onClose}
    >
      <p className={styles.intro}>{OUTBOX.handOverWords}</p>
      {others.length === 0 ? (
        <p role="alert">{OUTBOX.noOther}</p>
      ) : (
        <Field
          id="hand-over-to"
          label={OUTBOX.handOverTo}
          isRequired
          isGroup
          notes={isMissing ? [{ severity: 'error', text: OUTBOX.handOverMissing, basis: '' }] : []}
        >
          {(control) => (
            <RadioRow
              control={control}
              options={others.map(({ number, name }) => ({
                code: number,
                label: LIFE.operator(name, number),
              }))}
              value={to}
              onChange={setChosen}
            />
          )}
        </Field>
      )}
    </LifeDialog>
  )
}
