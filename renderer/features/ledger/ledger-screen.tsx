import { memo, type ReactNode, type RefObject, useCallback, useMemo, useState } from 'react'
import { LEDGER } from '#renderer/messages/ledger.ts'
import type { LedgerState } from '#renderer/store/ledger/follow-ledger.ts'
import { type LedgerStore, useLedgerState } from '#renderer/store/ledger/use-ledger-store.ts'
import { officeToday } from '#renderer/store/office-today.ts'
import screen from '#renderer/ui/screen.module.css'
import { countWords } from '#shared/count-words.ts'
import { FilingStatus } from '#shared/filing/filing.ts'
import { FILING_STATES } from '#shared/filing/status.ts'
import type { LedgerQuery } from '#shared/ledger/ledger-query.ts'
import { type Policy, resolvePolicy } from '#shared/policy/resolve.ts'
import type { Tables } from '#shared/reference-data.ts'
import { FoundList } from './found-list.tsx'
import styles from './ledger.module.css'
import { LEDGER_SEARCH, LedgerBar } from './ledger-bar.tsx'
import { LedgerFilters } from './ledger-filters.tsx'
import { LEDGER_GRID } from './ledger-table.tsx'
import { ListActs, type ListActsProps } from './list-acts.tsx'
import { type FoundRows, useFound } from './use-found.ts'
import { useLooks } from './use-looks.ts'
import { useQuestion } from './use-question.ts'
import { useSelection } from './use-selection.ts'

interface LedgerScreenProps {
  readonly ledger: LedgerStore
  /** What was asked last; it outlives the screen, not the lock. */
  readonly question: RefObject<LedgerQuery>
  readonly tables: Tables
  readonly officeDivision: string
  /** Shows a filing beside the list. */
  readonly renderBeside: (filingId: string) => ReactNode
  readonly onOpen: (filingId: string) => void
}

/** 台账: every filing of the office, found as one types. */
export function LedgerScreen(props: LedgerScreenProps) {
  const { ledger, question, tables } = props
  const [looks, keepLooks, problem] = useLooks()
  const state = useLedgerState(ledger)
  const { found, cursor, find, show, point } = useFound(ledger)
  const { query, ask } = useQuestion(question, state, find)
  // Under another question the newest filings would pass for what was looked for.
  const listed = found?.isNewest && found.query !== query ? undefined : found
  const selection = useSelection(ledger.client)
  const { beside, open, close } = useBeside(props.onOpen)
  const [said, say] = useState('')
  const policy = usePolicyToday(tables, props.officeDivision)
  const lookUp = useMemo(() => ({ tables, policy }), [tables, policy])
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Esc is heard wherever in the page the cursor is.
    <div
      className={screen.page}
      // What Esc closes here comes before the way home.
      {...((beside !== undefined || query.text !== '') && { 'data-closes-by-escape': true })}
      onKeyDown={({ key }) => {
        if (key !== 'Escape') return
        if (beside !== undefined) close()
        else if (query.text !== '') ask({ text: '' })
      }}
    >
      <LedgerBar query={query} looks={looks} onAsk={ask} onLooks={keepLooks} />
      <LedgerFilters
        client={ledger.client}
        isReady={state.phase === 'ready'}
        filter={query.filter}
        tables={tables}
        policy={policy}
        onAsk={ask}
      />
      <Totals
        state={state}
        found={listed}
        selection={selection}
        problem={problem}
        said={said}
        client={ledger.client}
        columns={looks.columns}
        onSaid={say}
      />
      <div
        className={styles.split}
        data-beside={beside !== undefined}
        {...answerState(state, found, query)}
      >
        <FoundList
          isEmpty={state.total === 0}
          found={listed}
          columns={looks.columns}
          lookUp={lookUp}
          selection={selection}
          cursor={cursor}
          onShow={show}
          onCursor={point}
          onAsk={ask}
          onOpen={open}
        />
        {beside !== undefined && (
          <Beside id={beside} onClose={close} onOpen={props.onOpen}>
            {props.renderBeside(beside)}
          </Beside>
        )}
      </div>
    </div>
  )
}

/** The filing at the side, if any: Esc goes back into the list. */
function useBeside(onWhole: (filingId: string) => void) {
  const [beside, setBeside] = useState<string>()
  const open = useCallback(
    (id: string, isWhole: boolean) => (isWhole ? onWhole(id) : setBeside(id)),
    [onWhole],
  )
  const close = () => {
    setBeside(undefined)
    document.getElementById(LEDGER_GRID)?.focus()
  }
  return { beside, open, close }
}

/** The rules of the office as they are today. */
function usePolicyToday({ policies }: Tables, division: string): Policy {
  return useMemo(() => resolvePolicy(policies, division, officeToday()), [policies, division])
}

/** Whether the list shown is the answer to what is typed, and whether it is the whole of it. */
function answerState(state: LedgerState, found: FoundRows | undefined, query: LedgerQuery) {
  return {
    'aria-busy': found?.query !== query,
    'data-answered': found?.query.text,
    'data-ledger-phase': state.phase,
  }
}

/** Puts the cursor into the search, wherever it is. */
export function focusLedgerSearch(): void {
  const search = document.getElementById(LEDGER_SEARCH)
  if (search instanceof HTMLInputElement) search.select()
}

interface TotalsProps extends Pick<ListActsProps, 'client' | 'columns' | 'selection' | 'onSaid'> {
  readonly state: LedgerState
  readonly found: FoundRows | undefined
  /** Why the looks were not kept, and what became of an act; '' says nothing. */
  readonly problem: string
  readonly said: string
}

/** How many were found in which state, and what can be done with them. */
const Totals = memo(function Totals(props: TotalsProps) {
  const { state, selection } = props
  const { phase, done, total, mended } = state
  const found = props.found?.isNewest ? undefined : props.found
  return (
    <div className={styles.totals}>
      <p role="status">
        {found && <b>{LEDGER.total(found.total)}</b>}
        {found &&
          FilingStatus.options
            .filter((status) => found.byStatus[status] > 0)
            .map((status) => (
              <span key={status}>
                {FILING_STATES[status]} {countWords(found.byStatus[status])}
              </span>
            ))}
        {selection.ids.size > 0 && <b>{LEDGER.selected(selection.ids.size)}</b>}
      </p>
      {phase === 'opening' && (
        <p className={styles.notice}>
          {props.found ? LEDGER.openingBehind(props.found.total) : LEDGER.opening}
        </p>
      )}
      {phase === 'building' && <p className={styles.notice}>{LEDGER.building(done, total)}</p>}
      {mended > 0 && <p className={styles.notice}>{LEDGER.mended(mended)}</p>}
      {[props.problem, props.said]
        .filter((one) => one !== '')
        .map((one) => (
          <p key={one} className={styles.notice} role="status">
            {one}
          </p>
        ))}
      <ListActs
        client={props.client}
        columns={props.columns}
        found={found?.total ?? 0}
        selection={selection}
        onSaid={props.onSaid}
      />
      {selection.ids.size === 0 && <p className={screen.keys}>{LEDGER.keys}</p>}
    </div>
  )
})

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
