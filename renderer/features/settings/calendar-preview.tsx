import { WarningFilled } from '@ant-design/icons'
import { CALENDAR } from '#renderer/messages/calendar.ts'
import { COMMON } from '#renderer/messages/common.ts'
import { FILE_IMPORT } from '#renderer/messages/file-import.ts'
import type { CalendarPreview } from '#shared/bridge-reference.ts'
import { type DayRun, dayRuns } from './day-runs.ts'
import styles from './file-import.module.css'

/** A line of the difference. */
interface Line extends DayRun {
  readonly mark: 'added' | 'removed' | 'changed'
  /** What it was before; '' where it was not there. */
  readonly before: string
}

/** What taking a year would change, day by day. */
export function CalendarPreviewSheet({ preview }: { readonly preview: CalendarPreview }) {
  const { calendar, held, notices } = preview
  const rest = calendar.days.filter(({ isOffDay }) => isOffDay).length
  const lines = linesOf(preview)
  return (
    <section
      id="calendarPreview"
      className={styles.outcome}
      aria-label={CALENDAR.yearTitle(calendar.year)}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard.
      tabIndex={0}
    >
      <p className={styles.year}>
        <b>{CALENDAR.yearTitle(calendar.year)}</b>
        <span className={styles.held}>{CALENDAR.held[held]}</span>
        <span>{CALENDAR.totals(rest, calendar.days.length - rest)}</span>
      </p>
      <dl className={styles.papers}>
        <dt>{CALENDAR.papers}</dt>
        <dd>
          {calendar.papers.length === 0
            ? COMMON.none
            : calendar.papers.map((paper) => <p key={paper}>{paper}</p>)}
        </dd>
      </dl>
      {notices.map((notice) => (
        <p key={notice} className={styles.notice}>
          <WarningFilled /> {notice}
        </p>
      ))}
      {lines.length === 0 ? (
        <p className={styles.same}>{CALENDAR.same}</p>
      ) : (
        <ChangeTable lines={lines} />
      )}
    </section>
  )
}

function ChangeTable({ lines }: { readonly lines: readonly Line[] }) {
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{FILE_IMPORT.change}</th>
          <th scope="col">{CALENDAR.holiday}</th>
          <th scope="col">{CALENDAR.meaning}</th>
          <th scope="col" className={styles.count}>
            {CALENDAR.days}
          </th>
          <th scope="col">{CALENDAR.day}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={`${line.mark} ${line.first}`} data-mark={line.mark}>
            <td className={styles.mark}>{FILE_IMPORT[line.mark]}</td>
            <td>{line.name}</td>
            <td>
              {meaning(line)}
              {line.before !== '' && (
                <span className={styles.before}>{FILE_IMPORT.instead(line.before)}</span>
              )}
            </td>
            <td className={styles.count}>{line.count}</td>
            <td>
              {line.count === 1
                ? dayWords(line.first)
                : CALENDAR.span(dayWords(line.first), dayWords(line.last))}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function linesOf({ changes }: CalendarPreview): Line[] {
  const { added, removed, changed } = changes
  return [
    ...dayRuns(added).map((run) => ({ ...run, mark: 'added' as const, before: '' })),
    ...dayRuns(removed).map((run) => ({ ...run, mark: 'removed' as const, before: '' })),
    ...changed.flatMap(({ before, after }) =>
      dayRuns([after]).map((run) => ({
        ...run,
        mark: 'changed' as const,
        before: `${before.name === after.name ? '' : before.name}${meaning(before)}`,
      })),
    ),
  ].toSorted((a, b) => (a.first < b.first ? -1 : 1))
}

function meaning({ isOffDay }: Pick<DayRun, 'isOffDay'>): string {
  return isOffDay ? CALENDAR.rest : CALENDAR.work
}

function dayWords(day: string): string {
  return CALENDAR.dayOf(day, CALENDAR.weekdays[new Date(day).getUTCDay()] ?? '')
}
