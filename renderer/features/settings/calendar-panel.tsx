import { Button, Input } from 'antd'
import { useState } from 'react'
import { CALENDAR } from '#renderer/messages/calendar.ts'
import { COMMON } from '#renderer/messages/common.ts'
import { useOfficeToday } from '#renderer/store/office-today.ts'
import { useCalendar } from '#renderer/store/use-calendar.ts'
import { officeMoment } from '#renderer/ui/office-time.ts'
import { Panel } from '#renderer/ui/panel.tsx'
import type { Operator } from '#shared/bridge.ts'
import type { CalendarView } from '#shared/bridge-reference.ts'
import { deadlineOf, deadlineWords, WorkingDaysTerm } from '#shared/calendar/deadline.ts'
import type { WorkCalendar } from '#shared/calendar/work-calendar.ts'
import styles from './calendar.module.css'
import { CalendarImportDialog } from './calendar-import.tsx'

interface CalendarPanelProps {
  readonly operators: readonly Operator[]
}

/** 工作日历: which years the desk knows, a trial count, and the way a new year comes in. */
export function CalendarPanel({ operators }: CalendarPanelProps) {
  const { calendar, view, failure } = useCalendar()
  const [isImporting, setImporting] = useState(false)
  const [words, setWords] = useState('')
  return (
    <Panel
      title={CALENDAR.title}
      extra={
        <span className={styles.head}>
          {view && CALENDAR.publishedUntil(view.publishedUntil)}
          <Button id="importCalendar" onClick={() => setImporting(true)}>
            {CALENDAR.open}
          </Button>
        </span>
      }
    >
      {view && calendar ? (
        <>
          <YearList view={view} operators={operators} />
          <p className={styles.hint} role="status" data-state={words === '' ? 'hint' : 'good'}>
            {words === '' ? CALENDAR.publishedHint : words}
          </p>
          <Trial calendar={calendar} />
        </>
      ) : (
        <p>{failure?.message ?? COMMON.loading}</p>
      )}
      {isImporting && (
        <CalendarImportDialog
          onClose={() => setImporting(false)}
          onTaken={(year) => {
            setWords(CALENDAR.taken(year))
            setImporting(false)
          }}
        />
      )}
    </Panel>
  )
}

function YearList({ view, operators }: CalendarPanelProps & { readonly view: CalendarView }) {
  const { builtInYears, imports } = view
  const [first = 0] = builtInYears
  const nameOf = (taken: string) => operators.find(({ number }) => number === taken)?.name ?? taken
  return (
    <ul className={styles.years} aria-label={CALENDAR.years}>
      {imports.toReversed().map(({ calendar: { year, papers }, takenAt, takenBy }) => (
        <li key={year}>
          <b>{CALENDAR.year(year)}</b>
          <span>{builtInYears.includes(year) ? CALENDAR.importedInstead : CALENDAR.imported}</span>
          <span>{CALENDAR.importedBy(officeMoment(takenAt), nameOf(takenBy))}</span>
          <span className={styles.papers}>
            {papers.length === 0 ? CALENDAR.noPapers : CALENDAR.papersOf(papers.map(bare))}
          </span>
        </li>
      ))}
      <li>
        <b>{CALENDAR.yearSpan(first, builtInYears.at(-1) ?? first)}</b>
        <span>{CALENDAR.builtIn}</span>
        <span>{CALENDAR.builtInPapers}</span>
      </li>
    </ul>
  )
}

/** An address without its scheme, so that it fits a line. */
function bare(paper: string): string {
  return paper.replace(/^https?:\/\//, '')
}

/** How a number of working days from today comes out: what a clerk can check against the wall calendar. */
function Trial({ calendar }: { readonly calendar: WorkCalendar }) {
  const [typed, setTyped] = useState('20')
  const term = WorkingDaysTerm.safeParse({
    start: useOfficeToday(),
    workingDays: /^[1-9]\d{0,3}$/.test(typed.trim()) ? Number(typed) : Number.NaN,
  })
  return (
    <div className={styles.trial}>
      <label htmlFor="trialDays">{CALENDAR.trialFrom}</label>
      <Input
        id="trialDays"
        className={styles.trialDays}
        value={typed}
        maxLength={4}
        autoComplete="off"
        status={term.success ? '' : 'error'}
        aria-invalid={!term.success}
        aria-describedby="trialResult"
        onChange={(event) => setTyped(event.target.value)}
      />
      <output id="trialResult" htmlFor="trialDays" data-state={term.success ? 'good' : 'bad'}>
        {term.success
          ? `${CALENDAR.trialUnit} ${deadlineWords(deadlineOf(calendar, term.data))}`
          : `${CALENDAR.trialDays}${COMMON.comma}${CALENDAR.trialProblem}`}
      </output>
    </div>
  )
}
