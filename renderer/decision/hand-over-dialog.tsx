import { useState } from 'react'
import { LIFE } from '#renderer/messages/life.ts'
import { OUTBOX } from '#renderer/messages/outbox.ts'
import { useDeskQuery } from '#renderer/store/use-desk-query.ts'
import { errorNotes, Field } from '#renderer/ui/field.tsx'
import { RadioRow } from '#renderer/ui/radio-row.tsx'
import type { Result } from '#shared/result.ts'
import styles from './decision.module.css'
import { DecisionDialog } from './decision-dialog.tsx'
import { useDecision } from './use-decision.ts'

interface HandOverDialogProps<T> {
  /** What changes hands, at the right of the title. */
  readonly subject: string
  readonly words: string
  /** The number of whoever has it now; he is not offered. */
  readonly holder?: string
  decide(operatorNumber: string): Promise<Result<T>>
  onDone(value: T): void
  readonly onClose: () => void
}

/** 交接: another operator looks after something from now on. */
export function HandOverDialog<T>(props: HandOverDialogProps<T>) {
  const { value: clerks } = useDeskQuery('queue.clerks', {})
  const others = clerks?.filter(({ number }) => number !== props.holder) ?? []
  const [chosen, setChosen] = useState('')
  const to = others.length === 1 ? (others[0]?.number ?? '') : chosen
  const decision = useDecision({
    isComplete: to !== '',
    decide: () => props.decide(to),
    onDone: props.onDone,
  })
  const isMissing = decision.isAttempted && to === ''
  return (
    <DecisionDialog
      title={OUTBOX.handOver}
      subject={props.subject}
      problem={decision.problem}
      confirm={{
        label: OUTBOX.handOverConfirm,
        isBusy: decision.isBusy,
        isImpossible: others.length === 0,
        run: decision.run,
      }}
      onClose={props.onClose}
    >
      <p className={styles.intro}>{props.words}</p>
      {others.length === 0 ? (
        <p role="alert">{OUTBOX.noOther}</p>
      ) : (
        <Field
          id="hand-over-to"
          label={OUTBOX.handOverTo}
          isRequired
          isGroup
          notes={errorNotes(isMissing ? OUTBOX.handOverMissing : '')}
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
    </DecisionDialog>
  )
}
