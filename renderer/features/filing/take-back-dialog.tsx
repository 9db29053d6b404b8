import { call } from '#renderer/bridge.ts'
import { DecisionDialog } from '#renderer/decision/decision-dialog.tsx'
import { ReasonField } from '#renderer/decision/reason-field.tsx'
import { useDecision } from '#renderer/decision/use-decision.ts'
import { LIFE } from '#renderer/messages/life.ts'
import type { Filing } from '#shared/filing/filing.ts'
import styles from './filing.module.css'
import type { Life } from './use-life.ts'

interface TakeBackDialogProps {
  readonly filing: Filing
  readonly life: Life
}

/** 撤回 of what the subsystem surely does not have. */
export function TakeBackDialog({ filing, life }: TakeBackDialogProps) {
  const { wish, enter, close } = life
  const { reason } = wish
  const decision = useDecision({
    isComplete: reason.trim() !== '',
    decide: () => call('filing.takeBack', { filingId: filing.id, reason }),
    onDone: close,
  })
  return (
    <DecisionDialog
      title={LIFE.dialogTitles['take-back']}
      subject={LIFE.subject(filing.entry.name, filing.acceptanceNumber)}
      problem={decision.problem}
      confirm={{
        label: LIFE.confirms['take-back'],
        isBusy: decision.isBusy,
        run: decision.run,
      }}
      onClose={close}
    >
      <p className={styles.intro}>{LIFE.takeBackWords}</p>
      <ReasonField
        value={reason}
        example={LIFE.reasonExample['take-back']}
        isAttempted={decision.isAttempted}
        onChange={(typed) => enter({ reason: typed })}
      />
    </DecisionDialog>
  )
}
