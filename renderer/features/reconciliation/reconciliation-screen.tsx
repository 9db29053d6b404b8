import { Button, Radio } from 'antd'
import { useEffect, useState } from 'react'
import { RECONCILIATION } from '#renderer/messages/reconciliation.ts'
import { DataTable } from '#renderer/ui/data-table.tsx'
import { KeyHint } from '#renderer/ui/key-hint.tsx'
import { EmptyNote, Panel } from '#renderer/ui/panel.tsx'
import { useShortcuts } from '#renderer/ui/use-shortcuts.ts'
import type { ReconciliationView } from '#shared/bridge-reconciliation.ts'
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
  const [asked, setAsked] = useState<DifferenceAct>()
  const ask = (act: DifferenceAct) => {
    if (selected?.acts.includes(act)) setAsked(act)
  }
  const { keys, actKeys } = RECONCILIATION
  useShortcuts({
    [keys.run.toLowerCase()]: () => void reconciliation.run(false),
    [keys.runWhole.toLowerCase()]: () => void reconciliation.run(true),
    ...Object.fromEntries(
      DifferenceAct.options.map((act) => [actKeys[act].toLowerCase(), () => ask(act)]),
    ),
    ...Object.fromEntries(SHOWN.map((one, at) => [String(at + 1), () => reconciliation.show(one)])),
  })
  useFirstRow(view, asked)
  return (
    <div className={styles.page}>
      <Panel title={RECONCILIATION.title} isFlush extra={<Bar reconciliation={reconciliation} />}>
        <Summary view={view} />
        {answer.words !== '' && (
          <p className={answer.isGood ? styles.saved : styles.problem} role="status">
            {answer.words}
          </p>
        )}
        <div id={TABLE}>
          <Rows reconciliation={reconciliation} onOpen={onOpen} />
        </div>
      </Panel>
      <DifferencePanel row={selected} onAct={ask} />
      {selected && asked && (
        <ActDialog
          row={selected}
          act={asked}
          onDone={() => {
            setAsked(undefined)
            reconciliation.done(RECONCILIATION.done(asked))
          }}
          onClose={() => setAsked(undefined)}
        />
      )}
    </div>
  )
}

/** The cursor goes to the first row, unless it is somewhere already. */
function useFirstRow(view: ReconciliationView | undefined, asked: DifferenceAct | undefined): void {
  useEffect(() => {
    if (view === undefined || asked !== undefined) return
    if (document.activeElement !== document.body) return
    document.querySelector<HTMLElement>(`#${TABLE} tbody tr`)?.focus()
  }, [view, asked])
}

function Bar({ reconciliation }: { readonly reconciliation: ReconciliationOnScreen }) {
  const { shown, view, isRunning } = reconciliation
  const { keys } = RECONCILIATION
  return (
    <>
      <Radio.Group
        id="reconciliation-filter"
        role="radiogroup"
        aria-label={RECONCILIATION.filter}
        className={styles.filters ?? ''}
        optionType="button"
        value={shown}
        options={SHOWN.map((one, at) => ({
          value: one,
          label: (
            <>
              {one === 'history' ? RECONCILIATION.history : RECONCILIATION.filters[one]}{' '}
              {one === 'history' ? '' : (view?.counts[one] ?? '')}{' '}
              <KeyHint>{String(at + 1)}</KeyHint>
            </>
          ),
        }))}
        onChange={({ target }) => {
          const next = SHOWN.find((one) => one === target.value)
          if (next) reconciliation.show(next)
        }}
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
          <p className={styles.faint}>{RECONCILIATION.looked(last.counts)}</p>
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
  if (shown === 'history') {
    return view.history.length === 0 ? (
      <EmptyNote title={RECONCILIATION.historyEmpty} text={RECONCILIATION.historyEmptyText} />
    ) : (
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
