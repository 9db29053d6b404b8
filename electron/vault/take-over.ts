import type { Operator } from '#shared/bridge.ts'
import { type Filing, NEW_LIFE } from '#shared/filing/filing.ts'
import { officeDay } from '#shared/office-day.ts'
import type { FoundFiling } from '#shared/sync/found-filing.ts'
import { entryOfHeld, heldReceipt } from '#shared/sync/held-entry.ts'
import { commit, type Transaction } from './commit.ts'
import { writeEvent, writeFiling } from './filing-rows.ts'
import { nextAcceptanceNumber } from './filings.ts'
import { insertEntry, queuedEntry } from './outbox-rows.ts'
import type { Vault } from './vault.ts'

/** A record of the subsystem that becomes a filing here. */
export interface TakeOver {
  readonly id: string
  readonly held: FoundFiling
  readonly policy: Filing['policy']
  readonly by: Operator
  /** What the timeline says. */
  readonly words: string
  /** What else the commit writes. */
  readonly beside: (tx: Transaction) => void
}

/** The filing a record of the subsystem becomes; it has no number of this desk yet. */
export function filingOfHeld({ id, held, policy, by }: TakeOver, now: Date): Filing {
  const at = now.toISOString()
  return {
    id,
    acceptanceNumber: '',
    status: 'acknowledged',
    entry: entryOfHeld(held, officeDay(now)),
    policy,
    acceptedAt: at,
    acceptedBy: { number: by.number, name: by.name },
    receipt: heldReceipt(held, at),
    ...NEW_LIFE,
  }
}

/** Makes a filing of a record that the subsystem holds and this vault lost or never had; nothing is sent. */
export function takeOverFiling(vault: Vault, taken: TakeOver, now: Date): Filing {
  const { id, held, by } = taken
  const note = { action: 'filing.take-over', object: id, by: by.number, fields: ['entry'], at: now }
  return commit(vault, note, (tx) => {
    const acceptanceNumber = nextAcceptanceNumber(vault, officeDay(now))
    const filing: Filing = { ...filingOfHeld(taken, now), acceptanceNumber }
    writeFiling(tx, filing)
    writeEvent(tx, id, { at: tx.at, kind: 'reconciled', by: by.name, detail: taken.words })
    const registration = { id: held.x_client_biz_no, operation: 'register' } as const
    const entry = queuedEntry(filing, registration, tx)
    // The subsystem has it under this very key: there is nothing to send.
    insertEntry(
      tx,
      { ...entry, state: 'acknowledged', nextAt: null },
      { filing, office: vault.office, before: null, reason: '' },
    )
    taken.beside(tx)
    return filing
  })
}
