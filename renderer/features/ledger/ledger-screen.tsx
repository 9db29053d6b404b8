import { type ReactNode, useMemo, useState } from 'react'
import { LEDGER } from '#renderer/messages/ledger.ts'
import { FILING_STATES } from '#renderer/messages/states.ts'
import type { LedgerStore } from '#renderer/store/ledger/use-ledger-store.ts'
import { type Columns, columnsOf } from '#renderer/ui/data-table.tsx'
import { EmptyNote } from '#renderer/ui/panel.tsx'
import { FilingStatus } from '#shared/filing/filing.ts'
import type { LedgerColumn, LedgerQuery } from '#shared/ledger/ledger-query.ts'
import { officeDay } from '#shared/office-day.ts'
import { resolvePolicy } from '#shared/policy/resolve.ts'
import type { Tables } from '#shared/reference-data.ts'
import styles from './ledger.module.css'
import { LEDGER_SEARCH, LedgerBar } from './ledger-bar.tsx'
import { type CellTables, cellOf } from './ledger-cells.tsx'
import { LedgerFilters } from './ledger-filters.tsx'
import { LEDGER_GRID, LedgerTable, type PlacedRow } from './ledger-table.tsx'
import { type FoundRows, useFound } from './use-found.ts'
import { useLooks } from './use-looks.ts'
import { type Selection, useSelection } from './use-selection.ts'

interface LedgerScreenProps {
  readonly ledger: LedgerStore
  /** What is asked; it outlives the screen, not the lock. */
  readonly query: LedgerQuery
  readonly onQuery: (query: LedgerQuery) => void
  readonly tables: Tables
  readonly officeDivision: string
  /** Shows a filing beside the list. */
  readonly renderBeside: (filingId: string) => ReactNode
  readonly onOpen: (filingId: string) => void
}

/** 台账: every filing of the office, found as one types. */
export function LedgerScreen(props: LedgerScreenProps) {
  const { ledger, query, onQuery, tables } = props
  const [looks, keepLooks, problem] = useLooks()
  const { found, show } = useFound(ledger, query)
  const selection = useSelection(ledger.client)
  const [cursor, setCursor] = useState(0)
  const [beside, setBeside] = useState<string>()
  const policy = useMemo(
    () => resolvePolicy(tables.policies, props.officeDivision, officeDay(new Date())),
    [tables, props.officeDivision],
  )
  const columns = useMemo(
    () => ledgerColumns(looks.columns, { tables, policy }),
    [looks.columns, tables, policy],
  )
  const ask = (next: LedgerQuery) => {
    setCursor(0)
    onQuery(next)
  }
  const close = () => {
    setBeside(undefined)
    document.getElementById(LEDGER_GRID)?.focus()
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Esc is heard wherever in the page the cursor is.
    <div
      className={styles.page}
      // What Esc closes here comes before the way home.
      {...((beside !== undefined || query.text !== '') && { 'data-closes-by-escape': true })}
      onKeyDown={({ key }) => {
        if (key !== 'Escape') return
        if (beside !== undefined) close()
        else if (query.text !== '') ask({ ...query, text: '' })
      }}
    >
      <LedgerBar query={query} looks={looks} onQuery={ask} onLooks={keepLooks} />
      <LedgerFilters
        ledger={ledger}
        filter={query.filter}
        tables={tables}
        policy={policy}
        onChange={(filter) => ask({ ...query, filter })}
      />
      <Totals ledger={ledger} found={found} selection={selection} problem={problem} />
      <div
        className={styles.split}
        data-beside={beside !== undefined}
        {...answerState(ledger, found, query)}
      >
        {found && found.total > 0 ? (
          <LedgerTable
            found={found}
            columns={columns}
            shown={looks.columns}
            sort={query.sort}
            cursor={Math.min(cursor, found.total - 1)}
            isSelected={(id) => selection.ids.has(id)}
            onShow={show}
            onSort={(sort) => ask({ ...query, sort })}
            onCursor={setCursor}
            onToggle={selection.toggle}
            onSelectAll={() => void selection.toggleAll(found.total)}
            onOpen={(id, isWhole) => (isWhole ? props.onOpen(id) : setBeside(id))}
          />
        ) : (
          <Nothing isKnown={found !== undefined} isEmpty={ledger.state.total === 0} />
        )}
        {beside !== undefined && (
          <Beside id={beside} onClose={close} onOpen={props.onOpen}>
            {props.renderBeside(beside)}
          </Beside>
        )}
      </div>
    </div>
  )
}

