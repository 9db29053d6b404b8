import type { Division } from '#shared/codes/divisions.ts'
import type { PersonLookUp, PersonQuestion } from '#shared/filing/person-look-up.ts'
import type { SubsystemClient } from './sync/subsystem-client.ts'
import { findFiling, findFilingsByPerson } from './vault/filings.ts'
import { mergePerson } from './vault/person-merge.ts'
import type { Vault } from './vault/vault.ts'

/** What looking persons up works with. */
export interface PersonDeskSetup {
  readonly vault: Vault
  readonly client: Pick<SubsystemClient, 'lookUpPerson'>
  readonly divisions: ReadonlyMap<string, Division>
  readonly reportFault: (where: string, fault: unknown) => void
}

/** Looks persons up and holds what comes against what was filed. */
export interface PersonDesk {
  /** Asks 1101 once; what it says is also compared with the person's filings. */
  lookUp(question: PersonQuestion): Promise<PersonLookUp>
  /** Asks 1101 about the person of a filing in the background; no answer is no harm. */
  compare(filingId: string): void
  /** Breaks off what is under way. */
  stop(): Promise<void>
}

/** Opens the look-ups of an open vault. */
export function openPersonDesk(setup: PersonDeskSetup): PersonDesk {
  const { vault, client, divisions, reportFault } = setup
  const ending = new AbortController()
  const running = new Set<Promise<unknown>>()

  const lookUp = async (question: PersonQuestion): Promise<PersonLookUp> => {
    const answer = await client.lookUpPerson(question, ending.signal)
    // Locked meanwhile: the vault is closed.
    if (answer.kind === 'found' && !ending.signal.aborted) {
      for (const { id } of findFilingsByPerson(vault, question)) {
        mergePerson(vault, id, { person: answer.person, divisions })
      }
    }
    return answer
  }
  const tracked = <T>(work: Promise<T>): Promise<T> => {
    running.add(work)
    return work.finally(() => running.delete(work))
  }
  return {
    lookUp: (question) => tracked(lookUp(question)),
    compare(filingId) {
      const entry = findFiling(vault, filingId)?.entry
      if (entry === undefined || ending.signal.aborted) return
      const { documentType, documentNumber } = entry
      // Without the name, so that a wrong one is found rather than refused.
      tracked(lookUp({ documentType, documentNumber, name: '' })).catch((fault: unknown) =>
        reportFault('person.compare', fault),
      )
    },
    async stop() {
      ending.abort()
      await Promise.allSettled(running)
    },
  }
}
