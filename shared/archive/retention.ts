import { addDays } from '#shared/calendar/days.ts'
import type { FilingStatus } from '#shared/filing/filing.ts'

/** What decides whether the pages of a filing may leave the machine. */
export interface RetentionFacts {
  readonly status: FilingStatus
  /** Office day on which the subsystem acknowledged the filing; null before. */
  readonly acknowledgedDay: string | null
  /** Office day on which its last page was confirmed; null where a page is not. */
  readonly confirmedDay: string | null
  /** A paper or a verification is still owed: the pages will be looked at again. */
  readonly isOwed: boolean
  /** Something about it still waits for the line. */
  readonly isQueued: boolean
}

/** Why pages stay although nobody asked for them to. */
export type KeptWhy = 'not-acknowledged' | 'not-confirmed' | 'owed' | 'queued'

/** Whether pages may leave: now, from a day on, or not as things stand. `reportedDay` decides their month. */
export type Retention =
  | { readonly kind: 'due'; readonly reportedDay: string }
  | { readonly kind: 'young'; readonly dueDay: string }
  | { readonly kind: 'kept'; readonly why: KeptWhy }

/**
 * Pages may leave once the filing is acknowledged, every page of it confirmed, nothing owed and nothing
 * under way, and so many days have passed since the later of the two.
 */
export function retentionOf(
  facts: RetentionFacts,
  { today, retentionDays }: { readonly today: string; readonly retentionDays: number },
): Retention {
  const { status, acknowledgedDay, confirmedDay, isOwed, isQueued } = facts
  if (acknowledgedDay === null || status === 'refused') {
    return { kind: 'kept', why: 'not-acknowledged' }
  }
  if (confirmedDay === null || status === 'accepted') return { kind: 'kept', why: 'not-confirmed' }
  if (isOwed) return { kind: 'kept', why: 'owed' }
  if (isQueued) return { kind: 'kept', why: 'queued' }
  const reportedDay = confirmedDay > acknowledgedDay ? confirmedDay : acknowledgedDay
  const dueDay = addDays(reportedDay, retentionDays)
  return dueDay <= today ? { kind: 'due', reportedDay } : { kind: 'young', dueDay }
}
