import { FileSearchOutlined, PlusOutlined, TeamOutlined } from '@ant-design/icons'
import { useState } from 'react'
import { flushSync } from 'react-dom'
import { SETTLEMENT } from '#renderer/messages/settlement.ts'
import { TODAY } from '#renderer/messages/today.ts'
import type { WindowStore } from '#renderer/store/window-store.ts'
import { Counter } from '#renderer/ui/counter.tsx'
import { KeyHint } from '#renderer/ui/key-hint.tsx'
import { focusFirstRow } from '#renderer/ui/row-list.tsx'
import { useShortcuts } from '#renderer/ui/use-shortcuts.ts'
import type { Draft } from '#shared/filing/filing.ts'
import { officeDay } from '#shared/office-day.ts'
import type { Tables } from '#shared/reference-data.ts'
import { DoneSection, type DoneView } from './done-section.tsx'
import { DraftRow } from './draft-row.tsx'
import { RefusedPagesRow, StandingRow, WaitingRow } from './filing-rows.tsx'
import { OwedReminder } from './owed-reminder.tsx'
import { Section } from './section.tsx'
import styles from './today.module.css'
import { type Today, useToday } from './use-today.ts'

interface TodayScreenProps {
  readonly tables: Tables
  readonly store: WindowStore
  /** The store has caught up with the vault. */
  readonly isCurrent: boolean
  readonly onNewFiling: () => void
  readonly onBatch: () => void
  readonly onResume: (draft: Draft) => void
  readonly onOpen: (filingId: string) => void
  readonly onObligations: () => void
  readonly onSettlement: () => void
}

/** Section → DOM id; the number keys jump to them in this order, 5 to the second view of the last. */
const IDS = {
  drafts: 'today-drafts',
  waiting: 'today-waiting',
  standing: 'today-standing',
  done: 'today-done',
} as const

/** 今日: the first screen of the day, four lists under the next person's button. */
export function TodayScreen(props: TodayScreenProps) {
  const { tables, store, isCurrent, onOpen } = props
  const today = useToday(store, officeDay(new Date()))
  const [view, setView] = useState<DoneView>('acknowledged')
  const show = (wanted: DoneView) => {
    // The list has to be there before the cursor can go to it.
    flushSync(() => setView(wanted))
    focusFirstRow(IDS.done)
  }
  useShortcuts({
    1: () => focusFirstRow(IDS.drafts),
    2: () => focusFirstRow(IDS.waiting),
    3: () => focusFirstRow(IDS.standing),
    4: () => show('acknowledged'),
    5: () => show('recent'),
  })
  return (
    <div className={styles.page} aria-busy={!today.isRead}>
      <div className={styles.starts}>
        <NewFilingButton onClick={props.onNewFiling} />
        <button type="button" className={styles.batch} onClick={props.onBatch}>
          <TeamOutlined /> {TODAY.batch} <KeyHint>F7</KeyHint>
        </button>
        <button type="button" className={styles.batch} onClick={props.onSettlement}>
          <FileSearchOutlined /> {SETTLEMENT.title} <KeyHint>{SETTLEMENT.key}</KeyHint>
        </button>
      </div>
      <div className={styles.numbers}>
        <Counter
          label={TODAY.acceptedToday}
          count={today.counts?.acceptedToday}
          hint={TODAY.acknowledgedToday(today.counts?.acknowledgedToday ?? 0)}
        />
        <OwedReminder onOpen={props.onObligations} />
      </div>
      <DraftsSection today={today} tables={tables} onResume={props.onResume} />
      <QueueSections today={today} tables={tables} onOpen={onOpen} />
      <DoneSection
        id={IDS.done}
        view={view}
        today={today}
        tables={tables}
        store={store}
        isCurrent={isCurrent}
        onView={show}
        onOpen={onOpen}
      />
    </div>
  )
}

function NewFilingButton({ onClick }: { readonly onClick: () => void }) {
  return (
    <button
      type="button"
      className={styles.newFiling}
      // biome-ignore lint/a11y/noAutofocus: the next person in the queue is the next key.
      autoFocus
      onClick={onClick}
    >
      <PlusOutlined className={styles.plus ?? ''} />
      <span className={styles.newWords}>
        <span className={styles.newTitle}>{TODAY.newFiling}</span>
        <span className={styles.newHint}>{TODAY.newFilingHint}</span>
      </span>
      <KeyHint>F2</KeyHint>
    </button>
  )
}

interface DraftsSectionProps {
  readonly today: Today
  readonly tables: Tables
  readonly onResume: (draft: Draft) => void
}

function DraftsSection({ today: { drafts }, tables, onResume }: DraftsSectionProps) {
  const words = drafts.failure
    ? { title: drafts.failure.message, text: '' }
    : { title: TODAY.draftsEmpty, text: TODAY.draftsEmptyText }
  return (
    <Section
      id={IDS.drafts}
      hint="1"
      title={TODAY.drafts}
      count={drafts.drafts?.length}
      isEmpty={drafts.drafts === undefined || drafts.drafts.length === 0}
      empty={words}
    >
      {drafts.drafts?.map((draft) => (
        <DraftRow
          key={draft.id}
          draft={draft}
          tables={tables}
          onResume={onResume}
          onDiscard={(id) => void drafts.discard(id)}
        />
      ))}
    </Section>
  )
}

type QueueSectionsProps = Pick<TodayScreenProps, 'tables' | 'onOpen'> & { readonly today: Today }

function QueueSections({ today, tables, onOpen }: QueueSectionsProps) {
  const { waiting, standing, pagesRefused, counts } = today
  return (
    <>
      <Section
        id={IDS.waiting}
        hint="2"
        title={TODAY.waiting}
        count={counts?.waiting}
        isEmpty={waiting.length === 0}
        empty={{ title: TODAY.waitingEmpty, text: TODAY.waitingEmptyText }}
      >
        {waiting.map((queued) => (
          <WaitingRow key={queued.entry.id} queued={queued} tables={tables} onOpen={onOpen} />
        ))}
      </Section>
      <Section
        id={IDS.standing}
        hint="3"
        title={TODAY.standing}
        count={today.standingCount}
        tone={counts?.returned || pagesRefused.length > 0 ? 'red' : 'amber'}
        isEmpty={standing.length + pagesRefused.length === 0}
        empty={{ title: TODAY.standingEmpty, text: TODAY.standingEmptyText }}
      >
        {standing.map((queued) => (
          <StandingRow key={queued.entry.id} queued={queued} tables={tables} onOpen={onOpen} />
        ))}
        {pagesRefused.map((row) => (
          <RefusedPagesRow key={row.refused.filingId} {...row} tables={tables} onOpen={onOpen} />
        ))}
      </Section>
    </>
  )
}
