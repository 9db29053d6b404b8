import { Button } from 'antd'
import { COMMON } from '#renderer/messages/common.ts'
import { TODAY } from '#renderer/messages/today.ts'
import { BatchPrintButton } from '#renderer/printing/batch-print-button.tsx'
import { useRecentFilings } from '#renderer/store/use-filings.ts'
import type { WindowStore } from '#renderer/store/window-store.ts'
import { KeyHint } from '#renderer/ui/key-hint.tsx'
import type { Tables } from '#shared/reference-data.ts'
import { AcknowledgedRow, RecentRow } from './filing-rows.tsx'
import { Section } from './section.tsx'
import { MOST_ROWS, type Today } from './use-today.ts'

/** What the last list shows: what was acknowledged today, or the newest filings of any day. */
export type DoneView = 'acknowledged' | 'recent'

interface DoneSectionProps {
  readonly id: string
  readonly view: DoneView
  readonly today: Today
  readonly tables: Tables
  readonly store: WindowStore
  /** The store has caught up with the vault: what it lacks does not exist. */
  readonly isCurrent: boolean
  readonly onView: (view: DoneView) => void
  readonly onOpen: (filingId: string) => void
}

/** Filings that are done for today, and behind them the ledger. */
export function DoneSection(props: DoneSectionProps) {
  return props.view === 'acknowledged' ? <Acknowledged {...props} /> : <Recent {...props} />
}

function Acknowledged({ id, today, tables, isCurrent, onView, onOpen }: DoneSectionProps) {
  const { acknowledged, counts } = today
  const words = isCurrent
    ? { title: TODAY.acknowledgedEmpty, text: TODAY.acknowledgedEmptyText }
    : { title: COMMON.loading, text: '' }
  return (
    <Section
      id={id}
      hint="4"
      title={TODAY.acknowledged}
      count={counts?.acknowledgedToday}
      isEmpty={acknowledged.length === 0}
      empty={words}
      extra={
        <>
          {acknowledged.length === MOST_ROWS && <span>{TODAY.shown(MOST_ROWS)}</span>}
          <BatchPrintButton filingIds={acknowledged.map(({ id: filingId }) => filingId)} />
          <Button type="link" onClick={() => onView('recent')}>
            {TODAY.recent} <KeyHint>5</KeyHint>
          </Button>
        </>
      }
    >
      {acknowledged.map((filing) => (
        <AcknowledgedRow key={filing.id} filing={filing} tables={tables} onOpen={onOpen} />
      ))}
    </Section>
  )
}

function Recent({ id, tables, store, isCurrent, onView, onOpen }: DoneSectionProps) {
  const recent = useRecentFilings(store, MOST_ROWS)
  const words = isCurrent
    ? { title: TODAY.recentEmpty, text: TODAY.recentEmptyText }
    : { title: COMMON.loading, text: '' }
  return (
    <Section
      id={id}
      hint="5"
      title={TODAY.recent}
      count={recent.filings?.length}
      isEmpty={recent.filings === undefined || recent.filings.length === 0}
      empty={words}
      extra={
        <>
          {(recent.hasNewer || recent.hasOlder) && (
            <>
              <Button type="link" disabled={!recent.hasNewer} onClick={recent.showNewer}>
                {TODAY.newer}
              </Button>
              <Button type="link" disabled={!recent.hasOlder} onClick={recent.showOlder}>
                {TODAY.older}
              </Button>
            </>
          )}
          <BatchPrintButton
            filingIds={(recent.filings ?? []).map(({ id: filingId }) => filingId)}
          />
          <Button type="link" onClick={() => onView('acknowledged')}>
            {TODAY.acknowledged} <KeyHint>4</KeyHint>
          </Button>
        </>
      }
    >
      {recent.filings?.map((filing) => (
        <RecentRow key={filing.id} filing={filing} tables={tables} onOpen={onOpen} />
      ))}
    </Section>
  )
}
