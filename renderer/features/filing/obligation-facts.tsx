import { FILING } from '#renderer/messages/filing.ts'
import { AGEING_LOOKS } from '#renderer/messages/looks.ts'
import { ageingWords, dueWords, OBLIGATIONS } from '#renderer/messages/obligations.ts'
import { useOfficeToday } from '#renderer/store/office-today.ts'
import { useCalendar } from '#renderer/store/use-calendar.ts'
import { StateTag } from '#renderer/ui/state-tag.tsx'
import type { WorkCalendar } from '#shared/calendar/work-calendar.ts'
import { workingDaysBetween } from '#shared/calendar/working-days.ts'
import type { Obligation } from '#shared/filing/obligation.ts'
import { ageingOf, dueOf } from '#shared/filing/obligation-due.ts'
import { actionRefusal, isPending } from '#shared/filing/status.ts'
import { requiredMaterials } from '#shared/policy/materials.ts'
import styles from './obligations.module.css'
import type { OwedOf } from './owed-of.ts'

type Facts = Omit<OwedOf, 'onClose'>

/** One thing owed: what, until when, how pressing it is, and what became of it. */
export function ObligationFacts({ filing, policy, obligation }: Facts) {
  const { calendar } = useCalendar()
  const { label, kind, outcome } = obligation
  const standsIn = requiredMaterials(filing.entry, policy)
    .find(({ id }) => id === obligation.requirement)
    ?.anyOf.find(({ id }) => id === obligation.evidence)?.label
  const isOwed = isPending(obligation) && !actionRefusal(filing, 'supply-material')
  return (
    <>
      <span className={styles.label}>
        <span className={styles.task}>{OBLIGATIONS.tasks[kind]}</span>
        {label}
      </span>
      {calendar && <Standing obligation={obligation} isOwed={isOwed} calendar={calendar} />}
      {standsIn && <p className={styles.told}>{OBLIGATIONS.instead(standsIn)}</p>}
      {isOwed && calendar && <Term obligation={obligation} calendar={calendar} />}
      {outcome && (
        <p className={styles.told}>
          {[OBLIGATIONS.results[outcome.result], OBLIGATIONS.outcome(outcome), outcome.note]
            .filter((part) => part !== '')
            .join(FILING.listSeparator)}
        </p>
      )}
    </>
  )
}

interface TermProps {
  readonly obligation: Obligation
  readonly calendar: WorkCalendar
}

/** The last day and how it was counted; without one its standing says so already. */
function Term({ obligation, calendar }: TermProps) {
  const due = dueOf(obligation, calendar)
  if (due === null) return null
  return (
    <p className={styles.told}>
      {OBLIGATIONS.due} {termWords(obligation)}
      {dueWords(due)}
    </p>
  )
}

interface StandingProps extends TermProps {
  /** It is pending, and the filing still stands. */
  readonly isOwed: boolean
}

function Standing({ obligation, isOwed, calendar }: StandingProps) {
  const today = useOfficeToday()
  if (isPending(obligation) && !isOwed) {
    return <StateTag look="calm">{OBLIGATIONS.given}</StateTag>
  }
  if (obligation.outcome?.result === 'false') {
    return <StateTag look="wrong">{OBLIGATIONS.results.false}</StateTag>
  }
  const due = dueOf(obligation, calendar)
  const ageing = ageingOf(obligation, due, today)
  const left = due && workingDaysBetween(calendar, today, due.day).count
  return <StateTag look={AGEING_LOOKS[ageing]}>{ageingWords(ageing, left)}</StateTag>
}

function termWords({ start, workingDays }: Obligation): string {
  return workingDays === null ? '' : OBLIGATIONS.byRule(start, workingDays)
}