/** Whether the list shown is the answer to what is typed, and whether it is the whole of it. */
function answerState({ state }: LedgerStore, found: FoundRows | undefined, query: LedgerQuery) {
  return {
    'aria-busy': found?.text !== query.text,
    'data-answered': found?.text,
    'data-ledger-phase': state.phase,
  }
}

/** Puts the cursor into the search, wherever it is. */
export function focusLedgerSearch(): void {
  const search = document.getElementById(LEDGER_SEARCH)
  if (search instanceof HTMLInputElement) search.select()
}

function ledgerColumns(shown: readonly LedgerColumn[], lookUp: CellTables): Columns<PlacedRow> {
  const column = columnsOf<PlacedRow>()
  return column.columns(
    shown.map((name) =>
      column.display({
        id: name,
        header: LEDGER.column[name],
        cell: ({ row: { original } }) =>
          original.row ? cellOf(name, original.row, lookUp) : LEDGER.loadingRow,
      }),
    ),
  )
}

interface TotalsProps {
  readonly ledger: LedgerStore
  readonly found: FoundRows | undefined
  readonly selection: Selection
  readonly problem: string
}

function Totals({ ledger: { state }, found, selection, problem }: TotalsProps) {
  const { phase, done, total, mended } = state
  return (
    <div className={styles.totals}>
      <p role="status">
        {found && <b>{LEDGER.total(found.total)}</b>}
        {found &&
          FilingStatus.options
            .filter((status) => found.byStatus[status] > 0)
            .map((status) => (
              <span key={status}>
                {FILING_STATES[status]} {found.byStatus[status].toLocaleString('zh-CN')}
              </span>
            ))}
        {selection.ids.size > 0 && <b>{LEDGER.selected(selection.ids.size)}</b>}
      </p>
      {phase === 'opening' && <p className={styles.notice}>{LEDGER.opening}</p>}
      {phase === 'building' && <p className={styles.notice}>{LEDGER.building(done, total)}</p>}
      {mended > 0 && <p className={styles.notice}>{LEDGER.mended(mended)}</p>}
      {problem !== '' && <p className={styles.notice}>{problem}</p>}
      <p className={styles.keys}>{LEDGER.keys}</p>
    </div>
  )
}

function Nothing({ isKnown, isEmpty }: { readonly isKnown: boolean; readonly isEmpty: boolean }) {
  if (!isKnown) return <p className={styles.waiting}>{LEDGER.opening}</p>
  return (
    <div className={styles.nothing}>
      {isEmpty ? (
        <EmptyNote title={LEDGER.empty} text={LEDGER.emptyText} />
      ) : (
        <EmptyNote title={LEDGER.nothing} text={LEDGER.nothingText} />
      )}
    </div>
  )
}

interface BesideProps {
  readonly id: string
  readonly onClose: () => void
  readonly onOpen: (filingId: string) => void
  readonly children: ReactNode
}

/** A filing at the side; Esc closes it and goes back into the list. */
function Beside({ id, onClose, onOpen, children }: BesideProps) {
  return (
    <aside className={styles.beside}>
      <div className={styles.besideBar}>
        <button type="button" className={styles.plain} onClick={() => onOpen(id)}>
          {LEDGER.openWhole}
        </button>
        <button type="button" className={styles.plain} onClick={onClose}>
          {LEDGER.closeBeside} Esc
        </button>
      </div>
      {children}
    </aside>
  )
}
