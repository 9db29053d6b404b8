import { Button, Input, Select } from 'antd'
import { memo, useState } from 'react'
import { LEDGER } from '#renderer/messages/ledger.ts'
import { KeyHint } from '#renderer/ui/key-hint.tsx'
import { type LedgerLooks, MOST_VIEWS } from '#shared/ledger/ledger-looks.ts'
import type { LedgerQuery } from '#shared/ledger/ledger-query.ts'
import { ColumnsDialog } from './columns-dialog.tsx'
import styles from './ledger.module.css'
import { LEDGER_GRID } from './ledger-table.tsx'

/** The id by which the cursor is put into the search. */
export const LEDGER_SEARCH = 'ledger-search'

interface LedgerBarProps {
  readonly query: LedgerQuery
  readonly looks: LedgerLooks
  readonly onAsk: (change: Partial<LedgerQuery>) => void
  readonly onLooks: (looks: LedgerLooks) => void
}

/** The search, the kept views and the choice of columns. */
export function LedgerBar({ query, looks, onAsk, onLooks }: LedgerBarProps) {
  const [isChoosing, setChoosing] = useState(false)
  return (
    <div className={styles.bar}>
      <Input
        id={LEDGER_SEARCH}
        className={styles.search ?? ''}
        aria-label={LEDGER.search}
        placeholder={LEDGER.searchPlaceholder}
        title={LEDGER.searchHint}
        prefix={<KeyHint>Ctrl+K</KeyHint>}
        autoFocus
        autoComplete="off"
        maxLength={200}
        value={query.text}
        onChange={({ target }) => onAsk({ text: target.value })}
        onKeyDown={(event) => {
          const isDown = event.key === 'ArrowDown' || event.key === 'Enter'
          if (!isDown || event.nativeEvent.isComposing) return
          event.preventDefault()
          document.getElementById(LEDGER_GRID)?.focus()
        }}
      />
      <Views query={query} looks={looks} onAsk={onAsk} onLooks={onLooks} />
      <Button onClick={() => setChoosing(true)}>{LEDGER.columns}</Button>
      {isChoosing && (
        <ColumnsDialog
          columns={looks.columns}
          onChange={(columns) => onLooks({ ...looks, columns: [...columns] })}
          onClose={() => setChoosing(false)}
        />
      )}
    </div>
  )
}

function Views({ query, looks, onAsk, onLooks }: LedgerBarProps) {
  const [name, setName] = useState<string>()
  const asked = JSON.stringify(query)
  const current = looks.views.find((view) => JSON.stringify(view.query) === asked)
  const keep = () => {
    const wanted = (name ?? '').trim()
    setName(undefined)
    if (wanted === '') return
    const others = looks.views.filter((view) => view.name !== wanted)
    onLooks({ ...looks, views: [...others, { name: wanted, query }].slice(-MOST_VIEWS) })
  }
  const drop = () =>
    onLooks({ ...looks, views: looks.views.filter((view) => view.name !== current?.name) })
  if (name !== undefined) {
    return (
      <>
        <Input
          id="ledger-view-name"
          className={styles.viewName ?? ''}
          aria-label={LEDGER.viewName}
          placeholder={LEDGER.viewName}
          autoFocus
          maxLength={30}
          value={name}
          onChange={({ target }) => setName(target.value)}
          onPressEnter={keep}
        />
        <Button type="primary" onClick={keep}>
          {LEDGER.keep}
        </Button>
        <Button onClick={() => setName(undefined)}>{LEDGER.cancel}</Button>
      </>
    )
  }
  return (
    <>
      <ViewSelect views={looks.views} current={current?.name ?? ''} onAsk={onAsk} />
      {current ? (
        <Button onClick={drop}>{LEDGER.removeView}</Button>
      ) : (
        <Button id="ledger-keep-view" onClick={() => setName('')}>
          {LEDGER.keepView}
        </Button>
      )}
    </>
  )
}

interface ViewSelectProps extends Pick<LedgerBarProps, 'onAsk'> {
  readonly views: LedgerLooks['views']
  /** The name of the view that is shown; '' for none. */
  readonly current: string
}

/** The kept views to choose from; drawn again only when they or the choice change. */
const ViewSelect = memo(function ViewSelect({ views, current, onAsk }: ViewSelectProps) {
  return (
    <Select
      id="ledger-view"
      aria-label={LEDGER.views}
      className={styles.views ?? ''}
      value={current}
      options={[
        { value: '', label: LEDGER.noView },
        ...views.map(({ name }) => ({ value: name, label: name })),
      ]}
      onChange={(chosen: string) => {
        const view = views.find(({ name }) => name === chosen)
        if (view) onAsk(view.query)
      }}
    />
  )
})
