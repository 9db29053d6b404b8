import type { Division } from '#shared/codes/divisions.ts'
import type { PersonLookUp, PersonQuestion } from '#shared/filing/person-look-up.ts'
import { startComparisons } from './person-comparisons.ts'
import type { SubsystemClient } from './sync/subsystem-client.ts'
import type { Timers } from './sync/timers.ts'
import { findFilingsByPerson } from './vault/filings.ts'
import { recordLookUp } from './vault/person-comparisons.ts'
import { mergePerson } from './vault/person-merge.ts'
import type { Vault } from './vault/vault.ts'

/** What looking persons up works with. */
export interface PersonDeskSetup {
  readonly vault: Vault
  readonly client: Pick<SubsystemClient, 'lookUpPerson'>
  readonly divisions: ReadonlyMap<string, Division>
  readonly timers: Timers
  readonly reportFault: (where: string, fault: unknown) => void
}

/** Looks persons up and holds what comes against what was filed. */
export interface PersonDesk {
  /** Asks 1101 once, on record; what it says is also compared with the person's filings. */
  lookUp(question: PersonQuestion): Promise<PersonLookUp>
  /** Asks 1101 in the background about the persons of filings that wait for it; again until it answers. */
  compareDue(): void
  /** Breaks off what is under way. */
  stop(): Promise<void>
}

/** Opens the look-ups of an open vault. */
export function openPersonDesk(setup: PersonDeskSetup): PersonDesk {
  const { vault, client, divisions } = setup
  const ending = new AbortController()
  const running = new Set<Promise<unknown>>()

  const ask = async (question: PersonQuestion): Promise<PersonLookUp> => {
    const answer = await client.lookUpPerson(question, ending.signal)
    // Locked meanwhile, or led to another platform.
    if (answer.kind === 'found' && !ending.signal.aborted) {
      for (const { id } of findFilingsByPerson(vault, question)) {
        mergePerson(vault, id, { person: answer.person, divisions })
      }
    }
    return answer
  }
  const comparisons = startComparisons({ ...setup, ending: ending.signal, ask })
  const tracked = <T>(work: Promise<T>): Promise<T> => {
    running.add(work)
    return work.finally(() => running.delete(work))
  }
  return {
    lookUp(question) {
      recordLookUp(vault, question)
      return tracked(ask(question))
    },
    compareDue: () => comparisons.look(),
    async stop() {
      ending.abort()
      await comparisons.stop()
      await Promise.allSettled(running)
    },
  }
}
