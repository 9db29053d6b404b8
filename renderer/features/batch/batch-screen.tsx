import { ExclamationCircleFilled, InfoCircleOutlined } from '@ant-design/icons'
import { type DragEvent, useMemo, useRef, useState } from 'react'
import { BATCH } from '#renderer/messages/batch.ts'
import { DigitChoice } from '#renderer/ui/digit-choice.tsx'
import { EmptyNote, Panel } from '#renderer/ui/panel.tsx'
import { useShortcuts } from '#renderer/ui/use-shortcuts.ts'
import type { Batch } from '#shared/batch/batch.ts'
import styles from './batch.module.css'
import { BatchFooter } from './batch-footer.tsx'
import { BatchTable } from './batch-table.tsx'
import { ListBar } from './list-bar.tsx'
import { countRows, type RowView, rowsOf } from './rows.ts'
import { Running } from './running.tsx'
import { type BatchWork, useBatch } from './use-batch.ts'

interface BatchScreenProps {
  readonly onOpen: (filingId: string) => void
}

/** In this order the number keys choose them. */
const SHOWN = ['all', 'faulty', 'ready', 'filed'] as const satisfies readonly RowView[]

const VIEWS = {
  all: BATCH.all,
  faulty: BATCH.states.faulty,
  ready: BATCH.states.ready,
  filed: BATCH.states.filed,
} as const satisfies Record<RowView, string>

/** 单位批量备案: a list in, every row checked, the good ones filed together, a result out. */
export function BatchScreen({ onOpen }: BatchScreenProps) {
  const work = useBatch()
  const chooser = useRef<HTMLInputElement>(null)
  const [view, setView] = useState<RowView>('all')
  const [isOver, setOver] = useState(false)
  const isFree = work.work === 'nothing'
  useShortcuts({
    'Ctrl+o': () => isFree && chooser.current?.click(),
    'Ctrl+m': () => void work.saveTemplate(),
    'Ctrl+s': () => void work.saveResult(),
    'Ctrl+Enter': () => void work.file(),
  })
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    const [file] = event.dataTransfer.files
    if (file && isFree) void work.read(file)
  }
  return (
    // Dropping is the mouse's way to the file; the keyboard's is the button.
    // biome-ignore lint/a11y/noStaticElementInteractions: it only receives dropped files.
    <div
      className={styles.page}
      data-over={isOver}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <Panel title={BATCH.title} extra={<span className={styles.intro}>{BATCH.intro}</span>}>
        <ListBar work={work} chooser={chooser} />
      </Panel>
      {work.batch ? (
        <>
          <ListPanel batch={work.batch} view={view} onView={setView} onOpen={onOpen} />
          <BatchFooter work={work} batch={work.batch} />
        </>
      ) : (
        <NoList work={work} isOver={isOver} />
      )}
    </div>
  )
}

/** Before a list is read: what to do, what the desk is at, or why a file was refused. */
function NoList({ work, isOver }: { readonly work: BatchWork; readonly isOver: boolean }) {
  const { answer, batch } = work
  if (work.work === 'reading') {
    return (
      <div className={styles.blank}>
        <Running />
      </div>
    )
  }
  return (
    <div className={styles.blank}>
      {answer.words !== '' && (
        <p className={answer.isGood ? styles.saved : styles.wrong} role="status">
          {!answer.isGood && <ExclamationCircleFilled />} {answer.words}
        </p>
      )}
      {batch === null && (
        <EmptyNote title={isOver ? BATCH.drop : BATCH.empty} text={BATCH.emptyText} />
      )}
    </div>
  )
}

interface ListPanelProps extends BatchScreenProps {
  readonly batch: Batch
  readonly view: RowView
  readonly onView: (view: RowView) => void
}

function ListPanel({ batch, view, onView, onOpen }: ListPanelProps) {
  const counts = countRows(batch.rows)
  const rows = useMemo(() => rowsOf(batch.rows, view), [batch.rows, view])
  const views = SHOWN.map((code) => ({ code, label: BATCH.counted(VIEWS[code], counts[code]) }))
  return (
    <Panel
      title={BATCH.list(batch.fileName, batch.employer)}
      isFlush
      extra={
        <DigitChoice
          id="batch-view"
          label={BATCH.filter}
          value={view}
          options={views}
          onChange={onView}
        />
      }
    >
      {batch.notices.map((notice) => (
        <p key={notice} className={styles.notice}>
          <InfoCircleOutlined /> {notice}
        </p>
      ))}
      {rows.length === 0 ? (
        <EmptyNote title={BATCH.nothingOf(VIEWS[view])} text={BATCH.nothingText} />
      ) : (
        <BatchTable rows={rows} onOpen={onOpen} />
      )}
    </Panel>
  )
}
