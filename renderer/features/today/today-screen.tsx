import { PlusOutlined } from '@ant-design/icons'
import { TODAY } from '#renderer/messages/today.ts'
import { useDeskQuery } from '#renderer/store/use-desk-query.ts'
import type { WindowStore } from '#renderer/store/window-store.ts'
import { Counter } from '#renderer/ui/counter.tsx'
import { KeyHint } from '#renderer/ui/key-hint.tsx'
import type { Draft } from '#shared/filing/filing.ts'
import type { Tables } from '#shared/reference-data.ts'
import { AttentionPanel } from './attention-panel.tsx'
import { DraftsPanel } from './drafts-panel.tsx'
import { RecentPanel } from './recent-panel.tsx'
import styles from './today.module.css'

interface TodayScreenProps {
  readonly tables: Tables
  readonly store: WindowStore
  /** The store has caught up with the vault. */
  readonly isCurrent: boolean
  readonly onNewFiling: () => void
  readonly onResume: (draft: Draft) => void
  readonly onOpen: (filingId: string) => void
}

/** 今日: the first screen of the day. */
export function TodayScreen(props: TodayScreenProps) {
  const { tables, store, isCurrent, onNewFiling, onResume, onOpen } = props
  return (
    <div className={styles.page}>
      <button
        type="button"
        className={styles.newFiling}
        // biome-ignore lint/a11y/noAutofocus: the next person in the queue is the next key.
        autoFocus
        onClick={onNewFiling}
      >
        <PlusOutlined className={styles.plus ?? ''} />
        <span className={styles.newWords}>
          <span className={styles.newTitle}>{TODAY.newFiling}</span>
          <span className={styles.newHint}>{TODAY.newFilingHint}</span>
        </span>
        <KeyHint>F2</KeyHint>
      </button>
      <Counters />
      <div className={styles.side}>
        <AttentionPanel store={store} onOpen={onOpen} />
        <DraftsPanel tables={tables} store={store} onResume={onResume} />
      </div>
      <RecentPanel tables={tables} store={store} isCurrent={isCurrent} onOpen={onOpen} />
    </div>
  )
}

function Counters() {
  const { value: counts } = useDeskQuery('queue.counts', {})
  return (
    <div className={styles.counters}>
      <Counter
        label={TODAY.acceptedToday}
        count={counts?.acceptedToday}
        hint={TODAY.acknowledgedToday(counts?.acknowledgedToday ?? 0)}
      />
      <Counter label={TODAY.waiting} count={counts?.waiting} hint={TODAY.waitingHint} />
      <Counter
        label={TODAY.unknown}
        count={counts?.unknown}
        hint={TODAY.unknownHint}
        tone="amber"
      />
      <Counter label={TODAY.parked} count={counts?.parked} hint={TODAY.parkedHint} tone="red" />
    </div>
  )
}
