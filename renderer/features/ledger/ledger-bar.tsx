import { Button, Input, Select } from 'antd'
import { memo, type RefObject, useEffect, useRef, useState } from 'react'
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
export const LedgerBar = memo(function LedgerBar({ query, looks, onAsk, onLooks }: LedgerBarProps) {
  const asked = JSON.stringify(query)
  const current = looks.views.find((view) => JSON.stringify(view.query) === asked)
  const last = useRef(query)
  useEffect(() => {
    last.current = query
  }, [query])
  return (
    <div className={styles.bar}>
      <span className={styles.search}>
        <KeyHint>Ctrl+K</KeyHint>
        {/* An input of our own: one of the library's takes a fair share of the time a key may take. */}
        <input
          id={LEDGER_SEARCH}
          aria-label={LEDGER.search}
          placeholder={LEDGER.searchPlaceholder}
          title={LEDGER.searchHint}
          // biome-ignore lint/a11y/noAutofocus: the ledger is opened to look for somebody.
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
      </span>
      <Looks
        looks={looks}
        current={current?.name ?? ''}
        last={last}
        onAsk={onAsk}
        onLooks={onLooks}
      />
    </div>
  )
})

interface LooksProps extends Pick<LedgerBarProps, 'looks' | 'onAsk' | 'onLooks'> {
  /** The name of the view that is shown; '' for none. */
  readonly current: string
  /** What was asked last. */
  readonly last: RefObject<LedgerQuery>
}

/** The kept views and the columns: a key of the search does not draw them again. */
const Looks = memo(function Looks({ looks, current, last, onAsk, onLooks }: LooksProps) {
  const [name, setName] = useState<string>()
  const [isChoosing, setChoosing] = useState(false)
  const wanted = (name ?? '').trim()
  const others = looks.views.filter((view) => view.name !== wanted)
  const isFull = others.length >= MOST_VIEWS
  const keep = () => {
    if (isFull) return
    setName(undefined)
    if (wanted === '') return
    onLooks({ ...looks, views: [...others, { name: wanted, query: last.current }] })
  }
  return (
    <>
      {name === undefined ? (
        <Views
          looks={looks}
          current={current}
          onAsk={onAsk}
          onLooks={onLooks}
          onName={() => setName('')}
        />
      ) : (
        <ViewName name={name} isFull={isFull} onName={setName} onKeep={keep} />
      )}
      <Button onClick={() => setChoosing(true)}>{LEDGER.columns}</Button>
      {isChoosing && (
        <ColumnsDialog
          columns={looks.columns}
          onChange={(columns) => onLooks({ ...looks, columns: [...columns] })}
          onClose={() => setChoosing(false)}
        />
      )}
    </>
  )
})

interface ViewNameProps {
  readonly name: string
  /** No more views can be kept; one of the same name is replaced. */
  readonly isFull: boolean
  readonly onName: (name: string | undefined) => void
  readonly onKeep: () => void
}

function ViewName({ name, isFull, onName, onKeep }: ViewNameProps) {
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
        onChange={({ target }) => onName(target.value)}
        onPressEnter={onKeep}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return
          // Gives up the name, and leaves what is searched as it is.
          event.stopPropagation()
          onName(undefined)
        }}
      />
      {isFull && <span className={styles.notice}>{LEDGER.viewsFull(MOST_VIEWS)}</span>}
      <Button type="primary" disabled={isFull} onClick={onKeep}>
        {LEDGER.keep}
      </Button>
      <Button onClick={() => onName(undefined)}>{LEDGER.cancel}</Button>
    </>
  )
}

interface ViewsProps extends Omit<LooksProps, 'last'> {
  readonly onName: () => void
}

/** The kept views to choose from. */
function Views({ looks, current, onAsk, onLooks, onName }: ViewsProps) {
  const { views } = looks
  const drop = () => onLooks({ ...looks, views: views.filter(({ name }) => name !== current) })
  return (
    <>
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
      {current === '' ? (
        <Button id="ledger-keep-view" onClick={onName}>
          {LEDGER.keepView}
        </Button>
      ) : (
        <Button onClick={drop}>{LEDGER.removeView}</Button>
      )}
    </>
  )
}
