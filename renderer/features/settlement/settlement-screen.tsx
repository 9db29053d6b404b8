import { useEffect, useState } from 'react'
import { SETTLEMENT } from '#renderer/messages/settlement.ts'
import { AssumedTag } from '#renderer/ui/assumed-tag.tsx'
import { type Columns, columnsOf, DataTable } from '#renderer/ui/data-table.tsx'
import { EmptyNote, Panel } from '#renderer/ui/panel.tsx'
import { useShortcuts } from '#renderer/ui/use-shortcuts.ts'
import type { Tables } from '#shared/reference-data.ts'
import { yuan } from '#shared/settlement/money.ts'
import type { Settlement } from '#shared/settlement/settlement.ts'
import { QuestionBar } from './question-bar.tsx'
import styles from './settlement.module.css'
import { SettlementDetail } from './settlement-detail.tsx'
import { answerWords, isAnswered, type Settlements, useSettlements } from './use-settlements.ts'

const TABLE = 'settlements'

/** 结算查询: a person's cross-province settlements, from the subsystem or as kept, and 附件13 of one. */
export function SettlementScreen({ tables }: { readonly tables: Tables }) {
  const work = useSettlements()
  const [chosen, setChosen] = useState<string>()
  const [answered, setAnswered] = useState<{ readonly isFound: boolean }>()
  const settlements = work.found?.settlements ?? []
  const shown = settlements.find(({ id }) => id === chosen) ?? settlements[0]
  const ask = async () => {
    setChosen(undefined)
    const isFound = await work.ask()
    // Whoever types on stays where he is.
    if (isFound !== undefined) setAnswered({ isFound })
  }
  // Once the answer is on screen: the cursor goes where it leads.
  useEffect(() => {
    if (answered) focusAfter(answered.isFound)
  }, [answered])
  useShortcuts({ 'Ctrl+Enter': () => void ask(), [SETTLEMENT.key]: focusNumber })
  return (
    <div className={styles.page}>
      <Panel title={SETTLEMENT.title} extra={<AssumedTag>{SETTLEMENT.assumed}</AssumedTag>}>
        <QuestionBar work={work} onAsk={() => void ask()} />
      </Panel>
      <div className={styles.columns}>
        <Panel title={SETTLEMENT.list} isFlush>
          <AnswerLine work={work} />
          <div id={TABLE}>
            <List work={work} onOpen={setChosen} />
          </div>
        </Panel>
        {shown ? (
          <SettlementDetail key={shown.id} settlement={shown} tables={tables} />
        ) : (
          <Panel title={SETTLEMENT.detail}>
            <EmptyNote title={SETTLEMENT.detailNothing} text={SETTLEMENT.detailNothingText} />
          </Panel>
        )}
      </div>
    </div>
  )
}

/** The next person: the number is there to be typed over. */
function focusNumber(): void {
  const field = document.getElementById('settledNumber')
  if (!(field instanceof HTMLInputElement)) return
  field.focus()
  field.select()
}

/** To the first row of what was found, or to what has to be mended. */
function focusAfter(isFound: boolean): void {
  const wanted = isFound ? `#${TABLE} tbody tr` : '[aria-invalid="true"]'
  document.querySelector<HTMLElement>(wanted)?.focus()
}

function AnswerLine({ work }: { readonly work: Settlements }) {
  const { found, failure, isAsking } = work
  if (isAsking) return <p className={styles.answer}>{SETTLEMENT.asking}</p>
  const words = failure || (found ? answerWords(found) : '')
  if (words === '') return null
  const isGood = failure === '' && found !== undefined && isAnswered(found.answer)
  return (
    <p className={styles.answer} role="status" data-state={isGood ? 'good' : 'bad'}>
      {words}
    </p>
  )
}

interface ListProps {
  readonly work: Settlements
  readonly onOpen: (id: string) => void
}

function List({ work: { found, isAsking }, onOpen }: ListProps) {
  if (isAsking) return null
  if (found === undefined) return <EmptyNote title={SETTLEMENT.begin} text={SETTLEMENT.beginText} />
  const { settlements, answer } = found
  if (settlements.length === 0) {
    return isAnswered(answer) ? (
      <EmptyNote title={SETTLEMENT.foundNothing} text={SETTLEMENT.foundNothingText} />
    ) : null
  }
  return (
    <DataTable
      label={SETTLEMENT.list}
      columns={COLUMNS}
      rows={settlements}
      keyOf={({ id }) => id}
      onOpen={({ id }) => {
        onOpen(id)
        // The detail is drawn by then.
        requestAnimationFrame(() => document.getElementById('preview-statement')?.focus())
      }}
    />
  )
}

const COLUMNS = settlementColumns()

function settlementColumns(): Columns<Settlement> {
  const column = columnsOf<Settlement>()
  const money = (id: 'total' | 'fundTotal' | 'cash') =>
    column.display({
      id,
      header: SETTLEMENT[id],
      cell: ({ row: { original } }) => (
        <div className={styles.money}>{yuan(original.sums[id])}</div>
      ),
    })
  return column.columns([
    column.accessor(({ settledAt }) => settledAt.slice(0, 16), {
      id: 'settledAt',
      header: SETTLEMENT.settledAt,
    }),
    column.display({
      id: 'hospital',
      header: SETTLEMENT.hospital,
      cell: ({ row: { original } }) => (
        <div className={styles.hospital} title={original.hospital.name}>
          {original.hospital.name}
        </div>
      ),
    }),
    money('total'),
    money('fundTotal'),
    money('cash'),
  ])
}
