import { FILING } from '#renderer/messages/filing.ts'
import { OUTBOX } from '#renderer/messages/outbox.ts'
import type { QueueFile, Transmission } from '#shared/bridge-queue.ts'
import { OUTCOME_WORDS } from '#shared/sync/error-sheet.ts'

/** One line of an entry's history. */
export interface HistoryStep {
  readonly key: string
  readonly at: string
  readonly what: string
  readonly detail: string
}

/**
 * What happened to the filing and every message about the entry, newest first: in the order in which the vault
 * wrote it down, which a clock that is set back does not change.
 */
export function historySteps({
  events,
  transmissions,
}: Pick<QueueFile, 'events' | 'transmissions'>): HistoryStep[] {
  const messagesAt = (place: number) =>
    transmissions.filter(({ eventsBefore }) => eventsBefore === place).map(messageStep)
  return [...events, undefined]
    .flatMap((event, place) => [
      ...messagesAt(place),
      // Each message stands there by itself.
      ...(event === undefined || event.kind === 'sent' ? [] : [eventStep(event)]),
    ])
    .toReversed()
}

function eventStep({ at, kind, detail }: QueueFile['events'][number]): HistoryStep {
  return { key: `${at} ${kind}`, at, what: FILING.events[kind], detail }
}

function messageStep(one: Transmission): HistoryStep {
  const { msgid, startedAt, infno } = one
  return {
    key: msgid,
    at: startedAt,
    what: endWords(one),
    detail: OUTBOX.transmission(infno, msgid),
  }
}

function endWords({ outcome }: Transmission): string {
  if (outcome === null) return OUTBOX.underWay
  return isOutcome(outcome) ? OUTCOME_WORDS[outcome] : OUTBOX.interrupted
}

function isOutcome(outcome: string): outcome is keyof typeof OUTCOME_WORDS {
  return Object.hasOwn(OUTCOME_WORDS, outcome)
}
