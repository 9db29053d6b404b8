import type { PersonLookUp, PersonQuestion } from '#shared/filing/person-look-up.ts'
import { assertNever } from '#shared/result.ts'
import type { Timers } from './sync/timers.ts'
import { findFiling } from './vault/filings.ts'
import { closeComparison, listUncompared } from './vault/person-comparisons.ts'
import type { Vault } from './vault/vault.ts'

/** What comparing filings with 1101 works with. */
export interface ComparisonsSetup {
  readonly vault: Vault
  readonly timers: Timers
  readonly ending: AbortSignal
  /** Asks 1101 once; an answer is kept with the person's filings before it is returned. */
  ask(question: PersonQuestion): Promise<PersonLookUp>
  reportFault(where: string, fault: unknown): void
}

/** Holds acknowledged filings against 1101, one after another. */
export interface Comparisons {
  /** Something is to be compared, or the line is back: look now. Never throws. */
  look(): void
  /** Ends the waiting and returns once nothing is under way. */
  stop(): Promise<void>
}

/** Before the first retry; each one waits twice as long, up to the longest. */
const FIRST_RETRY_MS = 60_000
const LONGEST_RETRY_MS = 15 * 60_000

/** Starts without looking: the line says when there is one. */
export function startComparisons(setup: ComparisonsSetup): Comparisons {
  const { timers, ending, reportFault } = setup
  // What was refused is asked again after the next start, not all day long.
  const refused = new Set<string>()
  let running: Promise<void> | undefined
  let retryMs = FIRST_RETRY_MS
  let cancel = () => {}

  const pass = async () => {
    const isDone = await compareAll(setup, refused)
    if (ending.aborted) return
    if (!isDone) cancel = timers.after(retryMs, look)
    retryMs = isDone ? FIRST_RETRY_MS : Math.min(retryMs * 2, LONGEST_RETRY_MS)
  }
  const look = () => {
    if (ending.aborted || running !== undefined) return
    cancel()
    running = pass()
      .catch((fault: unknown) => reportFault('person.compare', fault))
      .finally(() => {
        running = undefined
      })
  }
  return {
    look,
    stop: async () => {
      cancel()
      await running
    },
  }
}

/** Whether everything was asked about; not so where the line gave out. */
async function compareAll(setup: ComparisonsSetup, refused: Set<string>): Promise<boolean> {
  for (;;) {
    const filingId = listUncompared(setup.vault).find((id) => !refused.has(id))
    if (filingId === undefined) return true
    const answer = await ask(setup, filingId)
    if (setup.ending.aborted) return true
    switch (answer.kind) {
      case 'found':
      case 'not-found':
        if (listUncompared(setup.vault).includes(filingId)) closeComparison(setup.vault, filingId)
        break
      case 'other-person':
      case 'refused':
        refused.add(filingId)
        break
      case 'offline':
        return false
      default:
        return assertNever(answer)
    }
  }
}

/** Without the name, so that a wrong one is found rather than refused. */
function ask({ vault, ask: send }: ComparisonsSetup, filingId: string): Promise<PersonLookUp> {
  const filing = findFiling(vault, filingId)
  if (filing === undefined) throw new Error(`no filing ${filingId} to compare`)
  const { documentType, documentNumber } = filing.entry
  return send({ documentType, documentNumber, name: '' })
}
