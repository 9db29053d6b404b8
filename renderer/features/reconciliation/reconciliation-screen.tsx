import { Button } from 'antd'
import { useState } from 'react'
import { RECONCILIATION } from '#renderer/messages/reconciliation.ts'
import beside from '#renderer/ui/beside.module.css'
import { DataTable } from '#renderer/ui/data-table.tsx'
import { DigitChoice } from '#renderer/ui/digit-choice.tsx'
import { KeyHint } from '#renderer/ui/key-hint.tsx'
import { EmptyNote, Panel } from '#renderer/ui/panel.tsx'
import { useFirstRow } from '#renderer/ui/use-first-row.ts'
import { useShortcuts } from '#renderer/ui/use-shortcuts.ts'
import type { DifferenceRow, ReconciliationView } from '#shared/bridge-reconciliation.ts'
import { DifferenceAct } from '#shared/sync/difference.ts'
import { ActDialog } from './act-dialog.tsx'
import { DIFFERENCE_COLUMNS, HISTORY_COLUMNS } from './difference-columns.tsx'
import { DifferencePanel } from './difference-panel.tsx'
import styles from './reconciliation.module.css'
import { type ReconciliationOnScreen, type Shown, useReconciliation } from './use-reconciliation.ts'

interface ReconciliationScreenProps {
  readonly onOpen: (filingId: string) => void
}

const SHOWN = ['open', 'dealt', 'gone', 'history'] as const satisfies readonly Shown[]
const TABLE = 'reconciliation-table'

/** 日对账: where vault and subsystem come apart, and what is done about it. */
export function ReconciliationScreen({ onOpen }: ReconciliationScreenProps) {
  const reconciliation = useReconciliation()
  const { view, selected, answer } = reconciliation
  // The row as it was asked about: what becomes of it meanwhile puts no other in its place.
  const [asked, setAsked] = useState<{ readonly act: DifferenceAct; readonly row: DifferenceRow }>()
  const ask = (act: DifferenceAct) => {
    if (selected?.acts.includes(act)) setAsked({ act, row: selected })
  }
  const { keys, actKeys } = RECONCILIATION
  useShortcuts({
    [keys.run.toLowerCase()]: () => void reconciliation.run(false),
    [keys.runWhole.toLowerCase()]: () => void reconciliation.run(true),
    ...Object.fromEntries(
      DifferenceAct.options.map((act) => [actKeys[act].toLowerCase(), () => ask(act)]),
    ),
  })
  useFirstRow(TABLE, asked === undefined ? view : undefined)
  return (
    <div className={beside.page} data-beside="wide">
      <Panel title={RECONCILIATION.title} isFlush extra={<Bar reconciliation={reconciliation} />}>
        <Summary view={view} />
        {answer.words !== '' && (
          <p className={answer.isGood ? beside.saved : styles.problem} role="status">
            {answer.words}
          </p>
        )}
        <div id={TABLE}>
          <Rows reconciliation={reconciliation} onOpen={onOpen} />
        </div>
      </Panel>
      <DifferencePanel row={selected} onAct={ask} />
      {asked && (
        <ActDialog
          {...asked}
          onDone={() => {
            setAsked(undefined)
            reconciliation.done(RECONCILIATION.done(asked.act))
          }}
          onClose={() => setAsked(undefined)}
        />
      )}
    </div>
  )
}

function Bar({ reconciliation }: { readonly reconciliation: ReconciliationOnScreen }) {
  const { shown, view, isRunning } = reconciliation
  const { keys } = RECONCILIATION
  return (
    <>
      <DigitChoice
        id="reconciliation-filter"
        label={RECONCILIATION.filter}
        className={beside.filters}
        value={shown}
        options={SHOWN.map((code) =>
          code === 'history'
            ? { code, label: RECONCILIATION.history }
            : { code, label: RECONCILIATION.filters[code], count: view?.counts[code] },
        )}
        onChange={reconciliation.show}
      />
      <Button
        id="reconcile-run"
        type="primary"
        loading={isRunning}
        title={RECONCILIATION.runHint}
        onClick={() => void reconciliation.run(false)}
      >
        {isRunning ? RECONCILIATION.running : RECONCILIATION.run} <KeyHint>{keys.run}</KeyHint>
      </Button>
      <Button
        id="reconcile-run-whole"
        disabled={isRunning}
        title={RECONCILIATION.runWholeHint}
        onClick={() => void reconciliation.run(true)}
      >
        {RECONCILIATION.runWhole} <KeyHint>{keys.runWhole}</KeyHint>
      </Button>
    </>
  )
}

function Summary({ view }: { readonly view: ReconciliationView | undefined }) {
  if (view === undefined) return null
  const [last] = view.history
  return (
    <div className={styles.summary}>
      {last === undefined ? (
        <p>{RECONCILIATION.never}</p>
      ) : (
        <>
          <p>
            <b>{RECONCILIATION.sides(last.counts)}</b> {RECONCILIATION.last(last)}
          </p>
          <p className={beside.faint}>{RECONCILIATION.looked(last.counts)}</p>
        </>
      )}
      {view.problem !== '' && <p className={styles.failed}>{view.problem}</p>}
    </div>
  )
}

interface RowsProps {
  readonly reconciliation: ReconciliationOnScreen
  readonly onOpen: (filingId: string) => void
}

function Rows({ reconciliation, onOpen }: RowsProps) {
  const { shown, view, selected } = reconciliation
  if (view === undefined) return null
  const isNew = view.history.length === 0
  if (isNew && (shown === 'history' || (shown === 'open' && view.rows.length === 0))) {
    return <EmptyNote title={RECONCILIATION.historyEmpty} text={RECONCILIATION.historyEmptyText} />
  }
  if (shown === 'history') {
    return (
      <DataTable
        label={RECONCILIATION.history}
        columns={HISTORY_COLUMNS}
        rows={view.history}
        keyOf={({ id }) => id}
        onOpen={() => reconciliation.show('open')}
      />
    )
  }
  if (view.rows.length === 0) {
    return <EmptyNote title={RECONCILIATION.empty[shown]} text={RECONCILIATION.emptyText[shown]} />
  }
  return (
    <DataTable
      label={RECONCILIATION.title}
      columns={DIFFERENCE_COLUMNS}
      rows={view.rows}
      keyOf={({ difference }) => difference.id}
      onOpen={({ difference }) => {
        if (difference.filingId !== null) onOpen(difference.filingId)
      }}
      onSelect={reconciliation.select}
      selectedKey={selected?.difference.id}
    />
  )
}
