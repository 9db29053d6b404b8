import { Button, Select } from 'antd'
import { useMemo, useState } from 'react'
import { STATISTICS } from '#renderer/messages/statistics.ts'
import { officeToday } from '#renderer/store/office-today.ts'
import { useDeskQuery } from '#renderer/store/use-desk-query.ts'
import { DigitChoice } from '#renderer/ui/digit-choice.tsx'
import { KeyHint } from '#renderer/ui/key-hint.tsx'
import { EmptyNote } from '#renderer/ui/panel.tsx'
import screen from '#renderer/ui/screen.module.css'
import { useShortcuts } from '#renderer/ui/use-shortcuts.ts'
import { Dimension } from '#shared/ledger/statistics.ts'
import { resolvePolicy } from '#shared/policy/resolve.ts'
import type { Tables } from '#shared/reference-data.ts'
import { CountChart } from './count-chart.tsx'
import { CountTable } from './count-table.tsx'
import { linesOf } from './labels.ts'
import styles from './statistics.module.css'
import { useRecount } from './use-recount.ts'

interface StatisticsScreenProps {
  readonly tables: Tables
  readonly officeDivision: string
}

interface Period {
  readonly from: string
  readonly until: string
}

/** More bars than this are no picture any more. */
const MOST_BARS = 20

/** 统计: one dimension at a time, as a chart and as the table beside it. */
export function StatisticsScreen({ tables, officeDivision }: StatisticsScreenProps) {
  const [period, setPeriod] = useState<Period>({ from: '', until: '' })
  const [dimension, setDimension] = useState<Dimension>('category')
  const { value, reload } = useDeskQuery('statistics.read', period)
  const recount = useRecount(reload)
  const names = useMemo(
    () => ({
      tables,
      policy: resolvePolicy(tables.policies, officeDivision, officeToday()),
    }),
    [tables, officeDivision],
  )
  const lines = useMemo(
    () => linesOf(value?.counts ?? [], dimension, names),
    [value, dimension, names],
  )
  useShortcuts({ r: () => void recount.run() })
  const word = STATISTICS.dimensions[dimension]
  return (
    <div className={screen.page}>
      <div className={styles.bar}>
        <Dimensions value={dimension} onChange={setDimension} />
        <Months months={value?.months ?? []} period={period} onChange={setPeriod} />
        <Button id="recount" loading={recount.isRunning} onClick={() => void recount.run()}>
          {STATISTICS.recount} <KeyHint>{STATISTICS.recountKey}</KeyHint>
        </Button>
      </div>
      <p className={recount.isGood ? styles.said : styles.repaired} role="status">
        {recount.isRunning ? STATISTICS.recounting : recount.words}
      </p>
      {value && lines.length === 0 ? (
        <div className={screen.frame}>
          <EmptyNote
            title={
              period.from > period.until && period.until !== ''
                ? STATISTICS.wrongOrder
                : STATISTICS.empty
            }
            text={STATISTICS.emptyText}
          />
        </div>
      ) : (
        <div className={styles.split}>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a chart longer than the screen is scrolled by keyboard. */}
          <div className={screen.frame} tabIndex={0}>
            <CountChart
              dimension={word}
              lines={dimension === 'month' ? lines : lines.slice(0, MOST_BARS)}
              isTime={dimension === 'month'}
            />
          </div>
          <CountTable dimension={word} lines={lines} />
        </div>
      )}
      <p className={styles.basis}>
        {STATISTICS.basis}
        {dimension !== 'month' && lines.length > MOST_BARS && ` · ${STATISTICS.others(MOST_BARS)}`}
      </p>
    </div>
  )
}

interface DimensionsProps {
  readonly value: Dimension
  readonly onChange: (dimension: Dimension) => void
}

function Dimensions({ value, onChange }: DimensionsProps) {
  return (
    <DigitChoice
      id="statistics-by"
      label={STATISTICS.by}
      value={value}
      options={Dimension.options.map((code) => ({ code, label: STATISTICS.dimensions[code] }))}
      onChange={onChange}
    />
  )
}

interface MonthsProps {
  readonly months: readonly string[]
  readonly period: Period
  readonly onChange: (period: Period) => void
}

function Months({ months, period, onChange }: MonthsProps) {
  const newestFirst = months.toReversed().map((month) => ({ value: month, label: month }))
  return (
    <span className={styles.months}>
      <label htmlFor="statistics-from">{STATISTICS.from}</label>
      <Select
        id="statistics-from"
        className={styles.month ?? ''}
        value={period.from}
        options={[{ value: '', label: STATISTICS.earliest }, ...newestFirst]}
        onChange={(from: string) => onChange({ ...period, from })}
      />
      <label htmlFor="statistics-until">{STATISTICS.until}</label>
      <Select
        id="statistics-until"
        className={styles.month ?? ''}
        value={period.until}
        options={[{ value: '', label: STATISTICS.latest }, ...newestFirst]}
        onChange={(until: string) => onChange({ ...period, until })}
      />
    </span>
  )
}
