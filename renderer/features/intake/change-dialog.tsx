import { ChangesList } from '#renderer/decision/changes-list.tsx'
import { DecisionDialog } from '#renderer/decision/decision-dialog.tsx'
import { FactsFields } from '#renderer/decision/facts-fields.tsx'
import { ReasonField } from '#renderer/decision/reason-field.tsx'
import { RuleAnswer } from '#renderer/decision/rule-answer.tsx'
import { LIFE } from '#renderer/messages/life.ts'
import type { Filing } from '#shared/filing/filing.ts'
import type { Change } from './use-change.ts'

interface ChangeDialogProps {
  readonly filing: Filing
  readonly change: Change
}

/** The last look at a change: what becomes of what, why, what was asked, and what the rules say. */
export function ChangeDialog({ filing, change }: ChangeDialogProps) {
  const { decision, answer } = change
  return (
    <DecisionDialog
      title={LIFE.dialogTitles.change}
      subject={LIFE.subject(filing.entry.name, filing.acceptanceNumber)}
      problem={decision.problem}
      confirm={{
        label: LIFE.confirms.change,
        isBusy: decision.isBusy,
        isImpossible: answer.allowed === false,
        run: decision.run,
      }}
      onClose={change.goOn}
    >
      <ChangesList changes={change.changes} />
      <ReasonField
        value={change.reason}
        example={LIFE.reasonExample.change}
        isAttempted={decision.isAttempted}
        onChange={change.enterReason}
      />
      <FactsFields facts={change.facts} onChange={change.enterFacts} />
      <RuleAnswer answer={answer} />
    </DecisionDialog>
  )
}
