import { Button } from 'antd'
import { useMemo, useState } from 'react'
import { ANNEXES } from '#renderer/messages/annexes.ts'
import { type Columns, columnsOf, DataTable } from '#renderer/ui/data-table.tsx'
import { DigitChoice } from '#renderer/ui/digit-choice.tsx'
import { KeyHint } from '#renderer/ui/key-hint.tsx'
import { EmptyNote } from '#renderer/ui/panel.tsx'
import screen from '#renderer/ui/screen.module.css'
import { StateTag } from '#renderer/ui/state-tag.tsx'
import { useShortcuts } from '#renderer/ui/use-shortcuts.ts'
import { AnnexId, type AnnexRow, MOST_ANNEX_ROWS } from '#shared/annexes/annex.ts'
import { ANNEX_FORMS } from '#shared/annexes/annex-form.ts'
import { annexFaults } from '#shared/annexes/check-annex.ts'
import styles from './annexes.module.css'
import { HeadDialog } from './head-dialog.tsx'
import { RowDialog } from './row-dialog.tsx'
import { type AnnexWork, useAnnex } from './use-annex.ts'

/** A row as the list shows it. */
interface ShownRow {
  readonly row: AnnexRow
  readonly serial: number
  readonly faults: number
}

/** 33号文台账: the two annexes, filled in row by row and given out as the text lays them out. */
export function AnnexScreen() {
  const [id, setId] = useState<AnnexId>('hospitals')
  const work = useAnnex(id)
  const [asked, setAsked] = useState<AnnexRow | 'head'>()
  const rows = useMemo(() => shownRows(id, work.annex?.rows ?? []), [id, work.annex])
  const isFull = rows.length >= MOST_ANNEX_ROWS
  const add = () => setAsked({ id: crypto.randomUUID(), cells: {} })
  useShortcuts({
    n: isFull ? undefined : add,
    h: () => setAsked('head'),
    'Ctrl+s': () => void work.save(),
  })
  const columns = useMemo(() => columnsFor(id), [id])
  const close = () => setAsked(undefined)
  return (
    <div className={screen.page}>
      <Bar id={id} onId={setId} isFull={isFull} work={work} onAdd={add} onAsk={setAsked} />
      <Said work={work} rows={rows} isFull={isFull} />
      <div className={screen.frame}>
        {work.annex && rows.length === 0 ? (
          <EmptyNote title={ANNEXES.empty} text={ANNEXES.emptyText} />
        ) : (
          <DataTable
            label={ANNEX_FORMS[id].title}
            columns={columns}
            rows={rows}
            keyOf={({ row }) => row.id}
            onOpen={({ row }) => setAsked(row)}
          />
        )}
      </div>
      {asked === 'head' && work.annex && (
        <HeadDialog
          title={ANNEX_FORMS[id].title}
          head={work.annex.head}
          work={work}
          onClose={close}
        />
      )}
      {asked !== undefined && asked !== 'head' && (
        <RowDialog
          annex={id}
          row={asked}
          serial={rows.find(({ row }) => row.id === asked.id)?.serial}
          work={work}
          onClose={close}
        />
      )}
    </div>
  )
}

function shownRows(id: AnnexId, rows: readonly AnnexRow[]): readonly ShownRow[] {
  return rows.map((row, at) => ({
    row,
    serial: at + 1,
    faults: annexFaults(id, row).length,
  }))
}

interface BarProps {
  readonly id: AnnexId
  readonly onId: (id: AnnexId) => void
  readonly isFull: boolean
  readonly work: AnnexWork
  readonly onAdd: () => void
  readonly onAsk: (asked: 'head') => void
}

function Bar({ id, onId, isFull, work, onAdd, onAsk }: BarProps) {
  return (
    <div className={styles.bar}>
      <DigitChoice
        id="annex-which"
        label={ANNEXES.which}
        value={id}
        options={AnnexId.options.map((code) => ({
          code,
          label: `${ANNEX_FORMS[code].name} ${ANNEX_FORMS[code].title}`,
        }))}
        onChange={onId}
      />
      <span className={styles.acts}>
        <Button id="annex-add" type="primary" disabled={isFull} onClick={onAdd}>
          {ANNEXES.add} <KeyHint>{ANNEXES.addKey}</KeyHint>
        </Button>
        <Button id="annex-head" onClick={() => onAsk('head')}>
          {ANNEXES.head} <KeyHint>{ANNEXES.headKey}</KeyHint>
        </Button>
        <Button id="annex-export" onClick={() => void work.save()}>
          {ANNEXES.export} <KeyHint>{ANNEXES.exportKey}</KeyHint>
        </Button>
      </span>
    </div>
  )
}

interface SaidProps {
  readonly work: AnnexWork
  readonly rows: readonly ShownRow[]
  readonly isFull: boolean
}

function Said({ work: { said }, rows, isFull }: SaidProps) {
  const faulty = rows.filter(({ faults }) => faults > 0).length
  return (
    <p className={styles.totals} role="status">
      <b>{ANNEXES.count(rows.length, faulty)}</b>
      {isFull && <span className={styles.wrong}>{ANNEXES.full}</span>}
      <span className={said.isGood ? undefined : styles.wrong}>{said.words}</span>
      <span className={screen.keys}>{ANNEXES.keys}</span>
    </p>
  )
}

function columnsFor(id: AnnexId): Columns<ShownRow> {
  const column = columnsOf<ShownRow>()
  return column.columns([
    column.display({
      id: 'serial',
      header: ANNEXES.serial,
      cell: ({ row: { original } }) => original.serial,
    }),
    ...ANNEX_FORMS[id].columns.map(({ key, label, kind, codes }) =>
      column.display({
        id: key,
        header: label,
        cell: ({ row: { original } }) => cellText(original.row.cells[key] ?? '', kind, codes),
      }),
    ),
    column.display({
      id: 'faults',
      header: ANNEXES.faults,
      cell: ({ row: { original } }) =>
        original.faults === 0 ? (
          <StateTag look="done">{ANNEXES.right}</StateTag>
        ) : (
          <StateTag look="wrong">{ANNEXES.faultCount(original.faults)}</StateTag>
        ),
    }),
  ])
}

type AnnexColumnOf = (typeof ANNEX_FORMS)[AnnexId]['columns'][number]

/** A code with what it stands for. */
function cellText(
  text: string,
  kind: AnnexColumnOf['kind'],
  codes: AnnexColumnOf['codes'],
): string {
  if (codes.length === 0) return text
  const parts = kind === 'codes' ? [...text] : [text]
  return parts
    .filter((part) => part !== '')
    .map((part) => {
      const label = codes.find(({ code }) => code === part)?.label
      return label === undefined ? part : `${part} ${label}`
    })
    .join('、')
}
