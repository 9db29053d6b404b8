import type { Filing, FilingEvent } from '#shared/filing/filing.ts'
import type { Issue } from '#shared/filing/issue.ts'
import type { DemoCase } from './demo.ts'
import { ask } from './desk-calls.ts'
import { expectationOf } from './filing-case.ts'
import type { DemoStage } from './run-filings.ts'
import type { FilingSummary, PaperSummary } from './summary.ts'

/** A case after its turn at the window. */
export interface FiledCase {
  readonly one: DemoCase
  readonly line: 'online' | 'offline'
  readonly keyPresses: number
  /** Instants of the first two stops. */
  readonly keystroke: string
  readonly check: string
  /** null where the rules refused it. */
  readonly filing: Filing | null
  readonly refusal: Issue | null
  readonly papers: readonly PaperSummary[]
}

/** Where a case stands now, by the vault's own word. */
export async function summarize(filed: FiledCase, { desk }: DemoStage): Promise<FilingSummary> {
  const { one, line, keyPresses, keystroke, check, refusal, papers } = filed
  const file = filed.filing && (await ask(desk, 'filing.get', { filingId: filed.filing.id }))
  const events = file?.events ?? []
  return {
    title: one.filing.title ?? one.filing.category,
    companion: one.isCompanion,
    expected: expectationOf(one.filing),
    state: file?.filing.status ?? 'not-filed',
    line,
    filingId: file?.filing.id ?? null,
    acceptanceNumber: file?.filing.acceptanceNumber ?? null,
    receiptNumber: file?.filing.receipt?.receiptNumber ?? null,
    filingNumber: file?.filing.receipt?.filingNumber ?? null,
    keyPresses,
    stops: {
      keystroke,
      check,
      submit: instantOf(events, 'accepted'),
      send: file?.outbox[0]?.firstSentAt ?? null,
      settle: instantOf(events, 'acknowledged', 'refused'),
      paper: instantOf(events, 'saved', 'printed'),
    },
    refusal,
    papers,
  }
}

function instantOf(
  events: readonly FilingEvent[],
  ...kinds: readonly FilingEvent['kind'][]
): string | null {
  return events.find(({ kind }) => kinds.includes(kind))?.at ?? null
}
