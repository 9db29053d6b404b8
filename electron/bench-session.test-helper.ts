import { dirname } from 'node:path'
import type { Tables } from '#shared/reference-data.ts'
import { openArchiveDesk } from './archive-desk.ts'
import { startBackupDesk } from './backup-desk.ts'
import { openBatchDesk } from './batch-desk.ts'
import type { Session } from './desk-context.ts'
import { startIdleWatch } from './idle-watch.ts'
import { outboxOf } from './line.ts'
import { startMaterialDesk } from './material-desk.ts'
import { openNoPrintDesk } from './no-host.test-helper.ts'
import { openPersonDesk } from './person-desk.ts'
import { openReconcileDesk } from './reconcile-desk.ts'
import { newScrubMemory, startScrubDesk } from './scrub-desk.ts'
import { openSettlementDesk } from './settlement-desk.ts'
import { startSyncLoop } from './sync/loop.ts'
import { createSubsystemClient, type SubsystemClient } from './sync/subsystem-client.ts'
import { type ManualTime, OFFICE, profileOf } from './sync/sync-bench.test-helper.ts'
import { SYSTEM_TIMERS } from './sync/timers.ts'
import type { TrainingSubsystem } from './training/training-subsystem.ts'
import { nextMessageSerial } from './vault/outbox.ts'
import type { Vault } from './vault/vault.ts'

/** What a session on a bench is made of. */
export interface BenchSession {
  readonly vault: Vault
  readonly time: ManualTime
  readonly training: TrainingSubsystem
  readonly tables: Tables
  readonly faults: unknown[]
}

const nothing = () => undefined

function clientOf({ vault, time, training, tables }: BenchSession): SubsystemClient {
  return createSubsystemClient({
    profile: profileOf(training),
    office: OFFICE,
    operator: vault.operator,
    policies: tables.policies,
    destinations: tables.destinations,
    clock: time.clock,
    nextSerial: () => nextMessageSerial(vault),
    limits: { signInMs: 5_000, lookUpMs: 5_000, readMs: 2_000 },
  })
}

/** Starts a session as the desk does, under the clock of the bench. */
export function startBenchSession(bench: BenchSession): Session {
  const { vault, time, tables, faults } = bench
  const { operator } = vault
  const { clock, timers } = time
  const reportFault = (_where: string, fault: unknown) => faults.push(fault)
  const client = clientOf(bench)
  const persons = openPersonDesk({
    vault,
    client,
    divisions: tables.divisions,
    // The bench has one timer, which is the loop's: a desk that sets its own would put the loop to sleep for good.
    timers: SYSTEM_TIMERS,
    reportFault,
  })
  const store = outboxOf(vault, persons)
  const loop = startSyncLoop({
    store,
    client,
    clock,
    timers,
    onLine: nothing,
    reportFault,
    random: () => 0.5,
  })
  const idle = startIdleWatch({
    clock,
    timers: SYSTEM_TIMERS,
    limitMinutes: () => 30,
    onNearing: nothing,
    onIdle: nothing,
  })
  const batches = openBatchDesk({
    session: () => ({ loop }),
    vault,
    tables,
    clock,
    operator,
    onProgress: nothing,
    onFiled: nothing,
  })
  const prints = openNoPrintDesk({ vault, clock, tables, reportFault })
  const settlements = openSettlementDesk({ vault, clock, client })
  const reconciliations = openReconcileDesk({
    session: () => ({ loop }),
    vault,
    clock,
    timers: SYSTEM_TIMERS,
    client,
    policies: tables.policies,
    isOnline: () => loop.lineState().state === 'online',
    reportFault,
  })
  const overLine = {
    loop,
    persons,
    settlements,
    reconciliations,
    stopLine: loop.stop,
    startLine: nothing,
  }
  return { vault, ...overLine, operator, batches, ...keepersOf(vault, clock), prints, idle }
}

/** What looks after the files of the vault. */
function keepersOf(vault: Vault, clock: ManualTime['clock']) {
  const beside = {
    vault,
    clock,
    profileDirectory: dirname(vault.directory),
    timers: SYSTEM_TIMERS,
    reportFault: nothing,
    onChanged: nothing,
  }
  return {
    backups: startBackupDesk(beside),
    scrubs: startScrubDesk({ ...beside, memory: newScrubMemory() }),
    materials: startMaterialDesk({ ...beside, onFound: nothing }),
    archives: openArchiveDesk({ ...beside, materialName: (_, id) => id, onProgress: nothing }),
  }
}
