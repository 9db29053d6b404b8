import { type SyncLoop, startSyncLoop } from './loop.ts'
import type { OutboxStore } from './outbox-store.ts'
import { createSubsystemClient } from './subsystem-client.ts'
import { ENTRY_TABLES, type ManualTime, OFFICE, profileOf } from './sync-bench.test-helper.ts'

/** What a loop under test runs on. */
interface BenchLoop {
  readonly store: OutboxStore
  /** Where the subsystem is reached, and the token the desk signs in with. */
  readonly line: Parameters<typeof profileOf>[0]
  /** It passes by hand. */
  readonly time: ManualTime
  readonly operatorNumber?: string
  readonly announced?: Parameters<typeof startSyncLoop>[0]['announced']
  /** What lies between the desk and the subsystem. */
  readonly fetch?: typeof fetch
  readonly onLine?: Parameters<typeof startSyncLoop>[0]['onLine']
  /** By default a fault of the loop fails the test. */
  readonly reportFault?: Parameters<typeof startSyncLoop>[0]['reportFault']
}

/** Starts a loop against a training subsystem and lets it run until it sleeps. */
export async function startBenchLoop({
  store,
  line,
  time,
  operatorNumber = '0001',
  announced,
  fetch: way = fetch,
  onLine = () => undefined,
  reportFault = failTest,
}: BenchLoop): Promise<SyncLoop> {
  let serial = 0
  const client = createSubsystemClient({
    profile: profileOf(line),
    office: OFFICE,
    operator: { number: operatorNumber, name: '李经办' },
    ...ENTRY_TABLES,
    clock: time.clock,
    fetch: way,
    nextSerial: () => ++serial,
    limits: { signInMs: 5_000, lookUpMs: 5_000, readMs: 300 },
  })
  const { clock, timers } = time
  const random = () => 0.5
  const loop = startSyncLoop({
    store,
    client,
    clock,
    timers,
    onLine,
    reportFault,
    random,
    ...(announced && { announced }),
  })
  await time.asleep()
  return loop
}

function failTest(_where: string, fault: unknown): never {
  throw fault
}
