import { Button } from 'antd'
import { useMemo, useState } from 'react'
import { call } from '#renderer/bridge.ts'
import { HandOverDialog } from '#renderer/decision/hand-over-dialog.tsx'
import { LIFE } from '#renderer/messages/life.ts'
import { OUTBOX } from '#renderer/messages/outbox.ts'
import { useDeskQuery } from '#renderer/store/use-desk-query.ts'
import { useLine } from '#renderer/store/use-line.ts'
import beside from '#renderer/ui/beside.module.css'
import { DataTable } from '#renderer/ui/data-table.tsx'
import { DigitChoice } from '#renderer/ui/digit-choice.tsx'
import { KeyHint } from '#renderer/ui/key-hint.tsx'
import { EmptyNote, Panel } from '#renderer/ui/panel.tsx'
import screen from '#renderer/ui/screen.module.css'
import { useFirstRow } from '#renderer/ui/use-first-row.ts'
import { useShortcuts } from '#renderer/ui/use-shortcuts.ts'
import type { LineState } from '#shared/bridge.ts'
import { MOST_QUEUE_ROWS, QueueFilter } from '#shared/bridge-queue.ts'
import { type Asked, actsOn, type FilingAct } from './entry-acts.ts'
import { EntryPanel } from './entry-panel.tsx'
import styles from './outbox.module.css'
import { outboxColumns } from './outbox-columns.tsx'
import { SetAsideDialog } from './set-aside-dialog.tsx'
import { type Outbox, useOutbox } from './use-outbox.ts'
import { useQueueFile } from './use-queue-file.ts'

interface OutboxScreenProps {
  readonly onOpen: (filingId: string, act?: FilingAct) => void
  readonly onReconcile: () => void
}

const TABLE = 'outbox-table'

/** 报送队列: everything the subsystem has not acknowledged, and what can be done about it. */
export function OutboxScreen({ onOpen, onReconcile }: OutboxScreenProps) {
  const outbox = useOutbox()
  const { page, selected } = outbox
  const [asked, setAsked] = useState<Asked>()
  const line = useLine()
  const file = useQueueFile(selected?.entry.id)
  const acts = actsOn(selected, { refusals: file?.refusals, outbox, onOpen, onAsk: setAsked })
  useShortcuts({
    'Ctrl+s': () => void outbox.saveSheet(),
    r: acts.sendNow,
    b: acts.change,
    t: acts.takeBack,
    h: acts.setAside,
    j: acts.handOver,
    d: onReconcile,
  })
  useFirstRow(TABLE, page)
  return (
    <div className={beside.page}>
      <Panel title={OUTBOX.title} isFlush extra={<Bar outbox={outbox} onReconcile={onReconcile} />}>
        {outbox.answer.words !== '' && (
          <p className={outbox.answer.isGood ? beside.saved : styles.problem} role="status">
            {outbox.answer.words}
          </p>
        )}
        <div id={TABLE}>
          <Rows outbox={outbox} line={line} onOpen={onOpen} />
        </div>
      </Panel>
      <EntryPanel row={selected} line={line} file={file} acts={acts} />
      {asked && <AskedDialog asked={asked} onClose={() => setAsked(undefined)} />}
    </div>
  )
}

interface AskedDialogProps {
  readonly asked: Asked
  readonly onClose: () => void
}

function AskedDialog({ asked: { act, row }, onClose }: AskedDialogProps) {
  if (act === 'set-aside') return <SetAsideDialog row={row} onClose={onClose} />
  return (
    <HandOverDialog
      subject={LIFE.subject(row.name, row.acceptanceNumber)}
      words={OUTBOX.handOverWords}
      holder={row.holder.number}
      decide={(operatorNumber) => call('queue.handOver', { entryId: row.entry.id, operatorNumber })}
      onDone={onClose}
      onClose={onClose}
    />
  )
}

interface BarProps extends Pick<OutboxScreenProps, 'onReconcile'> {
  readonly outbox: Outbox
}

function Bar({ outbox, onReconcile }: BarProps) {
  const { filter, page } = outbox
  return (
    <>
      <DigitChoice
        id="queue-filter"
        label={OUTBOX.filter}
        className={beside.filters}
        value={filter}
        options={QueueFilter.options.map((code) => ({
          code,
          label: OUTBOX.filters[code],
          count: page?.counts[code],
        }))}
        onChange={outbox.show}
      />
      <Button id="reconciliation" onClick={onReconcile}>
        {OUTBOX.reconcile} <KeyHint>{OUTBOX.keys.reconcile}</KeyHint>
      </Button>
      <Button id="error-sheet" onClick={() => void outbox.saveSheet()}>
        {OUTBOX.sheet} <KeyHint>{OUTBOX.sheetKey}</KeyHint>
      </Button>
    </>
  )
}

interface RowsProps {
  readonly outbox: Outbox
  readonly line: LineState
  readonly onOpen: (filingId: string) => void
}

function Rows({ outbox, line, onOpen }: RowsProps) {
  const { filter, page } = outbox
  const columns = useMemo(() => outboxColumns(line), [line])
  if (page === undefined) return null
  if (page.rows.length === 0) {
    return filter === 'all' ? (
      <EmptyQueue />
    ) : (
      <EmptyNote title={OUTBOX.emptyOf(OUTBOX.filters[filter])} text={OUTBOX.emptyOfText} />
    )
  }
  return (
    <>
      <DataTable
        label={OUTBOX.title}
        columns={columns}
        rows={page.rows}
        keyOf={({ entry }) => entry.id}
        onOpen={({ entry }) => onOpen(entry.filingId)}
        onSelect={outbox.select}
        selectedKey={outbox.selected?.entry.id}
      />
      {outbox.hasMore && (
        <Button type="link" id="queue-more" onClick={outbox.showMore}>
          {OUTBOX.more(page.rows.length, page.counts[filter])}
        </Button>
      )}
      {page.rows.length >= MOST_QUEUE_ROWS && page.counts[filter] > MOST_QUEUE_ROWS && (
        <p className={screen.keys}>{OUTBOX.cut(MOST_QUEUE_ROWS, page.counts[filter])}</p>
      )}
    </>
  )
}

/** No entry is left; pages of registered filings may be. */
function EmptyQueue() {
  const { value: left } = useDeskQuery('material.unconfirmed', {})
  return <EmptyNote title={OUTBOX.empty} text={left ? OUTBOX.emptyText(left) : ''} />
}
