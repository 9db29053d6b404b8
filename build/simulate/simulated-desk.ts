import { join } from 'node:path'
import { ROOT } from '#build/paths.ts'
import { outboxOf } from '#electron/line.ts'
import { getProvinceProfile } from '#electron/province-files.ts'
import { type SyncLoop, startSyncLoop } from '#electron/sync/loop.ts'
import { createSubsystemClient } from '#electron/sync/subsystem-client.ts'
import type { SeededDraw } from '#electron/training/seeded-draw.ts'
import type { ServiceSetup } from '#electron/training/service.ts'
import { nextMessageSerial } from '#electron/vault/outbox.ts'
import type { Vault } from '#electron/vault/vault.ts'
import { TABLES } from '#tests/builders.ts'
import type { Accuse } from './invariants.ts'
import type { SimulatedLine } from './line.ts'
import { type Plant, plantIn, plantInLine } from './planted-bugs.ts'
import type { SimulatedVault } from './simulated-vault.ts'
import type { Trace } from './trace.ts'
import type { VirtualTime } from './virtual-time.ts'

/** A desk of the real vault, outbox, settling and loop; everything else is passed in. */
export interface SimulatedDesk {
  vault(): Vault
  wake(): void
  /** Gone in the middle of whatever it does, and started again later. */
  crash(downMs: number): void
  /** Locked as the clerk does it, and opened again. */
  lock(): Promise<void>
}

interface DeskSetup {
  readonly copy: SimulatedVault
  readonly time: VirtualTime
  readonly draw: SeededDraw
  readonly line: SimulatedLine
  readonly service: ServiceSetup
  readonly trace: Trace
  readonly accuse: Accuse
  readonly plant: Plant
}

const PROVINCE = getProvinceProfile(join(ROOT, 'assets'), 'training')
const ADDRESS = 'http://subsystem.invalid'

/** Opens the vault and starts sending. */
export function startSimulatedDesk(setup: DeskSetup): SimulatedDesk {
  const { copy, time, line } = setup
  let vault = copy.open(time.deskClock)
  let loop = startLoop(setup, vault)
  const reopen = () => {
    vault = copy.open(time.deskClock)
    loop = startLoop(setup, vault)
  }
  return {
    vault: () => vault,
    wake: () => loop.wake(),
    crash(downMs) {
      time.dropTimers()
      line.abandon()
      vault.db.close()
      time.pass(downMs)
      reopen()
    },
    async lock() {
      await loop.stop()
      vault.db.close()
      reopen()
    },
  }
}

function startLoop(setup: DeskSetup, vault: Vault): SyncLoop {
  const { time, draw, line, service, trace, accuse, plant } = setup
  const client = createSubsystemClient({
    profile: { ...PROVINCE, url: ADDRESS, ...service.key },
    office: vault.office,
    operator: vault.operator,
    policies: TABLES.policies,
    destinations: TABLES.destinations,
    clock: time.deskClock,
    nextSerial: () => nextMessageSerial(vault),
    fetch: plantInLine(line.fetch, plant),
    deadline: line.deadline,
  })
  const store = outboxOf(vault, { compareDue: () => undefined })
  return startSyncLoop({
    ...plantIn({ store, client }, plant, { vault, service }),
    clock: time.deskClock,
    timers: time.timers,
    random: () => draw.below(1_000_000) / 1_000_000,
    onLine: ({ state, words }) => trace.add(`${time.elapsed()} ~ ${state} ${words}`),
    reportFault(where, fault) {
      accuse('no-fault', `${where}: ${fault instanceof Error ? fault.message : String(fault)}`)
    },
  })
}
