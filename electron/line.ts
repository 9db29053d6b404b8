import type { LineState } from '#shared/bridge.ts'
import type { Tables } from '#shared/reference-data.ts'
import type { Clock } from './clock.ts'
import { openPersonDesk, type PersonDesk } from './person-desk.ts'
import { type SyncLoop, startSyncLoop } from './sync/loop.ts'
import type { OutboxStore } from './sync/outbox-store.ts'
import { createSubsystemClient } from './sync/subsystem-client.ts'
import type { SubsystemProfile } from './sync/subsystem-profile.ts'
import { SYSTEM_TIMERS } from './sync/timers.ts'
import {
  findDue,
  listDue,
  markLineReturned,
  markSending,
  nextMessageSerial,
  nextWake,
  recordQuery,
} from './vault/outbox.ts'
import { policyDesk } from './vault/policy-desk.ts'
import { settleEntry } from './vault/settle-entry.ts'
import type { Vault } from './vault/vault.ts'

/** The line from one open vault to one subsystem. */
export interface LineOptions {
  readonly vault: Vault
  readonly clock: Clock
  readonly profile: SubsystemProfile
  /** The tables as the program brings them. */
  readonly shipped: Tables
  onLine(line: LineState): void
  reportFault(where: string, fault: unknown): void
}

/** What runs over the line: the loop that empties the outbox, and the look-ups. */
export interface Line {
  /** Its end is the end of the look-ups too. */
  readonly loop: SyncLoop
  readonly persons: PersonDesk
}

/** Starts what runs over the line of an open vault. */
export function startLine(options: LineOptions): Line {
  const { vault, clock, profile, shipped, ...told } = options
  const client = createSubsystemClient({
    profile,
    get office() {
      return vault.office
    },
    operator: vault.operator,
    get policies() {
      return policyDesk(vault, shipped).tables.policies
    },
    destinations: shipped.destinations,
    clock,
    nextSerial: () => nextMessageSerial(vault),
  })
  const { reportFault } = told
  const persons = openPersonDesk({ vault, client, divisions: shipped.divisions, reportFault })
  const store = outboxOf(vault, persons)
  const loop = startSyncLoop({ store, client, clock, timers: SYSTEM_TIMERS, ...told })
  const stop = async () => {
    await Promise.all([loop.stop(), persons.stop()])
  }
  return { loop: { ...loop, stop }, persons }
}

/** The vault's outbox as the loop knows it: each writing call has committed when it returns. */
export function outboxOf(vault: Vault, persons: Pick<PersonDesk, 'compare'>): OutboxStore {
  return {
    listDue: (now, limit) => listDue(vault, now, limit),
    findDue: (entryId, now) => findDue(vault, entryId, now),
    markSending: (entryId, attempt) => markSending(vault, entryId, attempt),
    recordQuery: (entryId, attempt) => recordQuery(vault, entryId, attempt),
    settle: (entryId, settled) => {
      settleEntry(vault, entryId, settled)
      // What was typed while the line was down can be compared now.
      if (settled.receipt !== null) persons.compare(settled.entry.filingId)
    },
    lineReturned: (now) => markLineReturned(vault, now),
    nextWake: () => nextWake(vault),
  }
}
