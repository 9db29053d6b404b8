import { join } from 'node:path'
import { REPEATING_FAULTS, SERVICE_FAULTS } from '#build/message-faults.ts'
import { ROOT } from '#build/paths.ts'
import { createRigVault, OPERATOR, rigUnlock } from '#build/rig-vault.ts'
import { outboxOf } from '#electron/line.ts'
import { getProvinceProfile } from '#electron/province-files.ts'
import { startSyncLoop } from '#electron/sync/loop.ts'
import { createSubsystemClient } from '#electron/sync/subsystem-client.ts'
import type { TrainingFault } from '#electron/training/training-fault.ts'
import {
  startTrainingSubsystem,
  type TrainingSubsystem,
} from '#electron/training/training-subsystem.ts'
import { markInterrupted, nextMessageSerial } from '#electron/vault/outbox.ts'
import { sendNow } from '#electron/vault/queue-acts.ts'
import { closeVault, openVault, type Vault } from '#electron/vault/vault.ts'
import { TABLES } from '#tests/builders.ts'
import { type Judgement, judge, readHeld } from './judge.ts'
import { type Submitted, submit } from './submitted.ts'
import { type SwiftTime, swiftTime } from './swift-time.ts'

/** What is run. */
export interface ExactlyOnce {
  /** An empty folder for vault and subsystem. */
  readonly directory: string
  readonly count: number
  readonly seed: number
  /** Of a thousand messages so many meet a fault. */
  readonly perThousand: number
  readonly onProgress: (done: number) => void
}

/** What came of it. */
export interface Outcome extends Judgement {
  readonly seed: number
  readonly perThousand: number
  /** How often the desk was stopped in the middle and opened again. */
  readonly restarts: number
  readonly seconds: number
}

/** Every fault that can happen to a message. */
const MIX: readonly TrainingFault[] = [...SERVICE_FAULTS, ...REPEATING_FAULTS]

/** Filed while the line is down, then sent. */
const BACKLOG = 1_000

const START = new Date('2026-11-22T01:00:00.000Z')
const WATCH_MS = 20

interface Rig {
  readonly directory: string
  readonly time: SwiftTime
  readonly training: TrainingSubsystem
  /** Entries a person had to press for; what was filed after them may have gone first. */
  readonly pressed: Set<string>
}

/** Files, sends over a bad line, stops in the middle, and judges what the subsystem holds. */
export async function runExactlyOnce(setup: ExactlyOnce): Promise<Outcome> {
  const { directory, count, seed, perThousand, onProgress } = setup
  const started = performance.now()
  const time = swiftTime(START)
  const training = await startTrainingSubsystem({
    directory: join(directory, 'subsystem'),
    clock: time.clock,
    destinationCodes: new Set(TABLES.destinations.keys()),
    slowMs: 600,
  })
  await spoil(training, { mix: MIX, perThousand, seed })
  const rig: Rig = { directory, time, training, pressed: new Set() }
  const submitted: Submitted = new Map()
  let vault = await createRigVault(join(directory, 'vault'), time.clock)
  let restarts = 0
  for (let from = 0; from < count; from += BACKLOG) {
    const to = Math.min(count, from + BACKLOG)
    submit(vault, submitted, { from, to })
    await send(rig, vault, Math.floor((to - from) / 2))
    closeVault(vault)
    vault = await reopenVault(rig)
    restarts += 1
    await send(rig, vault, 0)
    onProgress(to)
  }
  const judgement = judge({
    submitted,
    held: await readHeld(training),
    vault,
    pressed: rig.pressed,
  })
  closeVault(vault)
  await training.stop()
  const seconds = Math.round((performance.now() - started) / 1_000)
  return { ...judgement, seed, perThousand, restarts, seconds }
}

/** Runs the loop until no more than `left` entries are open, then stops it, whatever is under way. */
async function send(rig: Rig, vault: Vault, left: number): Promise<void> {
  const { time, training } = rig
  const client = createSubsystemClient({
    profile: { ...getProvinceProfile(join(ROOT, 'assets'), 'training'), ...training },
    office: vault.office,
    operator: OPERATOR,
    policies: TABLES.policies,
    destinations: TABLES.destinations,
    clock: time.clock,
    nextSerial: () => nextMessageSerial(vault),
    limits: { signInMs: 400, lookUpMs: 400, readMs: 400 },
  })
  const loop = startSyncLoop({
    store: outboxOf(vault, { compareDue: () => undefined }),
    client,
    clock: time.clock,
    timers: time.timers,
    onLine: () => undefined,
    reportFault: (where, fault) => {
      throw new Error(where, { cause: fault })
    },
  })
  while (countOpen(vault) > left) {
    await new Promise((resolve) => setTimeout(resolve, WATCH_MS))
    pressParked(rig, vault)
    loop.wake()
  }
  await loop.stop()
}

/** What the clerk does about what was parked: nothing but the button 立即重试. */
function pressParked({ pressed }: Rig, vault: Vault): void {
  // Asked often while a thousand wait: only the few that are parked are read.
  const parked = vault.db
    .prepare<[], string>(
      `SELECT id FROM outbox INDEXED BY outbox_in_order
       WHERE state <> 'acknowledged' AND state <> 'withdrawn' AND state = 'parked'`,
    )
    .pluck()
    .all()
  for (const id of parked) {
    pressed.add(id)
    sendNow(vault, id)
  }
}

function countOpen({ db }: Vault): number {
  const count = db
    .prepare<[], number>(
      "SELECT count(*) FROM outbox WHERE state <> 'acknowledged' AND state <> 'withdrawn'",
    )
    .pluck()
    .get()
  return count ?? 0
}

async function spoil(
  training: TrainingSubsystem,
  mix: {
    readonly mix: readonly TrainingFault[]
    readonly perThousand: number
    readonly seed: number
  },
): Promise<void> {
  const answer = await fetch(`${training.controlUrl}/training/fault`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(mix),
  })
  if (answer.status !== 204)
    throw new Error(`the training subsystem took no faults: ${answer.status}`)
}

async function reopenVault({ directory, time }: Rig): Promise<Vault> {
  const opened = await openVault(rigUnlock(join(directory, 'vault'), time.clock))
  if (!opened.ok) throw new Error(opened.error.code)
  markInterrupted(opened.value)
  return opened.value
}
