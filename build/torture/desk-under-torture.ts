import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { setImmediate, setTimeout } from 'node:timers/promises'
import { numberedEntry } from '#build/exactly-once/submitted.ts'
import { swiftTime } from '#build/exactly-once/swift-time.ts'
import { ROOT } from '#build/paths.ts'
import { outboxOf } from '#electron/line.ts'
import { getProvinceProfile } from '#electron/province-files.ts'
import { startSyncLoop } from '#electron/sync/loop.ts'
import { createSubsystemClient } from '#electron/sync/subsystem-client.ts'
import { startTrainingSubsystem } from '#electron/training/training-subsystem.ts'
import { lastSeq } from '#electron/vault/audit.ts'
import { backUp } from '#electron/vault/backup.ts'
import { acceptFiling } from '#electron/vault/filings.ts'
import { listUnacknowledged, nextMessageSerial, sendNow } from '#electron/vault/outbox.ts'
import { closeVault, openVault, type Vault } from '#electron/vault/vault.ts'
import { TABLES } from '#tests/builders.ts'
import { glossOver, plantAtAcceptance, plantAtDrain } from './planted-bugs.ts'
import { DeskOrder, type DeskWord } from './torture-messages.ts'
import { makeVault, OPERATOR, unlockOf, vaultFolder } from './torture-vault.ts'

/**
 * Child of the torture rig: the real vault, outbox, loop and client, and a training subsystem whose own disk
 * is spared. Does one order after another and says what it acknowledged, until it is killed.
 */
process.on('message', (message) => void obey(DeskOrder.parse(message)))

const PAUSE_MS = 5

function say(word: DeskWord): void {
  process.send?.(word)
}

async function obey(order: DeskOrder): Promise<void> {
  const { folders, task, plant } = order
  const { clock, timers } = swiftTime(new Date(order.startAt))
  if (task.kind === 'gloss-over') {
    await glossOver(folders.profile, clock)
    return say({ kind: 'done' })
  }
  const vault = await openOrMake(folders.profile, clock)
  const { loop, training } = await startLine(order, vault, { clock, timers })
  if (task.kind === 'file') {
    await file(order, vault, loop)
    return say({ kind: 'done' })
  }
  if (plant !== 'none') plantAtDrain(vault, plant)
  while (listUnacknowledged(vault).length > 0) {
    for (const { id, state } of listUnacknowledged(vault)) {
      // What the clerk does about what was parked: 立即重试.
      if (state === 'parked') sendNow(vault, id)
    }
    loop.wake()
    await setTimeout(PAUSE_MS)
  }
  await loop.stop()
  await training.stop()
  closeVault(vault)
  say({ kind: 'done' })
}

async function openOrMake(profile: string, clock: Vault['clock']): Promise<Vault> {
  if (!existsSync(vaultFolder(profile))) return makeVault(profile, clock)
  const opened = await openVault(unlockOf(profile, clock))
  if (!opened.ok) throw new Error(opened.error.code)
  return opened.value
}

async function startLine(
  { folders, seed, perThousand }: DeskOrder,
  vault: Vault,
  time: ReturnType<typeof swiftTime>,
) {
  const training = await startTrainingSubsystem({
    directory: folders.subsystem,
    clock: time.clock,
    destinationCodes: new Set(TABLES.destinations.keys()),
    slowMs: 300,
  })
  if (perThousand > 0) {
    await fetch(`${training.controlUrl}/training/fault`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ mix: LINE_FAULTS, perThousand, seed }),
    })
  }
  const client = createSubsystemClient({
    profile: { ...getProvinceProfile(join(ROOT, 'assets'), 'training'), ...training },
    office: vault.office,
    operator: OPERATOR,
    policies: TABLES.policies,
    destinations: TABLES.destinations,
    clock: time.clock,
    nextSerial: () => nextMessageSerial(vault),
    limits: { signInMs: 200, lookUpMs: 200, readMs: 200 },
  })
  const loop = startSyncLoop({
    ...time,
    store: outboxOf(vault, { compareDue: () => undefined }),
    client,
    onLine: () => undefined,
    reportFault: (_where, fault) => say({ kind: 'refused', code: codeOf(fault) }),
  })
  return { loop, training }
}

const LINE_FAULTS = [
  'slow',
  'drop-before-commit',
  'drop-after-commit',
  'gateway-after-commit',
  'http-409',
  'http-500',
  'http-503',
  'html-200',
  'no-serial',
  'truncated',
  'huge',
  'other-answer',
  'restart',
  'refuse',
] as const

async function file(
  { task, folders, plant }: DeskOrder,
  vault: Vault,
  loop: { wake(): void },
): Promise<void> {
  if (task.kind !== 'file') return
  for (let index = 0; index < task.count; index += 1) {
    while (!accept(vault, index, plant)) await setTimeout(PAUSE_MS)
    if (index + 1 === task.backUpAfter) {
      const made = backUp(vault, folders.place)
      if (!made.ok) throw new Error(made.error.code)
    }
    loop.wake()
    await setImmediate()
  }
}

/** Accepts one filing and says so; false where the disk has no room for it. */
function accept(vault: Vault, index: number, plant: DeskOrder['plant']): boolean {
  const acceptance = {
    id: randomUUID(),
    entry: numberedEntry(index),
    entryId: randomUUID(),
    policy: { packs: [{ id: 'national', version: '2023-01-01' }] },
    by: OPERATOR,
  }
  try {
    if (!plantAtAcceptance(plant, index)) acceptFiling(vault, acceptance, vault.clock.now())
    const { id: filingId, entryId } = acceptance
    say({ kind: 'accepted', filing: { filingId, entryId, seq: lastSeq(vault) } })
    return true
  } catch (fault) {
    if (!isDiskFull(fault)) throw fault
    say({ kind: 'refused', code: codeOf(fault) })
    return false
  }
}

function isDiskFull(fault: unknown): boolean {
  return ['ENOSPC', 'SQLITE_FULL'].includes(codeOf(fault))
}

function codeOf(fault: unknown): string {
  return fault instanceof Error && 'code' in fault ? String(fault.code) : 'unexpected'
}
