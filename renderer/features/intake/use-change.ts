import { useEffect, useMemo, useState } from 'react'
import { call } from '#renderer/bridge.ts'
import { type Decision, useDecision } from '#renderer/decision/use-decision.ts'
import { policyOf } from '#shared/filing/accepted-under.ts'
import { checkChange, FIXED_FIELDS } from '#shared/filing/check-change.ts'
import { describeChanges } from '#shared/filing/entry-changes.ts'
import type { FieldChange, Filing, FilingEntry, LifeFacts } from '#shared/filing/filing.ts'
import { changeAnswer, type LifeAnswer } from '#shared/filing/life-rules.ts'
import { officeDay } from '#shared/office-day.ts'
import type { Tables } from '#shared/reference-data.ts'
import { type EntryForm, focusWrong, useEntryForm } from './use-entry-form.ts'

/** The page of a change: the entry of a filing once more, and the decision about it. */
export interface Change extends Omit<EntryForm, 'fields'> {
  /** What differs from the filing, in words. */
  readonly changes: readonly FieldChange[]
  readonly reason: string
  readonly facts: LifeFacts
  /** What the rules say to changing this filing today. */
  readonly answer: LifeAnswer
  readonly isConfirming: boolean
  readonly decision: Decision
  enterReason(reason: string): void
  enterFacts(facts: LifeFacts): void
  /** Asks for the confirmation where nothing is wrong, otherwise goes to what is. */
  confirm(): void
  /** Back to the fields; reason and facts stay. */
  goOn(): void
}

interface ChangeStart {
  readonly filing: Filing
  readonly tables: Tables
  readonly officeDivision: string
  readonly today: string
  readonly onChanged: (filing: Filing) => void
  /** Told whether leaving would lose something. */
  readonly onUnsaved: (isUnsaved: boolean) => void
}

/** Runs the page of a change; what is typed here is kept nowhere until it is confirmed. */
export function useChange(start: ChangeStart): Change {
  const { filing, tables, officeDivision, today, onUnsaved } = start
  const policy = useMemo(() => policyOf(filing, tables.policies), [filing, tables])
  const { fields, ...page } = useEntryForm({
    id: filing.id,
    entry: filing.entry,
    tables,
    officeDivision,
    today,
    accepted: { filedOn: officeDay(new Date(filing.acceptedAt)), acceptedUnder: policy },
    fixed: FIXED_FIELDS,
    check: (entry, context) => checkChange(filing, stated(entry), context),
  })
  const entry = stated(page.form.entry)
  const changes = describeChanges(filing.entry, entry, {
    destinations: tables.destinations,
    policy,
  })
  const [reason, setReason] = useState('')
  const [facts, setFacts] = useState<LifeFacts>({ costArisen: null, inHospital: null })
  const [isConfirming, setConfirming] = useState(false)
  const decision = useDecision({
    isComplete: reason.trim() !== '',
    decide: () =>
      call('filing.change', {
        filingId: filing.id,
        revision: filing.revision,
        entry,
        reason,
        facts,
      }),
    onDone: start.onChanged,
  })
  useUnsaved(changes.length > 0, onUnsaved)
  const confirm = fields.handleSubmit(
    () => setConfirming(true),
    () => focusWrong(page.issues),
  )
  return {
    ...page,
    changes,
    reason,
    facts,
    answer: changeAnswer(policy, { filing, entry, facts, today }),
    isConfirming,
    decision,
    enterReason: setReason,
    enterFacts: setFacts,
    confirm: () => void confirm(),
    goOn: () => setConfirming(false),
  }
}

function useUnsaved(isUnsaved: boolean, onUnsaved: (isUnsaved: boolean) => void): void {
  useEffect(() => {
    onUnsaved(isUnsaved)
    return () => onUnsaved(false)
  }, [isUnsaved, onUnsaved])
}

/** The entry without the materials that were only looked at. */
function stated(entry: FilingEntry): FilingEntry {
  const given = Object.entries(entry.materials).filter(([, evidence]) => evidence !== '')
  return { ...entry, materials: Object.fromEntries(given) }
}
