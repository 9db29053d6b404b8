import type { LineState } from '#shared/bridge.ts'
import type { PolicyPack } from '#shared/policy/policy.ts'
import type { Clock } from './clock.ts'
import { type SyncLoop, startSyncLoop } from './sync/loop.ts'
import type { OutboxStore } from './sync/outbox-store.ts'
import { createSubsystemClient } from './sync/subsystem-client.ts'
import type { SubsystemProfile } from './sync/subsystem-profile.ts'
import { SYSTEM_TIMERS } from './sync/timers.ts'
import {
  listDue,
  markSending,
  nextMessageSerial,
  nextWake,
  recordQuery,
  settleEntry,
} from './vault/outbox.ts'
import type { Vault } from './vault/vault.ts'

/** The line from one open vault to one subsystem. */
export interface LineOptions {
  readonly vault: Vault
  readonly clock: Clock
  readonly profile: SubsystemProfile
  readonly policies: readonly PolicyPack[]
  onLine(line: LineState): void
  reportFault(where: string, fault: unknown): void
}

/** Starts the loop that empties the vault's outbox. */
export function startLine({ vault, clock, profile, policies, ...told }: LineOptions): SyncLoop {
  const client = createSubsystemClient({
    profile,
    get office() {
      return vault.office
    },
    operator: vault.operator,
    policies,
    clock,
    nextSerial: () => nextMessageSerial(vault),
  })
  return startSyncLoop({ store: outboxOf(vault), client, clock, timers: SYSTEM_TIMERS, ...told })
}

/** The vault's outbox as the loop knows it: each writing call has committed when it returns. */
function outboxOf(vault: Vault): OutboxStore {
  return {
    listDue: (now) => listDue(vault, now),
    markSending: (entryId, attempt) => markSending(vault, entryId, attempt),
    recordQuery: (entryId, attempt) => recordQuery(vault, entryId, attempt),
    settle: (entryId, settled) => settleEntry(vault, entryId, settled),
    nextWake: () => nextWake(vault),
  }
}
