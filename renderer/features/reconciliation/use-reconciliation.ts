import { useState } from 'react'
import { call } from '#renderer/bridge.ts'
import { RECONCILIATION } from '#renderer/messages/reconciliation.ts'
import { useDeskQuery } from '#renderer/store/use-desk-query.ts'
import type {
  DifferenceFilter,
  DifferenceRow,
  ReconciliationView,
} from '#shared/bridge-reconciliation.ts'

/** What the list shows: findings in a state, or the comparisons that were made. */
export type Shown = DifferenceFilter | 'history'

/** The comparison with the subsystem on screen. */
export interface ReconciliationOnScreen {
  readonly shown: Shown
  /** Undefined until the first read. */
  readonly view: ReconciliationView | undefined
  readonly selected: DifferenceRow | undefined
  readonly isRunning: boolean
  /** What became of the last command; '' when there is nothing to say. */
  readonly answer: { readonly words: string; readonly isGood: boolean }
  show(shown: Shown): void
  select(row: DifferenceRow): void
  run(fromStart: boolean): Promise<void>
  /** Something was done about a finding. */
  done(words: string): void
}

const SILENCE: ReconciliationOnScreen['answer'] = { words: '', isGood: true }

/** Follows the comparisons and what they found. */
export function useReconciliation(): ReconciliationOnScreen {
  const [shown, setShown] = useState<Shown>('open')
  const [selectedId, setSelectedId] = useState('')
  const [isBusy, setBusy] = useState(false)
  const [answer, setAnswer] = useState(SILENCE)
  const filter = shown === 'history' ? 'open' : shown
  const { value: view, failure, reload } = useDeskQuery('reconcile.view', { filter })
  const rows = shown === 'history' ? [] : (view?.rows ?? [])
  const isRunning = isBusy || view?.isRunning === true
  return {
    shown,
    view,
    selected: rows.find(({ difference }) => difference.id === selectedId) ?? rows[0],
    isRunning,
    answer: failure ? { words: failure.message, isGood: false } : answer,
    show(next) {
      setShown(next)
      setAnswer(SILENCE)
    },
    select: ({ difference }) => setSelectedId(difference.id),
    async run(fromStart) {
      if (isRunning) return
      setBusy(true)
      setAnswer(SILENCE)
      const made = await call('reconcile.run', { fromStart })
      setBusy(false)
      if (!made.ok) return setAnswer({ words: made.error.message, isGood: false })
      const found = Object.values(made.value.found).reduce((sum, count) => sum + count, 0)
      const words = found === 0 ? RECONCILIATION.agrees : RECONCILIATION.differs(found)
      setAnswer({ words, isGood: found === 0 })
      await reload()
    },
    done: (words) => setAnswer({ words, isGood: true }),
  }
}
